//! The codice fiscale as a WebAssembly module of its own: small enough for any form.
//!
//! What JavaScript sees is `ts/codice-fiscale/`. What crosses is kept as plain as can be, since every byte of glue is
//! loaded too: texts, numbers, and records as lines of text, whose order each function tells. No text of a record has a
//! line break in it.
//!
//! With the feature `places` this becomes the other module, `abilita/places`, which is loaded when somebody asks for the
//! names of places.

#[cfg(not(feature = "places"))]
mod batch;
#[cfg(not(feature = "places"))]
mod code;
#[cfg(feature = "places")]
mod places;
#[cfg(not(feature = "places"))]
mod text;

#[cfg(not(feature = "places"))]
pub use batch::{classify, validate};
#[cfg(not(feature = "places"))]
pub use code::{encode, faults, is_valid, matches, parse, variants};
#[cfg(feature = "places")]
pub use places::{history, in_force_on, is_assigned, place_in_force, search};
#[cfg(not(feature = "places"))]
pub use text::{find_in_text, mask_text, normalize};

/// Fields as lines.
fn lines<T: AsRef<str>>(fields: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(field.as_ref());
    }
    text
}

/// A whole number in decimal digits, at least so many. What the standard library has for it is larger than all of its uses here.
fn digits(mut number: u32, least: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < least {
        digits.push(char::from_digit(number % 10, 10).unwrap_or_default());
        number /= 10;
    }
    digits.into_iter().rev().collect()
}

/// A day as `YYYY-MM-DD`; nothing for none.
fn day(date: Option<chrono::NaiveDate>) -> String {
    use chrono::Datelike as _;
    let text = |date: chrono::NaiveDate| {
        let (year, month, day) =
            (digits(date.year().unsigned_abs(), 4), digits(date.month(), 2), digits(date.day(), 2));
        [year, month, day].join("-")
    };
    date.map(text).unwrap_or_default()
}
