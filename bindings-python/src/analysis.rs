//! What can happen in a campaign, proved; who may do what, when; its procedure as a picture; its dates; what changes between two.

use abilita::Lang;
use abilita_analysis as core;
use abilita_analysis::Edition;
use abilita_analysis::wire::{DifferencesData, MatrixData};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::error::raise_problems;
use crate::instant::At;
use crate::json::JsonObject;
use crate::many::Many;
use crate::words::Word;

const IT: Word<Lang> = Word(Lang::It);

/// Examines everything that can happen in a campaign, and reports what an office should know before it publishes it. Nothing is sampled, and
/// whatever is said to be possible was played by the engine.
///
/// >>> "analysis.deadline_on_day_off" in [finding.code for finding in prove(campaign).findings]
/// True
#[pyfunction]
pub(crate) fn prove(py: Python<'_>, campaign: &Campaign) -> Proof {
    Proof(py.detach(|| core::prove(&campaign.campaign)))
}

/// The same of a definition that extends another, and whether the amendment widens or narrows anybody's access without naming the
/// rule for it. Raises ValueError where it extends none.
///
/// >>> len(prove_amendment(campaign).findings) >= len(prove(campaign).findings)
/// True
#[pyfunction]
pub(crate) fn prove_amendment(py: Python<'_>, campaign: &Campaign) -> PyResult<Proof> {
    let before = Edition::extended(&campaign.library, campaign.campaign.id()).map_err(raise_problems)?;
    let before = before.ok_or_else(|| PyValueError::new_err("the definition extends none"))?;
    Ok(Proof(py.detach(|| core::prove_amendment(&campaign.campaign, &before))))
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

/// What changes from one edition of a campaign to another, in the order in which an office asks.
///
/// >>> changes = Differences(Campaign.built_in("factotum-2021"), campaign)
/// >>> [change.place for change in changes.all if change.topic == "time"][0]
/// 'moments.opening'
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct Differences(core::Differences);

#[pymethods]
impl Differences {
    #[new]
    fn new(py: Python<'_>, old: &Campaign, new: &Campaign) -> Self {
        Self(py.detach(|| core::Differences::between(&old.campaign, &new.campaign)))
    }

    /// All of them, those of one topic together.
    #[getter]
    fn all(&self) -> Vec<Difference> {
        self.0.all().iter().cloned().map(Difference).collect()
    }

    /// As text.
    #[pyo3(signature = (lang = IT))]
    fn to_text(&self, lang: Word<Lang>) -> String {
        self.0.to_text(lang.0)
    }

    /// As Markdown.
    #[pyo3(signature = (lang = IT))]
    fn to_markdown(&self, lang: Word<Lang>) -> String {
        self.0.to_markdown(lang.0)
    }

    /// As a JSON-ready dict, in both languages.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &DifferencesData::of(&self.0))
    }

    fn __len__(&self) -> usize {
        self.0.all().len()
    }

    fn __repr__(&self) -> String {
        let (old, new) = self.0.ids();
        format!("<Differences from {old} to {new}: {}>", self.0.all().len())
    }
}

/// One difference between two editions.
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct Difference(core::Difference);

#[pymethods]
impl Difference {
    /// What it is about: `time`, `roles`, `access`, `procedure` …
    #[getter]
    fn topic(&self) -> &'static str {
        self.0.topic().as_str()
    }

    /// What happened to it: `added`, `removed` or `changed`.
    #[getter]
    fn change(&self) -> &'static str {
        self.0.change().as_str()
    }

    /// Where it is in the definition: `tracks.renewal.on.mail.require`.
    #[getter]
    fn place(&self) -> &str {
        self.0.place()
    }

    /// The statements it is based on, in the earlier edition and in the later one.
    #[getter]
    fn cites(&self) -> (Vec<String>, Vec<String>) {
        (self.0.cites_before().to_vec(), self.0.cites_after().to_vec())
    }

    /// What changes, in one sentence.
    #[pyo3(signature = (lang = IT))]
    fn message(&self, lang: Word<Lang>) -> &str {
        self.0.sentence(lang.0)
    }

    /// What the earlier edition says there.
    #[pyo3(signature = (lang = IT))]
    fn before(&self, lang: Word<Lang>) -> Option<&str> {
        self.0.before(lang.0)
    }

    /// What the later edition says there.
    #[pyo3(signature = (lang = IT))]
    fn after(&self, lang: Word<Lang>) -> Option<&str> {
        self.0.after(lang.0)
    }

    fn __repr__(&self) -> String {
        format!("<Difference {} at {}>", self.0.change().as_str(), self.0.place())
    }
}

/// The dates of a campaign for calendar programs, with a reminder so many days before each deadline.
///
/// `stamp` is when the file is said to be written: where it is left out, on the day of the latest act. Raises ValueError where
/// neither is known. False if nothing has a date: iCalendar has no file without an event.
///
/// >>> "DTSTART;VALUE=DATE:20251025" in Calendar(campaign, Lang.EN, remind=[7]).to_ics()
/// True
#[pyclass(frozen, module = "abilita.analysis")]
#[derive(Debug)]
pub(crate) struct Calendar(core::Calendar);

#[pymethods]
impl Calendar {
    #[new]
    #[pyo3(signature = (campaign, lang = IT, *, stamp = None, remind = Many::default()))]
    fn new(campaign: &Campaign, lang: Word<Lang>, stamp: Option<At>, remind: Many<u32>) -> PyResult<Self> {
        let stamp = stamp.map(|at| at.0).or_else(|| core::Calendar::date_of_act(&campaign.campaign));
        let stamp = stamp.ok_or_else(|| PyValueError::new_err("no act has a date: say when with `stamp`"))?;
        Ok(Self(core::Calendar::of(&campaign.campaign, lang.0, stamp).remind(&remind.0)))
    }

    /// What has no date: each moment with why.
    #[getter]
    fn undated(&self) -> Vec<String> {
        self.0.undated().to_vec()
    }

    /// The file (RFC 5545), with its lines ended by CR LF.
    fn to_ics(&self) -> String {
        self.0.to_ics()
    }

    fn __bool__(&self) -> bool {
        !self.0.is_empty()
    }

    fn __repr__(&self) -> String {
        format!("<Calendar{}>", if self.0.is_empty() { " without a date" } else { "" })
    }
}
