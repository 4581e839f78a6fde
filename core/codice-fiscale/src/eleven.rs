//! Codes of eleven digits: seven of a serial number, three of the office, one check digit.

use crate::error::{ErrorCode, Expected, ParseError};
use crate::parse::Strictness;

/// Whose codes an office issued.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    /// Provisional codes of natural persons.
    Person,
    /// The same, of the years in which the check digit was not yet computed.
    PersonUnchecked,
    /// VAT numbers and codes of bodies.
    Body,
}

/// Tells `fault` everything wrong with the digits as the code of a natural person, in the order of precedence.
pub(crate) fn examine(digits: &[u8; 11], strictness: Strictness, fault: &mut dyn FnMut(ParseError)) {
    let Some(series) = series(number(digits, 0, 7), number(digits, 7, 3), strictness) else {
        fault(ParseError::at(ErrorCode::Structure, 7, Expected::Office));
        return;
    };
    if series != Series::PersonUnchecked && !check_digit_fits(digits) {
        fault(ParseError::at(ErrorCode::CheckCharacter, 10, Expected::CheckCharacter));
    }
    if series == Series::Body {
        fault(ParseError::new(ErrorCode::NotAPerson, Expected::Person));
    }
}

/// The table of offices of the tax agency's program, `trattCfNum` (Sogei S.p.A., class `UCheckNum`).
///
/// Three of its results are slips rather than rules, and only [`Strictness::Formal`] repeats them: serial numbers from
/// 273961 to 400000 of the central office pass because the lower bound is written `0400000`, which is octal, and
/// serial number 0 passes because two strings are compared by identity.
fn series(serial: u32, office: u32, strictness: Strictness) -> Option<Series> {
    let formal = strictness == Strictness::Formal;
    if serial == 0 && !formal {
        return None;
    }
    match (office, serial) {
        (0, 1..=273_960) => Some(Series::PersonUnchecked),
        (0, 273_961..=400_000) if !formal => None,
        (0, 273_961..=1_072_479 | 1_500_001..=1_828_636 | 2_000_001..=2_054_095)
        | (151..=245 | 301..=766 | 900..=950, _) => Some(Series::Person),
        (1..=95, _) | (96..=100 | 120 | 121 | 888 | 999, 0..8_000_000) => Some(Series::Body),
        _ => None,
    }
}

/// The check digit of VAT numbers: every second digit doubled, digit sums added, complement to ten (Luhn).
fn check_digit_fits(digits: &[u8; 11]) -> bool {
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(i, byte)| {
            let digit = u32::from(byte & 0xF);
            if i % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn number(digits: &[u8; 11], skip: usize, take: usize) -> u32 {
    digits.iter().skip(skip).take(take).fold(0, |n, byte| n * 10 + u32::from(byte & 0xF))
}
