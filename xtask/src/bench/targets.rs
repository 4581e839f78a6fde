//! What is aimed at, as data: a target that is missed stays in the table.

use std::fmt::Write as _;

use super::figures::Figures;
use super::tables::{amount, factor};

/// The figure of a group by a name.
type Key = (&'static str, &'static str);

enum Target {
    /// At most so much of the unit.
    AtMost(&'static str, Key, f64, &'static str),
    /// At least so many times less than the other.
    TimesLess(&'static str, Key, f64, Key),
}

const ONE: &str = "decision, 1 institute";
const MANY: &str = "decision, 10,000 institutes";
const IN_HAND: Key = (ONE, "abilita, case in hand");
const LOOKED_UP: Key = (MANY, "abilita, looked up");

const ONE_CODE: &str = "codice fiscale: one code";
const COLUMN: &str = "codice fiscale: a column of codes";
const PLACES: &str = "codice fiscale: places";

const TARGETS: [Target; 12] = [
    Target::AtMost("a decision on a case in hand, with its reasons", IN_HAND, 100.0, "ns"),
    Target::TimesLess("the same, beside cedar", IN_HAND, 50.0, (ONE, "cedar")),
    Target::TimesLess(
        "a decision on a case looked up among 10,000, beside the match by hand",
        LOOKED_UP,
        1.0,
        (MANY, "by hand, looked up"),
    ),
    Target::TimesLess("the same, beside cedar", LOOKED_UP, 25.0, (MANY, "cedar")),
    Target::AtMost("a decision that allows", ("allocations", "decide: allow"), 0.0, "allocations"),
    Target::AtMost(
        "a case of six persons",
        ("memory", "case of six persons with names and addresses"),
        2_000.0,
        "B",
    ),
    Target::AtMost(
        "a built-in definition parsed and compiled",
        ("engine", "definition/factotum-2025 and its base, parsed and compiled"),
        1e6,
        "ns",
    ),
    Target::AtMost(
        "a codice fiscale parsed with everything, beside plain scalar code",
        (ONE_CODE, "abilita: parse / reference"),
        1.2,
        "×",
    ),
    Target::AtMost("one of a column, with AVX2", (COLUMN, "abilita: validate, avx2"), 6.0, "ns"),
    Target::AtMost("one of a column, with AVX-512", (COLUMN, "abilita: validate, avx512"), 4.0, "ns"),
    Target::AtMost("whether a place exists", (PLACES, "exists"), 2.0, "ns"),
    Target::AtMost("whether it was in force on a day", (PLACES, "in force on a day"), 50.0, "ns"),
];

/// Each target with what was measured.
pub(super) fn table(figures: &Figures) -> String {
    let mut text = String::from("| | target | measured | met |\n|---|--:|--:|---|");
    for target in &TARGETS {
        let (what, asked, measured, met) = target.judged(figures);
        let met = if met { "yes" } else { "**no**" };
        let _ = write!(text, "\n| {what} | {asked} | {measured} | {met} |");
    }
    text
}

impl Target {
    /// What is aimed at, how much, what was measured, and whether that is enough.
    fn judged(&self, figures: &Figures) -> (&'static str, String, String, bool) {
        let find = |(group, name): Key| figures.value(group, name);
        match *self {
            Self::AtMost(what, key, bound, unit) => {
                let measured = find(key);
                let shown = measured.map_or("not measured".to_owned(), |value| amount(value, unit));
                let met = measured.is_some_and(|value| value <= bound);
                (what, format!("at most {}", amount(bound, unit)), shown, met)
            }
            Self::TimesLess(what, key, bound, other) => {
                let ratio = find(other).zip(find(key)).map(|(other, own)| other / own);
                let shown = ratio.map_or("not measured".to_owned(), factor);
                (
                    what,
                    format!("at least {}", factor(bound)),
                    shown,
                    ratio.is_some_and(|ratio| ratio >= bound),
                )
            }
        }
    }
}
