//! What somebody wants done, what the host tells, and what a case starts with.

use abilita::{Told as CoreTold, ValueKind, wire};
use pyo3::prelude::*;

use crate::asker::Asker;
use crate::change::Id;
use crate::classes::{Maker, MatchArgs};
use crate::event::Arguments;
use crate::json::{JsonObject, JsonText, hash_of};
use crate::many::{Dict, Many};
use crate::roster::Delegate;
use crate::value::{Texts, Values};
use crate::words::Word;

/// A command: its name, who gives it, the number of events of the case that they knew of (`case.sequence`), its arguments. If
/// somebody else has changed the case since, it is refused as `stale_sequence` and nothing is lost.
///
/// >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
/// >>> Command("insert", head, 4, {"person": Person("BNCGFR72M19F205G"), "role": "rspp"})
/// <Command insert(person, role) at sequence 4>
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Command(pub(crate) wire::Command);

#[pymethods]
impl Command {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    #[pyo3(signature = (name, asker, expected_sequence, arguments = None))]
    fn new(name: String, asker: &Asker, expected_sequence: u64, arguments: Option<Values>) -> Self {
        let asker = wire::Asker::from(&asker.0);
        Self(wire::Command {
            name,
            asker,
            expected_sequence,
            arguments: named(arguments.unwrap_or_default()),
        })
    }

    /// From a JSON-ready dict: `name`, `asker`, `expected_sequence`, `arguments`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        let command: wire::Command = data.read()?;
        command.parse().map_err(crate::error::raise)?;
        Ok(Self(command))
    }

    /// As a JSON-ready dict, codici fiscali in full.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.0)
    }

    /// The name.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// Who gives it.
    #[getter]
    fn asker(&self) -> PyResult<Asker> {
        self.0.asker.parse().map(Asker).map_err(crate::error::raise)
    }

    /// The number of events that the asker knew of.
    #[getter]
    fn expected_sequence(&self) -> u64 {
        self.0.expected_sequence
    }

    /// The arguments by name.
    #[getter]
    fn arguments(&self) -> Arguments {
        let arguments = self.0.arguments.iter();
        Arguments(arguments.map(|(name, value)| (name.to_owned(), value.0.clone())).collect())
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> = self.0.arguments.iter().map(|(name, _)| name).collect();
        format!("<Command {}({}) at sequence {}>", self.0.name, names.join(", "), self.0.expected_sequence)
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}

fn named(values: Values) -> wire::Named<wire::Value> {
    wire::Named(values.0.into_iter().map(|(name, value)| (name, wire::Value(value))).collect())
}

/// What a case starts with: who is on record, who was enabled by the edition before, facts, and the states of tracks that do
/// not start at the beginning. `member_facts` and `member_tracks`: the same of persons of the register, each by himself.
///
/// >>> Opening(record=[Delegate("head", Person("CNTDRO68C54L219H"))], facts={"dedicated_mailbox": "factotum@scuola.example.org"})
/// <Opening record=1 register=0 facts=1 tracks=0 members=0>
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Opening(pub(crate) wire::Opening);

#[pymethods]
impl Opening {
    #[new]
    #[pyo3(signature = (
        *, record = None, register = None, facts = None, tracks = None, member_facts = None, member_tracks = None
    ))]
    fn new(
        record: Option<Many<Delegate>>,
        register: Option<Many<Delegate>>,
        facts: Option<Values>,
        tracks: Option<Texts>,
        member_facts: Option<Many<(Id, Values)>>,
        member_tracks: Option<Many<(Id, Texts)>>,
    ) -> Self {
        let wire = |lines: Option<Many<Delegate>>| {
            lines.unwrap_or_default().0.iter().map(|line| wire::Delegate::from(&line.0)).collect()
        };
        Self(wire::Opening {
            record: wire(record),
            register: wire(register),
            facts: named(facts.unwrap_or_default()),
            tracks: wire::Named(tracks.unwrap_or_default().0),
            members: members(member_facts.unwrap_or_default(), member_tracks.unwrap_or_default()),
        })
    }

    /// From a JSON-ready dict: `record`, `register`, `facts`, `tracks`, `members`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read().map(Self)
    }

    /// As a JSON-ready dict, codici fiscali in full.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.0)
    }

    fn __repr__(&self) -> String {
        let wire::Opening { record, register, facts, tracks, members } = &self.0;
        let (record, register, facts, tracks) = (record.len(), register.len(), facts.0.len(), tracks.0.len());
        let members = members.len();
        format!(
            "<Opening record={record} register={register} facts={facts} tracks={tracks} members={members}>"
        )
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}

fn members(facts: Many<(Id, Values)>, tracks: Many<(Id, Texts)>) -> Vec<wire::OpeningMember> {
    let member = |person: Id| wire::OpeningMember {
        codice_fiscale: person.0.as_str().to_owned(),
        ..wire::OpeningMember::default()
    };
    let facts = facts.0.into_iter();
    let facts = facts.map(|(person, facts)| wire::OpeningMember { facts: named(facts), ..member(person) });
    let tracks = tracks.0.into_iter();
    let tracks = tracks
        .map(|(person, tracks)| wire::OpeningMember { tracks: wire::Named(tracks.0), ..member(person) });
    facts.chain(tracks).collect()
}

/// News of a case that no command of the campaign brings: another body's act, a new head teacher on 1 September.
///
/// `record` and `leaving`: who is on record from now on, and no more; `facts` and `forget`: what is known, and no more;
/// `member_facts` and `forget_of_members`: the same of persons of the register or the draft.
///
/// >>> Told(leaving=[("head", "CNTDRO68C54L219H")], record=[Delegate("head", Person("NREMRA79H57E379O"))])
/// <Told record=1 leaving=1 facts=0 forget=0 member_facts=0 forget_of_members=0>
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct Told {
    record: Vec<Delegate>,
    leaving: Vec<(String, Id)>,
    facts: Arguments,
    forget: Vec<String>,
    member_facts: Vec<(Id, Arguments)>,
    forget_of_members: Vec<(Id, String)>,
}

impl Told {
    pub(crate) fn parse(&self) -> CoreTold {
        let leave = |told: CoreTold, (role, person): &(String, Id)| told.off_record(role, person.0.clone());
        let told = self.leaving.iter().fold(CoreTold::new(), leave);
        let record = |told: CoreTold, line: &Delegate| told.on_record(line.0.role(), line.0.person().clone());
        let told = self.record.iter().fold(told, record);
        let told = self.forget.iter().fold(told, |told, fact| told.forget(fact));
        let told = self.facts.0.iter().fold(told, |told, (fact, value)| told.fact(fact, value.clone()));
        let forget =
            |told: CoreTold, (person, fact): &(Id, String)| told.forget_of_member(person.0.clone(), fact);
        let told = self.forget_of_members.iter().fold(told, forget);
        let of_members = self.member_facts.iter();
        let of_members =
            of_members.flat_map(|(person, facts)| facts.0.iter().map(move |fact| (person, fact)));
        of_members.fold(told, |told, (person, (fact, value))| {
            told.member_fact(person.0.clone(), fact, value.clone())
        })
    }
}

#[pymethods]
impl Told {
    #[new]
    #[pyo3(signature = (
        *, record = None, leaving = None, facts = None, forget = None, member_facts = None, forget_of_members = None
    ))]
    fn new(
        record: Option<Many<Delegate>>,
        leaving: Option<Many<(String, Id)>>,
        facts: Option<Values>,
        forget: Option<Many<String>>,
        member_facts: Option<Many<(Id, Arguments)>>,
        forget_of_members: Option<Many<(Id, String)>>,
    ) -> Self {
        Self {
            record: record.unwrap_or_default().0,
            leaving: leaving.unwrap_or_default().0,
            facts: Arguments(facts.unwrap_or_default().0),
            forget: forget.unwrap_or_default().0,
            member_facts: member_facts.unwrap_or_default().0,
            forget_of_members: forget_of_members.unwrap_or_default().0,
        }
    }

    fn __repr__(&self) -> String {
        let counts = [
            ("record", self.record.len()),
            ("leaving", self.leaving.len()),
            ("facts", self.facts.0.len()),
            ("forget", self.forget.len()),
            ("member_facts", self.member_facts.len()),
            ("forget_of_members", self.forget_of_members.len()),
        ];
        let counts = counts.map(|(what, count)| format!("{what}={count}"));
        format!("<Told {}>", counts.join(" "))
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, ToldFields)> {
        let Self { record, leaving, facts, forget, member_facts, forget_of_members } = slf.get();
        let of_case = (record.clone(), leaving.clone(), facts.clone(), forget.clone());
        let fields = (of_case, (member_facts.clone(), forget_of_members.clone()));
        Ok((Maker::method(slf.get_type().as_any(), "_restore")?, fields))
    }

    #[staticmethod]
    fn _restore(of_case: ToldOfCase, of_members: ToldOfMembers) -> Self {
        let (record, leaving, facts, forget) = of_case;
        let (member_facts, forget_of_members) = of_members;
        Self { record, leaving, facts, forget, member_facts, forget_of_members }
    }
}

type ToldOfCase = (Vec<Delegate>, Vec<(String, Id)>, Arguments, Vec<String>);
type ToldOfMembers = (Vec<(Id, Arguments)>, Vec<(Id, String)>);
type ToldFields = (ToldOfCase, ToldOfMembers);

/// A command that may be given now, with the arguments it takes.
#[pyclass(frozen, eq, module = "abilita")]
#[derive(Debug, PartialEq)]
pub(crate) struct CommandOffer(wire::CommandOffer);

impl CommandOffer {
    pub(crate) fn of(offer: &abilita::CommandOffer<'_>) -> Self {
        Self(wire::CommandOffer::from(offer))
    }
}

#[pymethods]
impl CommandOffer {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// From a JSON-ready dict.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read().map(Self)
    }

    /// As a JSON-ready dict.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.0)
    }

    /// The command.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// The function it belongs to.
    #[getter]
    fn function(&self) -> &str {
        &self.0.function
    }

    /// Its arguments in order, each with its type.
    #[getter]
    fn arguments(&self) -> Dict<&str, Word<ValueKind>> {
        self.0.arguments.iter().filter_map(|(name, kind)| Some((name, Word::of(kind)?))).collect()
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> = self.0.arguments.iter().map(|(name, _)| name).collect();
        format!("<CommandOffer {}({})>", self.0.name, names.join(", "))
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}
