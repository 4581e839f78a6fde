//! Executable circulars.

use std::sync::Arc;

use abilita::scenario::{self as core, CampaignRef};

use crate::campaign::Campaign;
use crate::error::AbilitaError;

/// A scenario file, read.
#[derive(Debug, uniffi::Object)]
pub struct Scenario(core::Scenario);

#[uniffi::export]
impl Scenario {
    /// Reads a scenario. Text that is none is an error, with its JSON path.
    #[uniffi::constructor]
    pub fn parse(json: &str) -> Result<Arc<Self>, AbilitaError> {
        Ok(Arc::new(Self(core::Scenario::parse(json)?)))
    }

    /// What must hold, in one line.
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    /// The rules it exercises.
    pub fn rules(&self) -> Vec<String> {
        self.0.rules().map(str::to_owned).collect()
    }

    /// The id of the campaign it is played against; absent where it names a file.
    pub fn campaign(&self) -> Option<String> {
        match self.0.campaign() {
            CampaignRef::Id(id) => Some(id.to_owned()),
            CampaignRef::File(_) => None,
        }
    }

    /// The file of the definition it is played against, relative to its own; absent where it names a campaign.
    pub fn definition(&self) -> Option<String> {
        match self.0.campaign() {
            CampaignRef::Id(_) => None,
            CampaignRef::File(file) => Some(file.to_owned()),
        }
    }

    /// Plays it against a campaign. A file that names what neither it nor the campaign has is an error, with its JSON path.
    pub fn run(&self, campaign: &Campaign) -> Result<ScenarioReport, AbilitaError> {
        Ok(ScenarioReport::from(&self.0.run(&campaign.0)?))
    }
}

/// The outcome of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ScenarioReport {
    /// The name of the scenario.
    pub name: String,
    /// How many steps were played.
    pub steps: i64,
    /// True if every expectation held.
    pub passed: bool,
    /// The expectations that failed, in the order of the steps.
    pub failures: Vec<ScenarioFailure>,
}

/// One expectation that failed. Persons are named by their keys.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ScenarioFailure {
    /// The step, counted from 0 as in the JSON path `steps[0]`.
    pub step: i64,
    /// The key of `expect` that failed.
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// What came.
    pub found: String,
}

impl From<&core::Report> for ScenarioReport {
    fn from(report: &core::Report) -> Self {
        Self {
            name: report.name().to_owned(),
            steps: i64::try_from(report.steps()).unwrap_or(i64::MAX),
            passed: report.passed(),
            failures: report.failures().iter().map(ScenarioFailure::from).collect(),
        }
    }
}

impl From<&core::Failure> for ScenarioFailure {
    fn from(failure: &core::Failure) -> Self {
        Self {
            step: i64::try_from(failure.step()).unwrap_or(i64::MAX),
            what: failure.what().to_owned(),
            expected: failure.expected().to_owned(),
            found: failure.found().to_owned(),
        }
    }
}
