//! Executable circulars.

use abilita::scenario::{CampaignRef, Failure, Report, Scenario};
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::error::raise;

/// A scenario file, read. Raises `ScenarioError`, with its JSON path, for text that is none.
#[pyclass(frozen, name = "Scenario", module = "abilita")]
#[derive(Debug)]
pub(crate) struct ScenarioFile {
    scenario: Scenario,
    text: String,
}

#[pymethods]
impl ScenarioFile {
    #[new]
    fn new(text: String) -> PyResult<Self> {
        Scenario::parse(&text).map(|scenario| Self { scenario, text }).map_err(raise)
    }

    /// What must hold, in one line.
    #[getter]
    fn name(&self) -> &str {
        self.scenario.name()
    }

    /// The rules it exercises.
    #[getter]
    fn rules(&self) -> Vec<&str> {
        self.scenario.rules().collect()
    }

    /// The id of the campaign it is played against; None where it names a file.
    #[getter]
    fn campaign(&self) -> Option<&str> {
        match self.scenario.campaign() {
            CampaignRef::Id(id) => Some(id),
            CampaignRef::File(_) => None,
        }
    }

    /// The file of the definition it is played against, relative to its own; None where it names a campaign.
    #[getter]
    fn definition(&self) -> Option<&str> {
        match self.scenario.campaign() {
            CampaignRef::Id(_) => None,
            CampaignRef::File(file) => Some(file),
        }
    }

    /// Plays it against a campaign. Raises `ScenarioError` where it names what neither has.
    fn run(&self, py: Python<'_>, campaign: &Campaign) -> PyResult<ScenarioReport> {
        py.detach(|| self.scenario.run(&campaign.campaign)).map(ScenarioReport).map_err(raise)
    }

    fn __repr__(&self) -> String {
        format!("<Scenario {}>", self.scenario.name())
    }

    fn __getnewargs__(&self) -> (&str,) {
        (&self.text,)
    }
}

/// The outcome of a scenario: every expectation that failed. True if none did.
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct ScenarioReport(Report);

#[pymethods]
impl ScenarioReport {
    /// The name of the scenario.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// How many steps were played.
    #[getter]
    fn steps(&self) -> usize {
        self.0.steps()
    }

    /// True if every expectation held.
    #[getter]
    fn passed(&self) -> bool {
        self.0.passed()
    }

    /// The expectations that failed, in the order of the steps.
    #[getter]
    fn failures(&self) -> Vec<ScenarioFailure> {
        self.0.failures().iter().cloned().map(ScenarioFailure).collect()
    }

    fn __bool__(&self) -> bool {
        self.0.passed()
    }

    fn __repr__(&self) -> String {
        format!("<ScenarioReport {} steps, {} failures>", self.0.steps(), self.0.failures().len())
    }
}

/// One expectation that failed: in which step, what was expected, what came. Persons are named by their keys.
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct ScenarioFailure(Failure);

#[pymethods]
impl ScenarioFailure {
    /// The step, counted from 0 as in the JSON path `steps[0]`.
    #[getter]
    fn step(&self) -> usize {
        self.0.step()
    }

    /// The key of `expect` that failed.
    #[getter]
    fn what(&self) -> &str {
        self.0.what()
    }

    /// What was expected.
    #[getter]
    fn expected(&self) -> &str {
        self.0.expected()
    }

    /// What came.
    #[getter]
    fn found(&self) -> &str {
        self.0.found()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<ScenarioFailure {}>", self.0)
    }
}
