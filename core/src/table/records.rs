//! From bytes to the fields of each row, by the quoting rules of `csv-core`, with the line on which each row begins.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The longest row, in bytes. What is longer is a quote that was never closed; without a bound, it would hold all the rest of
/// the file in memory. The longest text a spreadsheet takes in a cell is a quarter of this.
pub(super) const LONGEST_ROW: usize = 128 * 1024;

/// How often a file is read again from the second line of an unsound row. A bound, so that no file costs more than its
/// length times a constant.
const REREADINGS: usize = 64;

/// A row, or the place where one should have ended.
pub(super) enum Split<'r> {
    Record(Record<'r>),
    Unclosed { line: usize },
}

/// The fields of a row, as bytes.
pub(super) struct Record<'r> {
    pub(super) line: usize,
    bytes: &'r [u8],
    ends: &'r [usize],
}

impl<'r> Record<'r> {
    pub(super) fn fields(&self) -> impl Iterator<Item = &'r [u8]> + Clone + use<'r> {
        let (bytes, ends) = (self.bytes, self.ends);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends).map(|(start, end)| bytes.get(start..*end).unwrap_or_default())
    }
}

/// Whether a row is one. An unsound row over several lines is probably the work of a stray quote: its lines, but for the
/// first, are read again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Sound,
    Unsound,
}

pub(super) type Sink<'s> = dyn FnMut(Split<'_>) -> Verdict + 's;

/// Splits bytes into rows. Blank lines are no rows.
pub(super) struct Records {
    csv: Reader,
    /// The line on which the row begins that is being read, from 1.
    line: usize,
    after_cr: bool,
    /// The row that is being read, as it stands in the file; empty between rows.
    raw: Vec<u8>,
    fields: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    ended: usize,
    /// After a row that was too long, the rest of its line is passed over.
    is_skipping: bool,
    rereadings: usize,
}

impl Records {
    pub(super) fn new(separator: u8) -> Self {
        let mut records = Self {
            csv: ReaderBuilder::new().delimiter(separator).build(),
            line: 1,
            after_cr: false,
            raw: Vec::new(),
            fields: vec![0; 256],
            filled: 0,
            ends: vec![0; 16],
            ended: 0,
            is_skipping: false,
            rereadings: REREADINGS,
        };
        records.restart();
        records
    }

    pub(super) fn feed(&mut self, mut input: &[u8], sink: &mut Sink<'_>) {
        loop {
            if self.raw.is_empty() {
                input = self.skip(input);
            }
            if input.is_empty() {
                return;
            }
            let room = LONGEST_ROW.saturating_sub(self.raw.len()).min(input.len());
            let (is_record, taken) = self.read(input.get(..room).unwrap_or_default());
            let (consumed, rest) = input.split_at_checked(taken).unwrap_or((input, &[]));
            self.raw.extend_from_slice(consumed);
            input = rest;
            if is_record {
                self.emit_record(sink);
            } else if self.raw.len() >= LONGEST_ROW {
                self.is_skipping = !self.emit_unclosed(sink);
            }
        }
    }

    /// What the file ends with, if no line end follows it.
    pub(super) fn finish(&mut self, sink: &mut Sink<'_>) {
        while !self.raw.is_empty() {
            let (is_record, _) = self.read(b"\n");
            if is_record {
                self.emit_record(sink);
            } else {
                self.emit_unclosed(sink);
            }
        }
    }

    /// Reads on until the row ends or the input does; whether the row ended, and how much of the input was read.
    fn read(&mut self, mut input: &[u8]) -> (bool, usize) {
        let mut taken = 0;
        while !input.is_empty() {
            let fields = self.fields.get_mut(self.filled..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, written, ended) = self.csv.read_record(input, fields, ends);
            taken += read;
            self.filled += written;
            self.ended += ended;
            input = input.get(read..).unwrap_or_default();
            match result {
                ReadRecordResult::Record => return (true, taken),
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => break,
            }
        }
        (false, taken)
    }

    fn emit_record(&mut self, sink: &mut Sink<'_>) {
        let verdict = sink(Split::Record(Record {
            line: self.line,
            bytes: self.fields.get(..self.filled).unwrap_or_default(),
            ends: self.ends.get(..self.ended).unwrap_or_default(),
        }));
        self.next(verdict, sink);
    }

    fn emit_unclosed(&mut self, sink: &mut Sink<'_>) -> bool {
        let verdict = sink(Split::Unclosed { line: self.line });
        self.restart();
        self.next(verdict, sink)
    }

    /// Leaves the row behind; whether its lines but the first were read again.
    fn next(&mut self, verdict: Verdict, sink: &mut Sink<'_>) -> bool {
        self.filled = 0;
        self.ended = 0;
        let mut raw = std::mem::take(&mut self.raw);
        let (first, rest) = first_line(&raw);
        let reads_again = verdict == Verdict::Unsound && !rest.is_empty() && self.rereadings > 0;
        if reads_again {
            self.rereadings -= 1;
            self.restart();
            self.pass(first);
            self.feed(rest, sink);
        } else {
            self.pass(&raw);
            raw.clear();
            self.raw = raw;
        }
        reads_again
    }

    /// Line ends between rows, and the rest of a line that is given up.
    fn skip<'i>(&mut self, input: &'i [u8]) -> &'i [u8] {
        let mut count = 0;
        if self.is_skipping {
            count = input.iter().position(|byte| is_line_end(*byte)).unwrap_or(input.len());
            self.is_skipping = count == input.len();
        }
        count += input.iter().skip(count).take_while(|byte| is_line_end(**byte)).count();
        let (skipped, rest) = input.split_at_checked(count).unwrap_or((input, &[]));
        self.pass(skipped);
        rest
    }

    /// Counts the line ends: LF, CRLF, CR.
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.line += usize::from(is_line_end(*byte) && !(*byte == b'\n' && self.after_cr));
            self.after_cr = *byte == b'\r';
        }
    }

    /// The splitter as at the start of a row. The line end keeps it from taking a byte order mark for one.
    fn restart(&mut self) {
        self.csv.reset();
        self.filled = 0;
        self.ended = 0;
        let _ = self.csv.read_record(b"\n", &mut [0], &mut [0]);
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The first line with its end, and the others.
fn first_line(raw: &[u8]) -> (&[u8], &[u8]) {
    let end = raw.iter().position(|byte| is_line_end(*byte)).unwrap_or(raw.len());
    let is_crlf = raw.get(end..).is_some_and(|rest| rest.starts_with(b"\r\n"));
    raw.split_at_checked(end + 1 + usize::from(is_crlf)).unwrap_or((raw, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows as `line:field|field`, `line!` for one that is not closed. Unsound are those that do not have `width` fields.
    fn split(chunks: &[&[u8]], width: usize) -> Vec<String> {
        let mut rows = Vec::new();
        let mut sink = |split: Split<'_>| match split {
            Split::Unclosed { line } => {
                rows.push(format!("{line}!"));
                Verdict::Unsound
            }
            Split::Record(record) => {
                let fields: Vec<_> = record.fields().map(String::from_utf8_lossy).collect();
                rows.push(format!("{}:{}", record.line, fields.join("|")));
                if fields.len() == width { Verdict::Sound } else { Verdict::Unsound }
            }
        };
        let mut records = Records::new(b';');
        for chunk in chunks {
            records.feed(chunk, &mut sink);
        }
        records.finish(&mut sink);
        rows
    }

    #[test]
    fn rows_begin_on_the_line_an_editor_shows() {
        let file = b"\r\na;b\r\n\r\n\"c\r\nd\";e\nf;g\rh;i";
        let rows = ["2:a|b", "4:c\r\nd|e", "6:f|g", "7:h|i"];
        assert_eq!(split(&[file], 2), rows);
        let bytes: Vec<&[u8]> = file.chunks(1).collect();
        assert_eq!(split(&bytes, 2), rows);
    }

    #[test]
    fn quotes_hold_separators_and_doubled_quotes() {
        assert_eq!(split(&[b"\"a;b\";\"c \"\"d\"\"\"\n"], 2), ["1:a;b|c \"d\""]);
        assert_eq!(split(&[b"x \"y\";\n\"\";\"\""], 2), ["1:x \"y\"|", "2:|"]);
    }

    #[test]
    fn what_a_stray_quote_swallowed_is_read_again() {
        assert_eq!(split(&[b"a;\"b\nc;d\ne;f"], 2), ["1!", "2:c|d", "3:e|f"]);
        let rows = ["1:a|x|b\r\nc;d\r\ne\"|f", "2:c|d", "3:e|f", "4:g|h"];
        assert_eq!(split(&[b"a;x;\"b\r\nc;d\r\n\"e\";f\r\ng;h"], 2), rows);
    }

    #[test]
    fn a_row_that_never_ends_is_given_up() {
        let mut file = b"a;b\nc;\"".to_vec();
        file.resize(LONGEST_ROW * 2, b'x');
        file.extend_from_slice(b"\nd;e\n");
        assert_eq!(split(&[&file], 2), ["1:a|b", "2!", "3:d|e"]);
        let chunks: Vec<&[u8]> = file.chunks(1000).collect();
        assert_eq!(split(&chunks, 2), ["1:a|b", "2!", "3:d|e"]);
    }

    #[test]
    fn memory_is_bounded_by_the_longest_row() {
        let mut records = Records::new(b';');
        for chunk in std::iter::repeat_n([b'x'; 1000], 1000).chain([[b'"'; 1000]]) {
            records.feed(b"a;\"", &mut |_| Verdict::Unsound);
            records.feed(&chunk, &mut |_| Verdict::Unsound);
            assert!(records.raw.capacity() + records.fields.capacity() <= 4 * LONGEST_ROW);
        }
    }

    #[test]
    fn reading_again_has_an_end() {
        let file = b"x\";\"\n".repeat(100_000);
        assert!(split(&[&file], 2).len() > REREADINGS);
    }

    #[test]
    fn a_byte_order_mark_within_a_file_is_a_character() {
        assert_eq!(split(&["\u{feff}a;b\n\u{feff}c;d".as_bytes()], 2), ["1:\u{feff}a|b", "2:\u{feff}c|d"]);
    }
}
