//! Invented persons and institutes.

use abilita::InstituteCode;
use abilita::codice_fiscale::CodiceFiscale;

use super::Result;
use super::diary::working_days_after;
use super::story::{DOMAIN, FAULTS, Fault, RETURNED};

/// An invented person.
#[derive(Clone)]
pub(super) struct Somebody {
    pub(super) surname: &'static str,
    pub(super) name: &'static str,
    pub(super) code: CodiceFiscale,
}

impl Somebody {
    pub(super) fn email(&self) -> String {
        format!("{}.{}@{DOMAIN}", plain(self.name), plain(self.surname))
    }
}

/// Lower-case ASCII letters only.
pub(super) fn plain(text: &str) -> String {
    let unaccented = text.chars().map(|c| match c {
        'è' => 'e',
        'ò' => 'o',
        c => c.to_ascii_lowercase(),
    });
    unaccented.filter(char::is_ascii_lowercase).collect()
}

pub(super) struct School {
    pub(super) number: usize,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) head: Somebody,
    pub(super) zone: usize,
    /// Those of the edition before.
    pub(super) before: Vec<Somebody>,
    pub(super) delegates: Vec<Somebody>,
    pub(super) rspp: Somebody,
    /// The day on which it sends its list, if ever.
    pub(super) sends: Option<usize>,
    /// It has the same head as one before it in the list.
    pub(super) is_second: bool,
}

impl School {
    pub(super) fn mailbox(&self) -> String {
        format!("factotum.{}@{DOMAIN}", self.code.to_ascii_lowercase())
    }

    pub(super) fn fault(&self) -> Option<Fault> {
        FAULTS.iter().find(|(number, _)| *number == self.number).map(|(_, fault)| *fault)
    }

    pub(super) fn returned(&self) -> Option<&'static str> {
        RETURNED.iter().find(|(number, _)| *number == self.number).map(|(_, reason)| *reason)
    }

    /// True if the list as first sent cannot be accepted.
    pub(super) fn must_correct(&self) -> bool {
        use Fault::{OldEncoding, OmocodiaCode, OmocodiaPair, Single, Stray, Swapped, TooMany};
        let tolerated = |fault| {
            matches!(fault, OldEncoding | OmocodiaCode | OmocodiaPair | Single | Stray | Swapped | TooMany)
        };
        self.returned().is_some() || self.fault().is_some_and(|fault| !tolerated(fault))
    }

    /// The day after so many working days.
    pub(super) fn corrects(&self) -> Option<usize> {
        let after = 1 + self.number % 4;
        self.sends.map(|day| working_days_after(day, after))
    }
}

/// The code with the check character that most codes have.
pub(super) fn school_code(start: &str) -> Result<String> {
    let code = |last: char| format!("{start}{last}");
    let usual = |code: &String| {
        code.parse::<InstituteCode>().is_ok_and(|code| code.has_usual_check_character() == Some(true))
    };
    ('0'..='9').chain('A'..='Z').map(code).find(usual).ok_or_else(|| "no check character".into())
}
