//! What a check of a roster finds.

use crate::words::{FindingField, Severity, Wording};

/// One thing found in a roster: what, how severe, where, and the rules it is based on. It never contains the data it is about.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Finding {
    /// How severe it is.
    pub severity: Severity,
    /// What it is: `role_missing`, `codice_fiscale.check_character` and so on.
    pub code: String,
    /// Where it is: `roster[2].email`.
    pub path: String,
    /// The line, from 0.
    pub row: Option<i32>,
    /// The field.
    pub field: Option<FindingField>,
    /// The character of a codice fiscale, from 0 in the normalised text.
    pub position: Option<i32>,
    /// The role that is missing, or of which there are too many.
    pub role: Option<String>,
    /// The rules of the acts it stands on.
    pub cites: Vec<String>,
    /// What it says.
    pub text: Wording,
}

impl From<&abilita::Finding> for Finding {
    fn from(finding: &abilita::Finding) -> Self {
        let number = |number: usize| i32::try_from(number).ok();
        Self {
            severity: finding.severity(),
            code: finding.code().as_str().to_owned(),
            path: finding.path(),
            row: finding.row().and_then(number),
            field: finding.field(),
            position: finding.position().and_then(number),
            role: finding.role().map(str::to_owned),
            cites: finding.cites().map(str::to_owned).collect(),
            text: Wording::of(|lang| finding.text(lang)),
        }
    }
}
