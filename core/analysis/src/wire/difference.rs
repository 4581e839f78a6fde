//! What changes from one edition to another.

use abilita::Lang;
use serde::Serialize;

use crate::{Difference, Differences};

/// What changes from one edition to another.
///
/// ```
/// use abilita::Campaign;
/// use abilita_analysis::{Differences, wire::DifferencesData};
/// let (old, new) = (Campaign::built_in("factotum-2021")?, Campaign::built_in("factotum-2025")?);
/// let data = serde_json::to_value(DifferencesData::of(&Differences::between(&old, &new))).unwrap();
/// assert_eq!((&data["from"], &data["to"]), (&"factotum-2021".into(), &"factotum-2025".into()));
/// assert_eq!(data["differences"][0]["topic"], "campaign");
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct DifferencesData {
    /// The id of the earlier definition.
    pub from: String,
    /// The id of the later definition.
    pub to: String,
    /// All differences, in the order in which an office asks.
    pub differences: Vec<DifferenceData>,
}

/// One thing that is not the same.
#[derive(Clone, Debug, Serialize)]
pub struct DifferenceData {
    /// What it is about: `campaign`, `time`, `roles`, `rosters`, `access`, `procedure`, `notices`, `data`, `invariants`, `words` or
    /// `sources`.
    pub topic: &'static str,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// Where it is in the definition.
    pub place: String,
    /// What changes, in Italian.
    pub it: String,
    /// What changes, in English.
    pub en: String,
    /// What the earlier edition says there; `null` where it says nothing.
    pub before: Option<TextData>,
    /// What the later edition says there; `null` where it says nothing.
    pub after: Option<TextData>,
    /// The statements it is based on in the earlier edition.
    pub cites_before: Vec<String>,
    /// The statements it is based on in the later edition.
    pub cites_after: Vec<String>,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextData {
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
}

impl DifferencesData {
    /// The data of differences.
    pub fn of(differences: &Differences) -> Self {
        let (from, to) = differences.ids();
        Self {
            from: from.to_owned(),
            to: to.to_owned(),
            differences: differences.all().iter().map(DifferenceData::of).collect(),
        }
    }
}

impl DifferenceData {
    fn of(difference: &Difference) -> Self {
        let text = |side: fn(&Difference, Lang) -> Option<&str>| {
            let (it, en) = (side(difference, Lang::It)?, side(difference, Lang::En)?);
            Some(TextData { it: it.to_owned(), en: en.to_owned() })
        };
        Self {
            topic: difference.topic().as_str(),
            change: difference.change().as_str(),
            place: difference.place().to_owned(),
            it: difference.sentence(Lang::It).to_owned(),
            en: difference.sentence(Lang::En).to_owned(),
            before: text(Difference::before),
            after: text(Difference::after),
            cites_before: difference.cites_before().to_vec(),
            cites_after: difference.cites_after().to_vec(),
        }
    }
}
