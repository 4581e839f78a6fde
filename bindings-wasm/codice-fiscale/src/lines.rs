//! A record as lines of text. What the standard library has for numbers is larger than all that is written here.

use chrono::{Datelike as _, NaiveDate};

/// Fields that cross, each ended by a line feed.
#[derive(Default)]
pub(crate) struct Lines(pub(crate) String);

impl Lines {
    pub(crate) fn text(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// In decimal digits; nothing for none.
    #[cfg(not(feature = "places"))]
    pub(crate) fn number(&mut self, number: Option<u32>) {
        if let Some(number) = number {
            self.digits(number);
        }
        self.text("");
    }

    /// As `YYYY-MM-DD`; nothing for none.
    pub(crate) fn day(&mut self, day: Option<NaiveDate>) {
        if let Some(day) = day {
            self.digits(day.year().unsigned_abs());
            for number in [day.month(), day.day()] {
                self.0.push_str(if number < 10 { "-0" } else { "-" });
                self.digits(number);
            }
        }
        self.text("");
    }

    fn digits(&mut self, number: u32) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.0.push(char::from_digit(number % 10, 10).unwrap_or_default());
    }
}
