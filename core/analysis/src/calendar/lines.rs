//! Content lines: escaped, folded, ended.

use abilita::Instant;
use chrono::NaiveDate;

/// So many octets a line has at most, its end not counted.
const WIDEST: usize = 75;

/// Lines being written.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// A property whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.raw(&line);
    }

    /// A line, which goes on in the next after a blank where it is too long; no character is cut in two.
    pub(super) fn raw(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > WIDEST {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// `20251025T220000Z`
pub(super) fn stamp(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// `20251025`
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_something_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a,b;c\\d\ne:f\r\u{7}");
        assert_eq!(lines.finish(), "SUMMARY:a\\,b\\;c\\\\d\\ne:f\r\n");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_they_were(text in "[ -~àèìòù€😀]{0,300}") {
            let mut lines = Lines::default();
            lines.raw(&text);
            let folded = lines.finish();
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= WIDEST));
            let unfolded = folded.replace("\r\n ", "");
            prop_assert_eq!(unfolded.trim_end_matches("\r\n"), text);
        }
    }
}
