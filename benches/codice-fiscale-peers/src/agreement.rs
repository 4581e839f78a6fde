//! Who says what of which codes: told before anything is timed, since a wrong answer is quickly given.

use crate::clock::figure;
use crate::people::{Fault, People};

/// How often `says` and the truth agree on the first `count` codes, with what it gets wrong as the note.
pub(crate) fn tell(name: &str, people: &People, count: usize, says: impl Fn(&str) -> bool) {
    let mut tally = [[0_usize; 2]; Fault::ALL.len()];
    for (text, fault) in people.texts().into_iter().zip(&people.faults).take(count) {
        tally[*fault as usize][usize::from(says(text) == fault.is_none())] += 1;
    }
    let [wrong, right] = tally.iter().fold([0, 0], |sum, row| [sum[0] + row[0], sum[1] + row[1]]);
    let notes: Vec<String> = Fault::ALL
        .iter()
        .zip(tally)
        .filter(|(_, [wrong, _])| *wrong > 0)
        .map(|(fault, [wrong, right])| {
            let share = 100.0 * wrong as f64 / (wrong + right) as f64;
            let verb = if fault.is_none() { "refuses" } else { "accepts" };
            format!("{verb} {share:.1} % of {}", fault.plural())
        })
        .collect();
    let note = if notes.is_empty() { "no difference".to_owned() } else { notes.join("; ") };
    let share = 100.0 * right as f64 / (wrong + right) as f64;
    figure("codice fiscale: agreement", name, share, "%", &format!("of {count} codes; {note}"));
}

impl Fault {
    const fn plural(self) -> &'static str {
        match self {
            Self::None => "plain codes",
            Self::Omocodia => "codes with omocodia",
            Self::CheckLetter => "wrong check letters",
            Self::Day => "impossible days",
            Self::Month => "impossible months",
            Self::Digit => "letters that stand for no digit",
            Self::Place => "places never assigned",
        }
    }
}
