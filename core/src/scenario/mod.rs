//! Executable circulars: play a scenario file against a campaign.
//!
//! A scenario is a JSON file (`abilita-scenario/1`) of people, cases and steps in time, each with what must come out. Whoever
//! writes a definition tests it by scenarios before it goes live; every binding plays the same files over its own API, so
//! that all languages are proved to answer alike; a dispute ("why was I locked out on 7 October?") is replayed as a file.
//! `docs/scenarios.md` describes the format.
//!
//! [`format`] is the file as written; `stage` turns its names into persons, cases and questions; `run` plays the steps;
//! `report` says what failed.

mod format;
mod report;
mod run;
mod stage;

pub use report::{Failure, Report};

use crate::campaign::Campaign;
use crate::text::Code;
use crate::wire::Malformed;

/// A scenario file, read. Names are checked against a campaign when it is [run](Scenario::run).
///
/// ```
/// use abilita::{Campaign, scenario::Scenario};
/// let scenario = Scenario::parse(r#"{
///     "format": "abilita-scenario/1",
///     "name": "before the opening a delegate may ask for interventions",
///     "rules": ["F25-02"],
///     "campaign": "factotum-2025",
///     "people": {"anna": {"codice_fiscale": "RSSNNA75S42D205F", "name": "Anna", "surname": "Rossi"}},
///     "institutes": {"alfa": {"enabled": [{"person": "anna", "role": "delegate"}]}},
///     "steps": [
///         {"at": "2025-10-05T12:00:00+02:00",
///          "ask": {"case": "alfa", "who": "anna", "function": "interventions.request"},
///          "expect": {"decision": "allow", "valid_until": "2025-10-06T00:00:00+02:00"}}
///     ]
/// }"#)?;
/// let report = scenario.run(&Campaign::built_in("factotum-2025")?)?;
/// assert!(report.passed());
/// assert_eq!(report.events().len(), 1); // the case was opened
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Scenario {
    file: format::File,
}

/// Its name; its people stay hidden.
impl std::fmt::Debug for Scenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scenario").field("name", &self.file.name).finish_non_exhaustive()
    }
}

/// Why a scenario cannot be run: it is an error of the file, reported with its JSON path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioError {
    /// The file does not have the form of a scenario, or a step makes no sense.
    #[error("{0}")]
    Malformed(#[from] Malformed),
    /// The file names something that neither it nor the campaign has.
    #[error("{path}: there is no {what} `{name}`")]
    UnknownName {
        /// Where it stands.
        path: String,
        /// What it should be the name of.
        what: &'static str,
        /// The name.
        name: String,
    },
}

impl ScenarioError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::Malformed(_) => Code::ScenarioMalformed,
            Self::UnknownName { .. } => Code::ScenarioUnknownName,
        }
    }

    /// The JSON path of what is wrong.
    pub fn path(&self) -> &str {
        match self {
            Self::Malformed(malformed) => malformed.path(),
            Self::UnknownName { path, .. } => path,
        }
    }
}

/// The campaign a scenario is played against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CampaignRef<'s> {
    /// A definition by id, such as a built-in one.
    Id(&'s str),
    /// A definition in a file, relative to the scenario's own.
    File(&'s str),
}

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    /// The text is not JSON, not of this format, has an unknown or repeated key, or a step that is none.
    pub fn parse(json: &str) -> Result<Self, ScenarioError> {
        let file: format::File = crate::wire::from_json(json)?;
        file.check()?;
        Ok(Self { file })
    }

    /// What must hold, in one line.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The rules it exercises.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.file.rules.iter().map(String::as_str)
    }

    /// The campaign it is played against.
    pub fn campaign(&self) -> CampaignRef<'_> {
        match (&self.file.campaign, &self.file.definition) {
            (Some(id), _) => CampaignRef::Id(id),
            (None, Some(path)) => CampaignRef::File(path),
            (None, None) => CampaignRef::Id(""),
        }
    }

    /// Plays it: every case is opened before every moment, every step advances all cases to its instant, and what comes
    /// out is compared with what is expected.
    ///
    /// # Errors
    /// The file names a case, person, role, function, fact, track or moment that does not exist, or its steps go back in
    /// time.
    pub fn run(&self, campaign: &Campaign) -> Result<Report, ScenarioError> {
        run::run(&self.file, campaign)
    }
}
