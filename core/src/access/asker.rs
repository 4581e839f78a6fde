//! Who asks, and for what.

use smol_str::SmolStr;

use crate::identity::{Identity, Scheme};
use crate::person::PersonId;

/// Somebody who asks: a person, logged in or not, or somebody the host vouches for (an operator, a system).
///
/// ```
/// use abilita::{Asker, Scheme};
/// let head = Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2).acting_as("head");
/// let operator = Asker::vouched("operator");
/// assert_eq!(operator.role(), Some("operator"));
/// assert!(head.identity().is_some());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    person: Option<PersonId>,
    identity: Option<Identity>,
    acting: Acting,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Acting {
    /// In every role that the person holds in the case.
    AnyRole,
    /// In one of the roles that the person holds; it grants none.
    In(SmolStr),
    /// In a role that the host vouches for.
    Vouched(SmolStr),
}

impl Asker {
    /// A person, not logged in.
    pub fn person(codice_fiscale: &str) -> Self {
        Self { person: Some(PersonId::new(codice_fiscale)), identity: None, acting: Acting::AnyRole }
    }

    /// Nobody in particular: a visitor before the login.
    pub fn anonymous() -> Self {
        Self { person: None, identity: None, acting: Acting::AnyRole }
    }

    /// Somebody for whom the host vouches that they act in `role`, such as an operator of the office or the mail system.
    /// No login is asked of them.
    pub fn vouched(role: &str) -> Self {
        Self { person: None, identity: None, acting: Acting::Vouched(role.into()) }
    }

    /// The vouched person's own codice fiscale, for the record.
    #[must_use]
    pub fn who_is(mut self, codice_fiscale: &str) -> Self {
        self.person = Some(PersonId::new(codice_fiscale));
        self
    }

    /// With a login of their own by `scheme` at assurance level `level`.
    #[must_use]
    pub fn logged_in(self, scheme: Scheme, level: u8) -> Self {
        let Some(holder) = self.person.clone() else { return self };
        self.with_identity(Identity::of(scheme, level, holder))
    }

    /// With a login as the host verified it. That it is somebody else's is for the decision to tell.
    #[must_use]
    pub fn with_identity(mut self, identity: Identity) -> Self {
        self.identity = Some(identity);
        self
    }

    /// In one of the roles they hold, not in all of them. A role that they do not hold leaves them with none.
    #[must_use]
    pub fn acting_as(mut self, role: &str) -> Self {
        self.acting = Acting::In(role.into());
        self
    }

    /// Who it is, where it is a person.
    pub fn person_id(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    /// The login.
    pub fn identity(&self) -> Option<&Identity> {
        self.identity.as_ref()
    }

    /// The role they act in, where they chose one.
    pub fn role(&self) -> Option<&str> {
        match &self.acting {
            Acting::AnyRole => None,
            Acting::In(role) | Acting::Vouched(role) => Some(role),
        }
    }

    /// True if the host vouches for them.
    pub fn is_vouched(&self) -> bool {
        matches!(self.acting, Acting::Vouched(_))
    }
}

/// A question: may `asker` use `function`?
///
/// ```
/// use abilita::{Asker, Request, Scheme};
/// let anna = Asker::person("RSSNNA75S42D205F").logged_in(Scheme::SPID, 2);
/// let request = Request::new("interventions.request", anna);
/// assert_eq!(request.function(), "interventions.request");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    function: SmolStr,
    asker: Asker,
}

impl Request {
    /// Asks for `function`, by the name the definition gives it.
    pub fn new(function: &str, asker: Asker) -> Self {
        Self { function: function.into(), asker }
    }

    /// The function.
    pub fn function(&self) -> &str {
        &self.function
    }

    /// Who asks.
    pub fn asker(&self) -> &Asker {
        &self.asker
    }
}
