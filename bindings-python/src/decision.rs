//! May this person do this now? If not: why, what instead, and until when?

use std::sync::OnceLock;

use abilita::{Instant, Lang, access, wire};
use pyo3::prelude::*;

use crate::asker::{Asker, Request};
use crate::campaign::Campaign;
use crate::case::Case;
use crate::classes::{Maker, MatchArgs};
use crate::error::raise;
use crate::instant::At;
use crate::json::{JsonObject, hash_of};
use crate::words::Word;

/// An answer to a `Request`: allow or deny, and for either why, what next, and until when. True if it allows.
///
/// It is a pure function of what it was made from; whatever else is asked of it is computed when asked for.
///
/// >>> decision = campaign.decide(case, Request("interventions.request", anna), parse_instant("2025-10-07T09:00:00+02:00"))
/// >>> match decision:
/// ...     case Decision(allowed=False, because=because, next=next): because, next
/// (['F25-02', 'F25-10'], 'mail_zone_referent')
#[pyclass(frozen, module = "abilita")]
#[derive(Debug)]
pub(crate) struct Decision {
    campaign: Py<Campaign>,
    case: Py<Case>,
    request: Py<Request>,
    at: Instant,
    allowed: bool,
    valid_until: OnceLock<Option<Instant>>,
}

impl Decision {
    /// Something of the core's answer. It was given once, so it is given again; only a defect could say otherwise.
    fn read<T>(&self, read: impl FnOnce(&access::Decision<'_>) -> T) -> PyResult<T> {
        let (campaign, case) = (&self.campaign.get().campaign, &self.case.get().case);
        let decision = campaign.decide(case, &self.request.get().0, self.at).map_err(raise)?;
        Ok(read(&decision))
    }
}

#[pymethods]
impl Decision {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    /// True for allow.
    #[getter]
    fn allowed(&self) -> bool {
        self.allowed
    }

    /// The function asked for.
    #[getter]
    fn function(&self) -> &str {
        self.request.get().0.function()
    }

    /// When it was asked.
    #[getter]
    fn at(&self) -> At {
        At(self.at)
    }

    /// The rules of the acts that the answer rests on, such as `F25-02`, each once.
    #[getter]
    fn because(&self) -> PyResult<Vec<String>> {
        self.read(|decision| decision.because().map(str::to_owned).collect())
    }

    /// The rules of the definition that the answer rests on, by name.
    #[getter]
    fn rules(&self) -> PyResult<Vec<String>> {
        self.read(|decision| decision.rules().into_iter().map(str::to_owned).collect())
    }

    /// What to do instead, or next: the name of a hint of the definition.
    #[getter]
    fn next(&self) -> PyResult<Option<String>> {
        self.read(|decision| decision.next().map(str::to_owned))
    }

    /// The roles that may use the function, if other conditions allow it.
    #[getter]
    fn roles_that_may(&self) -> PyResult<Vec<String>> {
        self.read(|decision| decision.roles_that_may().into_iter().map(str::to_owned).collect())
    }

    /// The first later instant at which time alone changes the answer; None when it never does. Exact: a portal may cache the
    /// answer until then, as long as nothing happens to the case.
    #[getter]
    fn valid_until(&self) -> PyResult<Option<At>> {
        if let Some(known) = self.valid_until.get() {
            return Ok(known.map(At));
        }
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime only")]
        let until = self.read(|decision| decision.valid_until())?;
        Ok(self.valid_until.get_or_init(|| until).map(At))
    }

    /// The kind of ground, as a code of the closed table: `access.forbidden`, `access.login` …
    #[getter]
    fn code(&self) -> PyResult<&'static str> {
        self.read(|decision| decision.code().as_str())
    }

    /// The whole answer in a sentence or two, for a page or an audit.
    #[pyo3(signature = (lang = Word(Lang::It)))]
    fn explain(&self, lang: Word<Lang>) -> PyResult<String> {
        self.read(|decision| decision.explain(lang.0))
    }

    /// As a JSON-ready dict, `valid_until` computed.
    fn to_dict(&self, py: Python<'_>) -> PyResult<JsonObject> {
        JsonObject::of(py, &self.wire()?)
    }

    fn __bool__(&self) -> bool {
        self.allowed
    }

    /// The same answer: of the same kind, on the same rules, until the same instant.
    fn __eq__(&self, other: &Self) -> PyResult<bool> {
        Ok(self.at == other.at && self.wire()? == other.wire()?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        Ok(hash_of(&self.wire()?))
    }

    fn __repr__(&self) -> PyResult<String> {
        self.read(|decision| format!("<Decision {decision}>"))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (Py<Case>, Py<Request>, At))> {
        let (py, decision) = (slf.py(), slf.get());
        let decide = Maker::method(decision.campaign.bind(py), "decide")?;
        Ok((decide, (decision.case.clone_ref(py), decision.request.clone_ref(py), At(decision.at))))
    }
}

impl Decision {
    fn wire(&self) -> PyResult<wire::Decision> {
        self.read(|decision| wire::Decision::from(decision))
    }
}

/// Questions of access.
#[pymethods]
impl Campaign {
    /// May the asker use the function, in this case, at this instant? Raises `AskError` where the case runs under another
    /// definition, or there is no such function.
    fn decide(
        slf: &Bound<'_, Self>,
        case: &Bound<'_, Case>,
        request: &Bound<'_, Request>,
        at: At,
    ) -> PyResult<Decision> {
        let campaign = &slf.get().campaign;
        let allowed = campaign.decide(&case.get().case, &request.get().0, at.0).map_err(raise)?.is_allowed();
        Ok(Decision {
            campaign: slf.clone().unbind(),
            case: case.clone().unbind(),
            request: request.clone().unbind(),
            at: at.0,
            allowed,
            valid_until: OnceLock::new(),
        })
    }

    /// What the asker may and may not do in this case at this instant, for a menu: one answer a function, in the order of the
    /// definition.
    ///
    /// >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
    /// >>> menu = campaign.permissions(case, head, parse_instant("2025-10-07T08:00:00+02:00"))
    /// >>> [entry.function for entry in menu if entry.allowed]
    /// ['delegates.manage', 'interim.request']
    fn permissions(
        slf: &Bound<'_, Self>,
        case: &Bound<'_, Case>,
        asker: &Asker,
        at: At,
    ) -> PyResult<Vec<Decision>> {
        let campaign = &slf.get().campaign;
        let answers = campaign.permissions(&case.get().case, &asker.0, at.0).map_err(raise)?;
        let answers = answers.iter().map(|answer| {
            let request = Request(abilita::Request::new(answer.function(), asker.0.clone()));
            Ok(Decision {
                campaign: slf.clone().unbind(),
                case: case.clone().unbind(),
                request: Py::new(slf.py(), request)?,
                at: at.0,
                allowed: answer.is_allowed(),
                valid_until: OnceLock::new(),
            })
        });
        answers.collect()
    }
}
