//! A compiled campaign: what it is and what its names are called. The questions it answers stand in `decision`, `procedure`,
//! `roster` and `timeline`.

use std::sync::Arc;

use abilita::{Lang, RoleHolders, ValueKind};
use pyo3::prelude::*;

use crate::announcement::Announcement;
use crate::classes::Maker;
use crate::error::raise;
use crate::instant::At;
use crate::json::{JsonObject, JsonText, hash_of};
use crate::library::Library;
use crate::many::{Dict, Many};
use crate::source::{Conflict, Source, Statement};
use crate::words::Word;

const IT: Word<Lang> = Word(Lang::It);

/// A campaign: a sound definition, compiled, with the moments announced so far. Immutable: one serves all requests and threads.
///
/// >>> campaign = Campaign.built_in("factotum-2025")
/// >>> campaign.id, campaign.case_kind, campaign.zone
/// ('factotum-2025', 'institute', 'Europe/Rome')
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Campaign {
    pub(crate) campaign: abilita::Campaign,
    /// What it was compiled from: so can it be compiled again in another process.
    pub(crate) library: Arc<abilita::Library>,
}

#[pymethods]
impl Campaign {
    /// One of the campaigns that come with abilita. Raises `DefinitionError` for an id that none has.
    #[staticmethod]
    fn built_in(py: Python<'_>, id: &str) -> PyResult<Self> {
        Library::built_in().compile(py, id)
    }

    /// Compiles a definition in TOML that extends nothing but, at most, a built-in one. Raises `DefinitionError` with every
    /// problem, its line and its column.
    #[staticmethod]
    fn from_toml(py: Python<'_>, text: &str) -> PyResult<Self> {
        let mut library = abilita::Library::built_in();
        let id = library.add_toml("definition.toml", text).map_err(crate::error::raise_problems)?;
        Library(Arc::new(library)).compile(py, &id)
    }

    /// The same in JSON: every problem with its path.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        let mut library = abilita::Library::built_in();
        let id = library.add_json("definition.json", text).map_err(crate::error::raise_problems)?;
        Library(Arc::new(library)).compile(py, &id)
    }

    /// The same as JSON-ready dict. The order of its keys is the order of declaration, which counts.
    #[staticmethod]
    fn from_dict(py: Python<'_>, data: JsonText) -> PyResult<Self> {
        Self::from_json(py, &data.0)
    }

    /// The definition as JSON-ready dict, without what it extends.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::from_text(py, &self.library.to_json(self.campaign.id()).unwrap_or_default())
    }

    /// This campaign with one more moment announced. Answers for instants before `known_from` stay what they were. Raises
    /// `AnnouncementError` where there is no such moment, or it is computed from others.
    ///
    /// >>> from datetime import datetime, timezone
    /// >>> at = datetime(2016, 12, 7, 7, tzinfo=timezone.utc)
    /// >>> reopened = Campaign.built_in("istanze-online-2016").announce(Announcement("update_concluded", at, at))
    /// >>> len(reopened.announcements)
    /// 1
    fn announce(&self, announcement: &Announcement) -> PyResult<Self> {
        let announced = self.campaign.announce(announcement.0.clone()).map_err(raise)?;
        Ok(Self { campaign: announced, library: Arc::clone(&self.library) })
    }

    /// True for a moment that only an announcement can give: the end of an update, a date to be announced.
    fn awaits_announcement(&self, moment: &str) -> bool {
        self.campaign.awaits_announcement(moment)
    }

    /// The announcements so far, the first known first.
    #[getter]
    fn announcements(&self) -> Vec<Announcement> {
        self.campaign.announcements().cloned().map(Announcement).collect()
    }

    /// The id of the definition.
    #[getter]
    fn id(&self) -> &str {
        self.campaign.id()
    }

    /// The portal it is for, as the definition names it.
    #[getter]
    fn portal(&self) -> &str {
        self.campaign.portal()
    }

    /// What a case of this campaign is: `institute`, `person` …
    #[getter]
    fn case_kind(&self) -> &str {
        self.campaign.case_kind()
    }

    /// The IANA zone in which its dates are read, for `zoneinfo.ZoneInfo`.
    #[getter]
    fn zone(&self) -> &'static str {
        self.campaign.zone().name()
    }

    /// SHA-256 of the definition, in hexadecimal: what cases and events store to know under which text they came about.
    #[getter]
    fn hash(&self) -> String {
        self.campaign.hash()
    }

    /// The title, or the id where the definition gives none.
    #[pyo3(signature = (lang = IT))]
    fn title(&self, lang: Word<Lang>) -> &str {
        self.campaign.title(lang.0)
    }

    /// The acts that the definition puts into data.
    #[getter]
    fn sources(&self) -> Vec<Source> {
        self.campaign.sources().iter().map(Source::of).collect()
    }

    /// The statement that a citation names; None where the definition does not declare it.
    fn statement(&self, cite: &str) -> Option<Statement> {
        self.campaign.statement(cite).map(|statement| Statement::of(cite, statement))
    }

    /// Where the sources contradict each other, with the reading taken.
    #[getter]
    fn conflicts(&self) -> Vec<Conflict> {
        self.campaign.conflicts().iter().map(Conflict::of).collect()
    }

    /// The functions it decides about, in the order of the definition.
    #[getter]
    fn functions(&self) -> Vec<&str> {
        self.campaign.functions().collect()
    }

    /// The roles, each with where its holders come from.
    #[getter]
    fn roles(&self) -> Dict<&str, Word<RoleHolders>> {
        self.campaign.roles().map(|(role, holders)| (role, Word(holders))).collect()
    }

    /// The facts a case can have, each with its type.
    #[getter]
    fn facts(&self) -> Dict<&str, Word<ValueKind>> {
        self.campaign.facts().map(|(fact, kind)| (fact, Word(kind))).collect()
    }

    /// The tracks, each with its states in the order of the definition.
    #[getter]
    fn tracks(&self) -> Dict<&str, Vec<&str>> {
        self.campaign.tracks().collect()
    }

    /// True if each person of the register and draft has a state of their own on this track.
    fn is_of_members(&self, track: &str) -> bool {
        self.campaign.is_of_members(track)
    }

    /// The commands, each with the names and types of its arguments in order.
    ///
    /// >>> Campaign.built_in("factotum-2025").commands["insert"]
    /// {'person': <ValueKind.PERSON: 'person'>, 'role': <ValueKind.ROLE: 'role'>}
    #[getter]
    fn commands(&self) -> Dict<&str, Dict<&str, Word<ValueKind>>> {
        let arguments =
            |arguments: Vec<(_, _)>| arguments.into_iter().map(|(name, kind)| (name, Word(kind))).collect();
        self.campaign.commands().map(|(command, declared)| (command, arguments(declared))).collect()
    }

    /// The moments, in the order of the definition, each with its title.
    #[pyo3(signature = (lang = IT))]
    fn moments(&self, lang: Word<Lang>) -> Dict<&str, &str> {
        self.campaign.moments(lang.0).collect()
    }

    /// When a moment is, as known at `known_at`, where no case is needed to say it.
    ///
    /// >>> from datetime import datetime, timezone
    /// >>> campaign.moment("deadline", datetime(2025, 9, 1, tzinfo=timezone.utc))
    /// datetime.datetime(2025, 10, 25, 22, 0, tzinfo=datetime.timezone.utc)
    fn moment(&self, name: &str, known_at: At) -> Option<At> {
        self.campaign.moment(name, known_at.0).map(At)
    }

    /// What a function is called, for a menu; its name where the definition gives no title.
    #[pyo3(signature = (function, lang = IT))]
    fn function_title(&self, function: &str, lang: Word<Lang>) -> String {
        self.campaign.function_title(function, lang.0).to_owned()
    }

    /// What a role is called.
    #[pyo3(signature = (role, lang = IT))]
    fn role_title(&self, role: &str, lang: Word<Lang>) -> String {
        self.campaign.role_title(role, lang.0).to_owned()
    }

    /// What a track is called.
    #[pyo3(signature = (track, lang = IT))]
    fn track_title(&self, track: &str, lang: Word<Lang>) -> String {
        self.campaign.track_title(track, lang.0).to_owned()
    }

    /// What a state of a track is called.
    #[pyo3(signature = (track, state, lang = IT))]
    fn state_title(&self, track: &str, state: &str, lang: Word<Lang>) -> String {
        self.campaign.state_title(track, state, lang.0).to_owned()
    }

    /// What a fact is called.
    #[pyo3(signature = (fact, lang = IT))]
    fn fact_title(&self, fact: &str, lang: Word<Lang>) -> String {
        self.campaign.fact_title(fact, lang.0).to_owned()
    }

    /// What a flag is called.
    #[pyo3(signature = (flag, lang = IT))]
    fn flag_title(&self, flag: &str, lang: Word<Lang>) -> String {
        self.campaign.flag_title(flag, lang.0).to_owned()
    }

    /// What a window is called.
    #[pyo3(signature = (window, lang = IT))]
    fn window_title(&self, window: &str, lang: Word<Lang>) -> String {
        self.campaign.window_title(window, lang.0).to_owned()
    }

    /// What a moment is called.
    #[pyo3(signature = (moment, lang = IT))]
    fn moment_title(&self, moment: &str, lang: Word<Lang>) -> String {
        self.campaign.moment_title(moment, lang.0).to_owned()
    }

    /// What an invariant of `[always]` says.
    #[pyo3(signature = (invariant, lang = IT))]
    fn invariant_title(&self, invariant: &str, lang: Word<Lang>) -> String {
        self.campaign.invariant_title(invariant, lang.0).to_owned()
    }

    /// What a command is called, for a button.
    #[pyo3(signature = (command, lang = IT))]
    fn command_title(&self, command: &str, lang: Word<Lang>) -> String {
        self.campaign.command_title(command, lang.0).to_owned()
    }

    /// The text of a notice, for the message that an effect asks for; None where the definition leaves it to the host.
    #[pyo3(signature = (notice, lang = IT))]
    fn notice_text(&self, notice: &str, lang: Word<Lang>) -> Option<&str> {
        self.campaign.notice_text(notice, lang.0)
    }

    /// What a hint tells the user; the hint's name where the definition gives no text.
    #[pyo3(signature = (hint, lang = IT))]
    fn hint_text(&self, hint: &str, lang: Word<Lang>) -> String {
        self.campaign.hint_text(hint, lang.0).to_owned()
    }

    /// What a refusal of the campaign's own tells the user.
    #[pyo3(signature = (refusal, lang = IT))]
    fn refusal_text(&self, refusal: &str, lang: Word<Lang>) -> String {
        self.campaign.refusal_text(refusal, lang.0).to_owned()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.campaign.hash() == other.campaign.hash()
            && self.campaign.announcements().eq(other.campaign.announcements())
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.campaign.hash())
    }

    fn __repr__(&self) -> String {
        format!("<Campaign {}>", self.campaign.id())
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Maker<'py>, (Library, String, Vec<Announcement>))> {
        let Self { campaign, library } = slf.get();
        let arguments = (Library(Arc::clone(library)), campaign.id().to_owned(), slf.get().announcements());
        Ok((Maker::method(slf.get_type().as_any(), "_restore")?, arguments))
    }

    #[staticmethod]
    fn _restore(
        py: Python<'_>,
        library: &Library,
        id: &str,
        announcements: Many<Py<Announcement>>,
    ) -> PyResult<Self> {
        let campaign = library.compile(py, id)?;
        announcements.0.iter().try_fold(campaign, |campaign, announced| campaign.announce(announced.get()))
    }
}
