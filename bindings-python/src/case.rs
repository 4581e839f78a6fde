//! The state of one case, and its snapshot.

use abilita::{procedure, wire};
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::change::Id;
use crate::classes::{Maker, MatchArgs};
use crate::error::raise;
use crate::event::Arguments;
use crate::instant::At;
use crate::json::{JsonObject, JsonText, hash_of};
use crate::many::Dict;
use crate::roster::{Delegate, lines};

/// One case under one definition. `Campaign.replay` makes it from events, `Campaign.apply` makes the next one; a case itself
/// never changes, so threads may share it.
///
/// >>> case.sequence, case.tracks
/// (1, {'renewal': 'not_started'})
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) case: procedure::Case,
    /// Whose names are used.
    campaign: Py<Campaign>,
}

impl Case {
    pub(crate) fn of(campaign: &Bound<'_, Campaign>, case: procedure::Case) -> Self {
        Self { case, campaign: campaign.clone().unbind() }
    }

    fn core(&self) -> &abilita::Campaign {
        &self.campaign.get().campaign
    }

    fn state(&self) -> procedure::CaseState {
        self.core().snapshot(&self.case)
    }
}

#[pymethods]
impl Case {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// Its name.
    #[getter]
    fn id(&self) -> &str {
        self.case.id().as_str()
    }

    /// How many events made it: what a command must expect.
    #[getter]
    fn sequence(&self) -> u64 {
        self.case.sequence()
    }

    /// The instant of its last event, in UTC. Nothing can be done to it before.
    #[getter]
    fn last_at(&self) -> At {
        At(self.case.last_at())
    }

    /// The content hash of the definition it runs under.
    #[getter]
    fn definition(&self) -> String {
        wire::Snapshot::from(&self.state()).definition
    }

    /// The state of each track.
    #[getter]
    fn tracks(&self) -> Dict<&str, &str> {
        let campaign = self.core();
        campaign
            .tracks()
            .filter_map(|(track, _)| Some((track, campaign.state_of(&self.case, track)?)))
            .collect()
    }

    /// Of whom the case keeps something: whoever is in the register or in the draft, where the definition has tracks, facts or
    /// flags `of = "member"`.
    #[getter]
    fn members(&self) -> Vec<Id> {
        self.core().members_of(&self.case).cloned().map(Id).collect()
    }

    /// The state of a member on each track `of = "member"`; empty for who is none.
    ///
    /// >>> case.member_tracks("RSSNNA75S42D205F")
    /// {}
    fn member_tracks(&self, person: Id) -> Dict<&str, &str> {
        let campaign = self.core();
        let state = |track| Some((track, campaign.member_state(&self.case, &person.0, track)?));
        campaign.tracks().filter_map(|(track, _)| state(track)).collect()
    }

    /// The flags of a member that are set, in the order of the definition.
    fn member_flags(&self, person: Id) -> Vec<&str> {
        self.core().member_flags(&self.case, &person.0)
    }

    /// The facts of a member that are known.
    fn member_facts(&self, person: Id) -> Arguments {
        let campaign = self.core();
        let known = |fact: &str| campaign.member_fact(&self.case, &person.0, fact).cloned();
        Arguments(campaign.facts().filter_map(|(fact, _)| Some((fact.to_owned(), known(fact)?))).collect())
    }

    /// The flags that are set, in the order of the definition.
    #[getter]
    fn flags(&self) -> Vec<&str> {
        self.core().flags_of(&self.case)
    }

    /// The facts that are known.
    #[getter]
    fn facts(&self) -> Arguments {
        let known = |(fact, _)| Some((str::to_owned(fact), self.core().fact_of(&self.case, fact)?.clone()));
        Arguments(self.core().facts().filter_map(known).collect())
    }

    /// Who is on record, each with the role they have there.
    #[getter]
    fn record(&self) -> Vec<Delegate> {
        lines(self.core().record_of(&self.case))
    }

    /// The register: whoever is enabled, suspended or not, each with their role.
    #[getter]
    fn register(&self) -> Vec<Delegate> {
        lines(self.core().register_of(&self.case))
    }

    /// The draft of the next roster.
    #[getter]
    fn draft(&self) -> Vec<Delegate> {
        lines(self.core().draft_of(&self.case))
    }

    /// What was done on the interim channel and is not entered yet, oldest first.
    #[getter]
    fn debts(&self) -> Vec<&str> {
        self.case.debts().collect()
    }

    /// The comments left for the operator, oldest first. Free text may hold personal data.
    #[getter]
    fn comments(&self) -> Vec<&str> {
        self.case.comments().collect()
    }

    /// Everything it is, to be stored: it saves replaying a long log, and never replaces it. `Campaign.restore` makes the case.
    fn snapshot(&self) -> Snapshot {
        Snapshot(self.state())
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.case.sequence() == other.case.sequence() && self.state() == other.state()
    }

    fn __hash__(&self) -> u64 {
        hash_of(&(self.case.id().as_str(), self.case.sequence()))
    }

    fn __repr__(&self) -> String {
        format!("<Case {} of {} at sequence {}>", self.id(), self.core().id(), self.sequence())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (Snapshot,))> {
        let restore = Maker::method(slf.get().campaign.bind(slf.py()), "restore")?;
        Ok((restore, (slf.get().snapshot(),)))
    }
}

/// A case as it is stored. `from_json` and `from_dict` read strictly, and refuse newer versions.
///
/// >>> snapshot = case.snapshot()
/// >>> campaign.restore(Snapshot.from_json(snapshot.to_json())) == case
/// True
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Snapshot(pub(crate) procedure::CaseState);

impl Snapshot {
    fn wire(&self) -> wire::Snapshot {
        wire::Snapshot::from(&self.0)
    }
}

#[pymethods]
impl Snapshot {
    /// Reads a stored snapshot. Raises `WireError` for JSON that is none, or one of a newer version.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        wire::Snapshot::from_json(text).and_then(|snapshot| snapshot.parse()).map(Self).map_err(raise)
    }

    /// The same from a JSON-ready dict.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        Self::from_json(&data.0)
    }

    /// The snapshot as it is stored, codici fiscali in full.
    fn to_json(&self) -> String {
        self.wire().to_json()
    }

    /// The same as a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.wire())
    }

    fn __repr__(&self) -> String {
        let wire = self.wire();
        format!("<Snapshot of case {} at sequence {}>", wire.case, wire.sequence)
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.wire())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (String,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_json")?, (slf.get().to_json(),)))
    }
}
