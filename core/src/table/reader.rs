//! The reader: chunks of bytes in, rows and problems out.

use std::collections::VecDeque;
use std::fmt;

use super::encoding::{RowDecoder, Transport};
use super::header::{Header, bare_fields};
use super::problem::TableProblem;
use super::records::{LONGEST_ROW, Record, Records, Split, Verdict};
use super::roles::RoleNames;
use super::row::Row;
use super::separator::{DECLARATION, separator};
use crate::text::Code;

/// A whole file: its rows, and everything that is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
    /// The problems, in the order of the file. A row that is reported as short, long or unclosed is not among the rows.
    pub problems: Vec<TableProblem>,
}

/// Reads a whole file; roles stay as they are written. For the roles of a campaign, or a file without them, see
/// [`TableReader::with_roles`].
///
/// ```
/// let table = abilita::table::read(b"Nome,Cognome,Codice fiscale,Ruolo\nNicol\xf2,Greco,GRCNNI66R08A662W,delegate\n");
/// assert_eq!(table.rows[0].delegate().person().name(), "Nicolò");
/// ```
pub fn read(bytes: &[u8]) -> Table {
    TableReader::new().read(bytes)
}

/// Reads a file in chunks of any size. Memory is bounded by the chunk and the longest row (128 KiB), whatever the file.
///
/// Problems come between the rows, where they are met. Only a header without a needed column, or one that
/// does not end, ends the rows: nothing can be read without it.
///
/// ```
/// use abilita::table::TableReader;
///
/// let chunks = ["Codice fiscale,Ru", "olo\nRSSNNA75S42D205F,delegate\nVRDLCU93A30G674G,de", "legate"];
/// let mut reader = TableReader::new();
/// let mut lines = Vec::new();
/// for chunk in chunks {
///     for row in reader.feed(chunk.as_bytes()) {
///         lines.push(row?.line());
///     }
/// }
/// for row in reader.finish() {
///     lines.push(row?.line());
/// }
/// assert_eq!(lines, [2, 3]);
/// # Ok::<(), abilita::table::TableProblem>(())
/// ```
pub struct TableReader {
    transport: Transport,
    splitting: Splitting,
    rows: Rows,
}

/// Bytes are held until the header line tells the separator.
enum Splitting {
    Awaited(Vec<u8>),
    Known(Box<Records>),
}

impl Default for TableReader {
    fn default() -> Self {
        Self::new()
    }
}

impl TableReader {
    /// A reader that keeps roles as they are written.
    pub fn new() -> Self {
        Self {
            transport: Transport::new(),
            splitting: Splitting::Awaited(Vec::new()),
            rows: Rows {
                roles: RoleNames::new(),
                decoder: RowDecoder::default(),
                separator: ';',
                header: HeaderLine::Awaited,
                found: VecDeque::new(),
            },
        }
    }

    /// Tells which texts mean which role.
    ///
    /// ```
    /// use abilita::{Campaign, table::{RoleNames, TableReader}};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let reader = TableReader::new().with_roles(RoleNames::of(&campaign).otherwise("delegate"));
    /// let table = reader.read(b"Codice fiscale\nRSSNNA75S42D205F\n");
    /// assert_eq!(table.rows[0].delegate().role(), "delegate");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_roles(mut self, roles: RoleNames) -> Self {
        self.rows.roles = roles;
        self
    }

    /// Takes the next bytes of the file, and gives the rows and problems that are whole by now. What is not taken from the
    /// iterator comes with the next call.
    pub fn feed(&mut self, bytes: &[u8]) -> impl Iterator<Item = Result<Row, TableProblem>> {
        self.take(bytes, false);
        std::iter::from_fn(|| self.rows.found.pop_front())
    }

    /// Tells that the file ends here, and gives the rows and problems that are left.
    pub fn finish(mut self) -> impl Iterator<Item = Result<Row, TableProblem>> {
        self.take(&[], true);
        self.rows.end();
        self.rows.found.into_iter()
    }

    /// Reads a whole file.
    pub fn read(mut self, bytes: &[u8]) -> Table {
        let mut table = Table::default();
        self.take(bytes, false);
        for found in self.finish() {
            match found {
                Ok(row) => table.rows.push(row),
                Err(problem) => table.problems.push(problem),
            }
        }
        table
    }

    fn take(&mut self, bytes: &[u8], last: bool) {
        if matches!(self.rows.header, HeaderLine::Unusable) {
            return;
        }
        let mut bytes = self.transport.feed(bytes, last);
        if let Splitting::Awaited(held) = &mut self.splitting {
            held.extend_from_slice(&bytes);
            let start = held.get(..LONGEST_ROW);
            let Some(separator) = separator(start.unwrap_or(held), last || start.is_some()) else { return };
            bytes = std::mem::take(held).into();
            self.rows.separator = char::from(separator);
            self.rows.decoder = self.transport.row_decoder();
            self.splitting = Splitting::Known(Box::new(Records::new(separator)));
        }
        if let Splitting::Known(records) = &mut self.splitting {
            let mut sink = |split: Split<'_>| self.rows.take(split);
            records.feed(&bytes, &mut sink);
            if last {
                records.finish(&mut sink);
            }
        }
    }
}

/// Shows nothing of what was read.
impl fmt::Debug for TableReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableReader").field("roles", &self.rows.roles).finish_non_exhaustive()
    }
}

/// From the fields of rows to what comes out.
struct Rows {
    roles: RoleNames,
    decoder: RowDecoder,
    separator: char,
    header: HeaderLine,
    found: VecDeque<Result<Row, TableProblem>>,
}

enum HeaderLine {
    Awaited,
    Read(Box<Header>),
    Unusable,
}

impl Rows {
    fn take(&mut self, split: Split<'_>) -> Verdict {
        match split {
            _ if matches!(self.header, HeaderLine::Unusable) => Verdict::Sound,
            Split::Record(record) => self.record(&record),
            Split::Unclosed { line } => {
                if matches!(self.header, HeaderLine::Awaited) {
                    self.header = HeaderLine::Unusable;
                }
                self.unsound(TableProblem::new(Code::TableUnclosed, line))
            }
        }
    }

    fn record(&mut self, record: &Record<'_>) -> Verdict {
        let line = record.line;
        let (fields, is_relied_on) = self.decoder.decode(record.fields());
        let fields = bare_fields(&fields);
        if fields.iter().all(|field| field.is_empty()) {
            return Verdict::Sound;
        }
        if !is_relied_on {
            self.found.push_back(Err(TableProblem::new(Code::TableEncoding, line)));
        }
        let HeaderLine::Read(header) = &self.header else {
            self.header(&fields, line);
            return Verdict::Sound;
        };
        if !header.fits(&fields) {
            let problem = TableProblem::of_width(line, header.width(), fields.len());
            return self.unsound(problem);
        }
        if header.swallows_rows(&fields, self.separator) {
            return self.unsound(TableProblem::new(Code::TableUnclosed, line));
        }
        let (row, problem) = header.row(&fields, line, &self.roles);
        self.found.extend(problem.map(Err));
        self.found.push_back(Ok(row));
        Verdict::Sound
    }

    /// Reads the header. Where a stray quote has swallowed part of it, that is what is reported: what the fields hold may be data.
    fn header(&mut self, fields: &[&str], line: usize) {
        if fields.first().is_some_and(|field| field.eq_ignore_ascii_case(DECLARATION)) {
            return;
        }
        let (header, problems) = Header::read(fields, line, &self.roles);
        let is_torn = |field: &&str| field.contains(['\n', '\r']) && field.contains(self.separator);
        if header.is_none() && fields.iter().any(is_torn) {
            self.found.push_back(Err(TableProblem::new(Code::TableUnclosed, line)));
        } else {
            self.found.extend(problems.into_iter().map(Err));
        }
        self.header = header.map_or(HeaderLine::Unusable, |header| HeaderLine::Read(Box::new(header)));
    }

    fn unsound(&mut self, problem: TableProblem) -> Verdict {
        self.found.push_back(Err(problem));
        Verdict::Unsound
    }

    /// A file without any text lacks its header.
    fn end(&mut self) {
        if matches!(self.header, HeaderLine::Awaited) {
            self.header(&[], 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// The rows as `line:codice fiscale:name:role`.
    fn rows(table: &Table) -> Vec<String> {
        let row = |row: &Row| {
            let person = row.delegate().person();
            format!("{}:{}:{}:{}", row.line(), person.id().as_str(), person.name(), row.delegate().role())
        };
        table.rows.iter().map(row).collect()
    }

    /// The problems as `line:code:column`.
    fn problems(table: &Table) -> Vec<String> {
        let problem = |problem: &TableProblem| {
            format!("{}:{}:{}", problem.line(), problem.code(), problem.column().unwrap_or_default())
        };
        table.problems.iter().map(problem).collect()
    }

    const DORA: &str = "CNTDRO68C54L219H";
    const ANNA: &str = "RSSNNA75S42D205F";

    #[test]
    fn every_usual_form_of_a_file_is_read() {
        for file in [
            format!("CF;Nome;Ruolo\r\n{DORA};Dora;delegate\r\n{ANNA};Anna;rspp\r\n"),
            format!("\u{feff}role,tax code,first name\ndelegate,{DORA},Dora\nrspp,{ANNA},Anna"),
            format!(
                "\"Ruolo\"|\"Nome\"|\"Codice fiscale\"\r\"delegate\"|\"Dora\"|\"{DORA}\"\rrspp|Anna|{ANNA}\r"
            ),
            format!(
                "Nome\tCod. Fisc.\tQualifica\t\t\n\u{a0}Dora \t{DORA}\tdelegate\t\t\nAnna\t{ANNA}\trspp\n\n\t\t\n"
            ),
        ] {
            let table = read(file.as_bytes());
            assert_eq!(rows(&table), [format!("2:{DORA}:Dora:delegate"), format!("3:{ANNA}:Anna:rspp")]);
            assert_eq!(problems(&table), [""; 0]);
        }
        let file = format!("sep=,\r\nCF,Nome;Altro,Ruolo\r\n{DORA},,delegate\r\n");
        assert_eq!(rows(&read(file.as_bytes())), [format!("3:{DORA}::delegate")]);
    }

    #[test]
    fn quoted_fields_hold_anything() {
        let file = format!(
            "CF;Nome;Ruolo;Note\n{DORA};\"Dora \"\"la;prima\"\"\";delegate;\"a\n\n;;;\nb\"\n{ANNA};;rspp;\n"
        );
        let table = read(file.as_bytes());
        assert_eq!(rows(&table), [format!("2:{DORA}:Dora \"la;prima\":delegate"), format!("6:{ANNA}::rspp")]);
        assert_eq!(table.rows[0].other("NOTE"), Some("a\n\n;;;\nb"));
        assert_eq!(table.problems, []);
    }

    #[test]
    fn a_row_of_another_width_is_told_and_the_others_are_read() {
        let file = format!("CF;Ruolo\n{DORA}\n{ANNA};rspp;;\n{DORA};delegate;x\n{ANNA};delegate\n");
        let table = read(file.as_bytes());
        assert_eq!(rows(&table), [format!("3:{ANNA}::rspp"), format!("5:{ANNA}::delegate")]);
        assert_eq!(problems(&table), ["2:table.row:", "4:table.row:"]);
        assert_eq!(table.problems[1].widths(), Some((2, 3)));
    }

    #[test]
    fn an_encoding_is_told_only_where_it_is_in_doubt() {
        let windows = b"CF;Nome;Ruolo\nA;Nicol\xf2;x\nB;Jos\xe9;x\n";
        let table = read(windows);
        assert_eq!(rows(&table), ["2:A:Nicolò:x", "3:B:José:x"]);
        assert_eq!(table.problems, []);

        let mixed = [windows.as_slice(), "C;Zoë;x\n".as_bytes()].concat();
        let table = read(&mixed);
        assert_eq!(rows(&table), ["2:A:Nicolò:x", "3:B:José:x", "4:C:Zoë:x"]);
        assert_eq!(problems(&table), ["4:table.encoding:"]);
    }

    #[test]
    fn utf_16_is_read_by_its_byte_order_mark() {
        let text: Vec<u8> =
            "\u{feff}CF\tNome\tRuolo\r\nA\tNicolò\tx\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&read(&text)), ["2:A:Nicolò:x"]);
    }

    #[test]
    fn a_stray_quote_loses_one_row() {
        let file = "CF;Nome;Ruolo\nA;\"a;x\nB;b;x\nC;c;x\n";
        let table = read(file.as_bytes());
        assert_eq!(rows(&table), ["3:B:b:x", "4:C:c:x"]);
        assert_eq!(problems(&table), ["2:table.unclosed:"]);
    }

    #[test]
    fn a_stray_quote_in_the_header_is_all_that_is_told() {
        for file in ["CF;\"Nome;Ruolo\nA;a;x\n", "CF;\"Nome;Ruolo\nA;\"a\";x\nB;b;x\n"] {
            let table = read(file.as_bytes());
            assert_eq!(problems(&table), ["1:table.unclosed:"]);
            assert_eq!(table.rows, []);
        }
        let table = read(b"\"Codice\nfiscale\";Ruolo\nA;x\n");
        assert_eq!(rows(&table), ["3:A::x"]);
    }

    #[test]
    fn two_stray_quotes_in_one_column_lose_one_row() {
        let file = "CF;Nome;Ruolo\nA;\"a;x\nB;b;x\nC;\"c\";x\nD;d;x\n";
        let table = read(file.as_bytes());
        assert_eq!(rows(&table), ["3:B:b:x", "4:C:c:x", "5:D:d:x"]);
        assert_eq!(problems(&table), ["2:table.unclosed:"]);
    }

    #[test]
    fn the_apostrophe_of_a_spreadsheet_is_no_data() {
        let table = read(b"CF;Ruolo;Tel\nA;x;'+39 011\n");
        assert_eq!(table.rows[0].other("tel"), Some("+39 011"));
    }

    #[test]
    fn what_is_not_taken_comes_with_the_next_call() {
        let mut reader = TableReader::new();
        let _ = reader.feed(b"CF;Ruolo\nA;x\nB;x\n");
        let lines: Vec<usize> = reader.feed(b"C;x\n").map(|row| row.unwrap().line()).collect();
        assert_eq!(lines, [2, 3, 4]);
    }

    #[test]
    fn nothing_that_is_told_or_debugged_holds_data() {
        let file = format!("CF;Nome;Ruolo;Cod. mecc.\n{DORA};Dora;x;?\n{DORA};Dora\n{ANNA};\"Anna\u{fffd}\n");
        let table = read(file.as_bytes());
        assert_eq!(table.problems.len(), 3);
        let messages = table.problems.iter().map(|problem| format!("{problem}{}", problem.message(Lang::It)));
        let told = format!("{table:?}{}", messages.collect::<Vec<_>>().concat());
        for secret in ["Dora", "Anna", DORA, ANNA] {
            assert!(!told.contains(secret), "{told}");
        }
    }
}
