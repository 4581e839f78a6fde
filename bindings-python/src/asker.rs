//! Who asks, by which login, and for what.

use abilita::wire;
use pyo3::prelude::*;

use crate::classes::{Maker, MatchArgs};
use crate::json::{JsonObject, JsonText, hash_of};
use crate::person::{CodiceFiscaleLike, PersonId, masked, python_bool};

/// A verified login: by `scheme` (see `Scheme`; any text will do), at assurance level `level` (0 where the scheme knows none),
/// of the holder of `codice_fiscale`.
///
/// >>> Identity(Scheme.SPID, 2, "TINIT-RSSNNA75S42D205F")
/// Identity('spid', 2, PersonId('RSS*************'))
#[pyclass(frozen, eq, hash, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity(pub(crate) abilita::Identity);

#[pymethods]
impl Identity {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    fn new(scheme: &str, level: u8, codice_fiscale: CodiceFiscaleLike) -> Self {
        Self(abilita::Identity::new(abilita::Scheme::new(scheme), level, &codice_fiscale.0))
    }

    /// The scheme.
    #[getter]
    fn scheme(&self) -> &str {
        self.0.scheme().as_str()
    }

    /// The assurance level.
    #[getter]
    fn level(&self) -> u8 {
        self.0.level()
    }

    /// Whose login it is.
    #[getter]
    fn holder(&self) -> PersonId {
        PersonId(self.0.holder().clone())
    }

    fn __repr__(&self) -> String {
        let holder = masked(self.0.holder().as_str());
        format!("Identity('{}', {}, PersonId('{holder}'))", self.scheme(), self.level())
    }

    fn __getnewargs__(&self) -> (&str, u8, &str) {
        (self.scheme(), self.level(), self.0.holder().as_str())
    }
}

/// The codice fiscale among the attributes or claims of a login, by the names that SPID, CIE and CNS gateways use.
///
/// >>> codice_fiscale_attribute({"given_name": "Anna", "fiscalNumber": "TINIT-RSSNNA75S42D205F"})
/// 'TINIT-RSSNNA75S42D205F'
#[pyfunction]
pub(crate) fn codice_fiscale_attribute(attributes: crate::value::Texts) -> Option<String> {
    let attributes = attributes.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    abilita::identity::codice_fiscale_attribute(attributes).map(str::to_owned)
}

/// The assurance level named by an authentication context of SPID, CIE or eIDAS; None for any other text.
///
/// >>> level_of_context("https://www.spid.gov.it/SpidL2")
/// 2
#[pyfunction]
pub(crate) fn level_of_context(context: &str) -> Option<u8> {
    abilita::identity::level_of_context(context)
}

/// Somebody who asks: a person, logged in or not, or somebody the host vouches for. Immutable; each method gives a new one.
///
/// >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2).acting_as("head")
/// >>> head
/// Asker(person=PersonId('CNT*************'), role='head', vouched=False, identity=Identity('spid', 2, PersonId('CNT*************')))
#[pyclass(frozen, eq, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asker(pub(crate) abilita::Asker);

#[pymethods]
impl Asker {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// A person, not logged in.
    #[staticmethod]
    fn person(codice_fiscale: CodiceFiscaleLike) -> Self {
        Self(abilita::Asker::person(&codice_fiscale.0))
    }

    /// Nobody in particular: a visitor before the login.
    #[staticmethod]
    fn anonymous() -> Self {
        Self(abilita::Asker::anonymous())
    }

    /// Somebody for whom the host vouches that they act in `role`, such as an operator of the office or the mail system. No
    /// login is asked of him.
    #[staticmethod]
    fn vouched(role: &str) -> Self {
        Self(abilita::Asker::vouched(role))
    }

    /// From a JSON-ready dict: `person`, `role`, `vouched`, `identity`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read::<wire::Asker>()?.parse().map(Self).map_err(crate::error::raise)
    }

    /// As a JSON-ready dict, codici fiscali in full.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &wire::Asker::from(&self.0))
    }

    /// The vouched person's own codice fiscale, for the record.
    fn who_is(&self, codice_fiscale: CodiceFiscaleLike) -> Self {
        Self(self.0.clone().who_is(&codice_fiscale.0))
    }

    /// With a login of their own by `scheme` at assurance level `level`.
    fn logged_in(&self, scheme: &str, level: u8) -> Self {
        Self(self.0.clone().logged_in(abilita::Scheme::new(scheme), level))
    }

    /// With a login as the host verified it. That it is somebody else's is for the decision to tell.
    fn with_identity(&self, identity: &Identity) -> Self {
        Self(self.0.clone().with_identity(identity.0.clone()))
    }

    /// In one of the roles they hold, not in all of them. A role that they do not hold leaves them with none.
    fn acting_as(&self, role: &str) -> Self {
        Self(self.0.clone().acting_as(role))
    }

    /// Who it is, where it is a person.
    #[getter]
    fn person_id(&self) -> Option<PersonId> {
        self.0.person_id().cloned().map(PersonId)
    }

    /// The login.
    #[getter]
    fn identity(&self) -> Option<Identity> {
        self.0.identity().cloned().map(Identity)
    }

    /// The role they act in, where they chose one.
    #[getter]
    fn role(&self) -> Option<&str> {
        self.0.role()
    }

    /// True if the host vouches for them.
    #[getter]
    fn is_vouched(&self) -> bool {
        self.0.is_vouched()
    }

    fn __repr__(&self) -> String {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| "None".to_owned());
        let person = or_none(self.person_id().map(|id| format!("PersonId('{}')", masked(id.0.as_str()))));
        let role = or_none(self.role().map(|role| format!("'{role}'")));
        let identity = or_none(self.identity().map(|identity| identity.__repr__()));
        let vouched = python_bool(self.is_vouched());
        format!("Asker(person={person}, role={role}, vouched={vouched}, identity={identity})")
    }

    fn __hash__(&self) -> u64 {
        hash_of(&wire::Asker::from(&self.0))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}

/// A question: may `asker` use `function`?
///
/// >>> request = Request("interventions.request", Asker.anonymous())
/// >>> request.function
/// 'interventions.request'
#[pyclass(frozen, eq, module = "abilita", from_py_object)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request(pub(crate) abilita::Request);

#[pymethods]
impl Request {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    fn new(function: &str, asker: &Asker) -> Self {
        Self(abilita::Request::new(function, asker.0.clone()))
    }

    /// From a JSON-ready dict: `function`, `asker`.
    #[staticmethod]
    fn from_dict(data: JsonText) -> PyResult<Self> {
        data.read::<wire::Request>()?.parse().map(Self).map_err(crate::error::raise)
    }

    /// As a JSON-ready dict, codici fiscali in full.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.wire())
    }

    /// The function asked for.
    #[getter]
    fn function(&self) -> &str {
        self.0.function()
    }

    /// Who asks.
    #[getter]
    fn asker(&self) -> Asker {
        Asker(self.0.asker().clone())
    }

    fn __repr__(&self) -> String {
        format!("Request('{}', {})", self.0.function(), self.asker().__repr__())
    }

    fn __hash__(&self) -> u64 {
        hash_of(&self.wire())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (JsonObject,))> {
        Ok((Maker::method(slf.get_type().as_any(), "from_dict")?, (slf.get().to_dict(slf.py())?,)))
    }
}

impl Request {
    fn wire(&self) -> wire::Request {
        wire::Request { function: self.0.function().to_owned(), asker: self.0.asker().into() }
    }
}
