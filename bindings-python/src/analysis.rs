//! What a campaign can come to, proved; who may do what, when; its procedure as a picture.

use abilita::Lang;
use abilita_analysis as core;
use abilita_analysis::wire::MatrixData;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::json::JsonObject;
use crate::words::Word;

const IT: Word<Lang> = Word(Lang::It);

/// Looks at everything a campaign can come to, and tells what an office should know before it publishes it. Nothing is sampled, and
/// whatever is said to be possible was played by the engine.
///
/// >>> "analysis.deadline_on_day_off" in [finding.code for finding in prove(campaign).findings]
/// True
#[pyfunction]
pub(crate) fn prove(py: Python<'_>, campaign: &Campaign) -> Proof {
    Proof(py.detach(|| core::prove(&campaign.campaign)))
}

/// What was found of a campaign, and how much was shown to be in order.
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct Proof(core::Proof);

#[pymethods]
impl Proof {
    /// The id of the campaign.
    #[getter]
    fn campaign(&self) -> &str {
        self.0.campaign()
    }

    /// What was found, in the order of the questions.
    #[getter]
    fn findings(&self) -> Vec<ProofFinding> {
        self.0.findings().iter().cloned().map(ProofFinding).collect()
    }

    /// The invariants that the definition declares under `[always]` and that hold in every situation, by name.
    #[getter]
    fn proved(&self) -> Vec<&str> {
        self.0.proved().collect()
    }

    /// How many things were shown to be possible, each by a scenario that the engine has played.
    #[getter]
    fn shown(&self) -> usize {
        self.0.shown()
    }

    /// How many situations were looked at.
    #[getter]
    fn situations(&self) -> usize {
        self.0.situations()
    }

    fn __repr__(&self) -> String {
        format!("<Proof of {}: {} found>", self.0.campaign(), self.0.findings().len())
    }
}

/// One thing found: what, where in the definition, on which statements, and a scenario that shows it.
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct ProofFinding(core::Finding);

#[pymethods]
impl ProofFinding {
    /// What kind of finding it is, such as `analysis.state_unreachable`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code().as_str()
    }

    /// The path of what it is about, in the definition: `tracks.renewal.states.concluded`.
    #[getter]
    fn place(&self) -> &str {
        self.0.place()
    }

    /// The statements of acts that it is about.
    #[getter]
    fn cites(&self) -> Vec<&str> {
        self.0.cites().collect()
    }

    /// A scenario that shows it and that the engine has played: JSON of `Scenario`; None where there is nothing to play.
    #[getter]
    fn witness(&self, py: Python<'_>) -> PyResult<Option<JsonObject>> {
        self.0.witness().map(|witness| JsonObject::from_text(py, &witness.to_string())).transpose()
    }

    /// What was found, in one sentence.
    #[pyo3(signature = (lang = IT))]
    fn message(&self, lang: Word<Lang>) -> &str {
        self.0.text(lang.0)
    }

    fn __repr__(&self) -> String {
        format!("<ProofFinding {} at {}>", self.0.code(), self.0.place())
    }
}

/// Who may do what, when: functions by phases of the campaign, from what the engine answers.
///
/// >>> "Suspension of access" in Matrix(campaign, Lang.EN).to_text()
/// True
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct Matrix {
    campaign: abilita::Campaign,
    answers: core::Matrix,
    lang: Lang,
}

#[pymethods]
impl Matrix {
    #[new]
    #[pyo3(signature = (campaign, lang = IT))]
    fn new(py: Python<'_>, campaign: &Campaign, lang: Word<Lang>) -> Self {
        let answers = py.detach(|| core::Matrix::of(&campaign.campaign));
        Self { campaign: campaign.campaign.clone(), answers, lang: lang.0 }
    }

    /// As a table of text.
    fn to_text(&self) -> String {
        self.answers.grid(&self.campaign, self.lang).to_text()
    }

    /// As a table in Markdown.
    fn to_markdown(&self) -> String {
        self.answers.grid(&self.campaign, self.lang).to_markdown()
    }

    /// As one SVG.
    fn to_svg(&self) -> String {
        self.answers.grid(&self.campaign, self.lang).to_svg()
    }

    /// As a JSON-ready dict, in both languages.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &MatrixData::of(&self.answers, &self.campaign))
    }

    fn __repr__(&self) -> String {
        format!("<Matrix of {}>", self.campaign.id())
    }
}

/// The procedure as a picture: the states of each track, and what moves between them. With `track`, of that one alone; raises
/// ValueError where the campaign has none of this name.
///
/// >>> Diagram(campaign).to_mermaid().startswith("stateDiagram-v2")
/// True
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct Diagram(core::Diagram);

#[pymethods]
impl Diagram {
    #[new]
    #[pyo3(signature = (campaign, lang = IT, *, track = None))]
    fn new(campaign: &Campaign, lang: Word<Lang>, track: Option<&str>) -> PyResult<Self> {
        let whole = core::Diagram::of(&campaign.campaign, lang.0);
        let Some(track) = track else { return Ok(Self(whole)) };
        let wrong = || PyValueError::new_err(format!("the campaign has no track `{track}`"));
        whole.only(track).map(Self).ok_or_else(wrong)
    }

    /// In Mermaid's language, which many editors and forges draw.
    fn to_mermaid(&self) -> String {
        self.0.to_mermaid()
    }

    /// In words, as Markdown.
    fn to_markdown(&self) -> String {
        self.0.to_markdown()
    }

    /// As one SVG.
    fn to_svg(&self) -> String {
        self.0.to_svg()
    }

    fn __repr__(&self) -> String {
        format!("<Diagram of {}>", self.0.campaign())
    }
}
