//! May this person use this function, in this case, at this instant?

use abilita::Instant;

use crate::asker::{Asker, Request};
use crate::campaign::Campaign;
use crate::case::Case;
use crate::error::AbilitaError;
use crate::instant::PointInTime;
use crate::words::Wording;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Decision {
    /// The function asked for.
    pub function: String,
    /// True if the asker may use it.
    pub is_allowed: bool,
    /// The kind of ground: `access.forbidden`, `access.login` and so on.
    pub code: String,
    /// The rules of the acts it rests on.
    pub because: Vec<String>,
    /// The rules of the definition it rests on.
    pub rules: Vec<String>,
    /// What to do instead, or next: the name of a hint.
    pub next: Option<String>,
    /// The roles that may use the function, if other conditions allow it.
    pub roles: Vec<String>,
    /// The first later instant at which time alone changes the answer; absent when it never does. Exact: a portal may cache the
    /// answer until then, as long as nothing happens to the case.
    pub valid_until: Option<PointInTime>,
    /// The whole answer in a sentence or two, for a page or an audit.
    pub explanation: Wording,
}

impl Decision {
    fn of(decision: &abilita::Decision<'_>) -> Self {
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
        Self {
            function: decision.function().to_owned(),
            is_allowed: decision.is_allowed(),
            code: decision.code().as_str().to_owned(),
            because: owned(decision.because().collect()),
            rules: owned(decision.rules()),
            next: decision.next().map(str::to_owned),
            roles: owned(decision.roles_that_may()),
            valid_until: decision.valid_until(),
            explanation: Wording::of(|lang| decision.explain(lang)),
        }
    }
}

#[uniffi::export]
impl Campaign {
    /// Decides whether the asker may use the function in this case at this instant. What time alone has brought until then is
    /// taken into account; the case itself is not changed. An unknown function, or a case of another definition, is an error.
    pub fn decide(&self, case: &Case, request: &Request, at: PointInTime) -> Result<Decision, AbilitaError> {
        let request = request.parse()?;
        Ok(Decision::of(&self.0.decide(&case.case, &request, at)?))
    }

    /// The same, and nothing but whether: the cheapest question.
    pub fn is_allowed(&self, case: &Case, request: &Request, at: PointInTime) -> Result<bool, AbilitaError> {
        let request = request.parse()?;
        Ok(self.0.decide(&case.case, &request, at)?.is_allowed())
    }

    /// The answer for every function of the definition: a menu.
    pub fn permissions(
        &self,
        case: &Case,
        asker: &Asker,
        at: PointInTime,
    ) -> Result<Vec<Decision>, AbilitaError> {
        let asker = asker.parse()?;
        Ok(self.0.permissions(&case.case, &asker, at)?.iter().map(Decision::of).collect())
    }

    /// When a moment is, as known at `known_at`, where no case is needed to say it.
    pub fn moment(&self, name: &str, known_at: PointInTime) -> Result<Option<Instant>, AbilitaError> {
        Ok(self.0.moment(name, known_at))
    }
}
