//! Which character separates the columns.

/// The separators that are told apart, the first of equals first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b'|', b','];

/// What stands before the separator in the line by which spreadsheets tell it.
pub(super) const DECLARATION: &str = "sep=";

/// The separator of a file, once its header line is whole; `None` as long as it is not. At the end of the file, and where
/// it is too long, the line is taken as it is.
pub(super) fn separator(bytes: &[u8], is_whole: bool) -> Option<u8> {
    let header = header_line(bytes, is_whole)?;
    let declared = header.split_at_checked(DECLARATION.len()).and_then(|(start, rest)| {
        let declares = start.eq_ignore_ascii_case(DECLARATION.as_bytes());
        rest.first().filter(|byte| declares && SEPARATORS.contains(byte))
    });
    declared.copied().or_else(|| Some(most_frequent(header)))
}

/// The first line that is more than blanks and signs, if all of it is there.
fn header_line(bytes: &[u8], is_whole: bool) -> Option<&[u8]> {
    let mut rest = bytes;
    loop {
        let end = line_end(rest).or_else(|| is_whole.then_some(rest.len()))?;
        let (line, after) = rest.split_at_checked(end)?;
        if after.is_empty() || line.iter().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
            return Some(line);
        }
        rest = after.get(1..)?;
    }
}

/// Where the first line ends, quoted line breaks apart.
fn line_end(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    bytes.iter().position(|byte| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b'\n' | b'\r')
    })
}

fn most_frequent(header: &[u8]) -> u8 {
    let mut counts = SEPARATORS.map(|separator| (separator, 0));
    let mut quoted = false;
    for byte in header {
        quoted ^= *byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == separator);
        }
    }
    // The first of equals: `max_by_key` would give the last.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b';', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_one_outside_quotes_is_taken() {
        for (header, expected) in [
            ("CF;Ruolo", b';'),
            ("CF,Ruolo", b','),
            ("CF\tRuolo", b'\t'),
            ("CF|Ruolo", b'|'),
            ("\"Nome, anche secondo, e terzo\";CF;Ruolo", b';'),
            ("CF", b';'),
            ("", b';'),
            ("CF;Ruolo,", b';'),
            ("sep=,", b','),
            ("SEP=|", b'|'),
            ("sep=x;y", b';'),
        ] {
            assert_eq!(separator(header.as_bytes(), true), Some(expected), "{header}");
        }
    }

    #[test]
    fn it_waits_for_the_end_of_the_header() {
        assert_eq!(separator(b"CF,Ru", false), None);
        assert_eq!(separator(b"CF,\"Ru\n", false), None);
        assert_eq!(separator(b"CF,\"Ru\nolo\"\n", false), Some(b','));
    }

    #[test]
    fn lines_before_the_header_that_say_nothing_do_not_count() {
        assert_eq!(separator(b"\r\n;;;;\r\n  \nCF,Ruolo\n", false), Some(b','));
    }
}
