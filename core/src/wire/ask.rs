//! Questions and answers of access.

use super::{WireError, instant, record};
use crate::calendar::format_instant;
use crate::identity::Scheme;
use crate::{access, calendar, identity};

record! {
    /// A verified login.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Identity {
        /// The scheme: `spid`, `cie` …
        pub scheme: String,
        /// The assurance level; 0 where the scheme knows none.
        pub level: u8 = optional,
        /// Whose login it is. `TINIT-` before it is removed.
        pub codice_fiscale: String,
    }
}

impl Identity {
    /// The login.
    pub fn parse(&self) -> identity::Identity {
        identity::Identity::new(Scheme::new(&self.scheme), self.level, &self.codice_fiscale)
    }
}

impl From<&identity::Identity> for Identity {
    fn from(identity: &identity::Identity) -> Self {
        Self {
            scheme: identity.scheme().as_str().to_owned(),
            level: identity.level(),
            codice_fiscale: identity.holder().as_str().to_owned(),
        }
    }
}

/// Shows scheme and level, never whose it is.
impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parse().fmt(f)
    }
}

record! {
    /// Who asks.
    ///
    /// ```
    /// use abilita::wire::Asker;
    /// let operator: Asker = serde_json::from_str(r#"{"vouched": true, "role": "operator"}"#)?;
    /// assert!(operator.parse()?.is_vouched());
    /// let nobody: Asker = serde_json::from_str(r#"{"vouched": true}"#)?;
    /// assert_eq!(nobody.parse().unwrap_err().path(), "role");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Clone, Default, PartialEq, Eq)]
    pub struct Asker {
        /// His codice fiscale; absent for a visitor.
        pub person: Option<String> = omitted,
        /// The role they act in; absent: all that they hold.
        pub role: Option<String> = omitted,
        /// True if the host vouches for them in that role.
        pub vouched: bool = omitted,
        /// Their login, where they have one.
        pub identity: Option<Identity> = omitted,
    }
}

impl Asker {
    /// The asker.
    ///
    /// # Errors
    /// The host vouches for somebody without saying in which role.
    pub fn parse(&self) -> Result<access::Asker, WireError> {
        let mut asker = match (self.vouched, &self.role, &self.person) {
            (true, None, _) => return Err(WireError::wrong("role", "the role that is vouched for")),
            (true, Some(role), None) => access::Asker::vouched(role),
            (true, Some(role), Some(person)) => access::Asker::vouched(role).who_is(person),
            (false, _, None) => access::Asker::anonymous(),
            (false, _, Some(person)) => access::Asker::person(person),
        };
        if let Some(role) = self.role.as_ref().filter(|_| !self.vouched) {
            asker = asker.acting_as(role);
        }
        Ok(match &self.identity {
            Some(identity) => asker.with_identity(identity.parse()),
            None => asker,
        })
    }
}

impl From<&access::Asker> for Asker {
    fn from(asker: &access::Asker) -> Self {
        Self {
            person: asker.person_id().map(|id| id.as_str().to_owned()),
            role: asker.role().map(str::to_owned),
            vouched: asker.is_vouched(),
            identity: asker.identity().map(Identity::from),
        }
    }
}

/// Masked, as the asker is.
impl std::fmt::Debug for Asker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asker")
            .field("person", &self.person.is_some())
            .field("role", &self.role)
            .field("vouched", &self.vouched)
            .field("identity", &self.identity)
            .finish()
    }
}

record! {
    /// A question.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Request {
        /// The function asked for.
        pub function: String,
        /// Who asks.
        pub asker: Asker,
    }
}

impl Request {
    /// The question.
    ///
    /// # Errors
    /// As [`Asker::parse`].
    pub fn parse(&self) -> Result<access::Request, WireError> {
        Ok(access::Request::new(&self.function, self.asker.parse()?))
    }
}

record! {
    /// An answer, with `valid_until` computed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision {
        /// The function asked for.
        pub function: String,
        /// `allow` or `deny`.
        pub decision: String,
        /// The kind of ground: `access.forbidden` …
        pub code: String,
        /// The rules of the acts it rests on.
        pub because: Vec<String>,
        /// The rules of the definition it rests on.
        pub rules: Vec<String>,
        /// What to do instead, or next.
        pub next: Option<String> = optional,
        /// The roles that may use the function.
        pub roles: Vec<String>,
        /// Until when it holds if nothing happens to the case; null: for ever.
        pub valid_until: Option<String> = optional,
    }
}

impl From<&access::Decision<'_>> for Decision {
    fn from(decision: &access::Decision<'_>) -> Self {
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
        Self {
            function: decision.function().to_owned(),
            decision: if decision.is_allowed() { "allow" } else { "deny" }.to_owned(),
            code: decision.code().as_str().to_owned(),
            because: owned(decision.because().collect()),
            rules: owned(decision.rules()),
            next: decision.next().map(str::to_owned),
            roles: owned(decision.roles_that_may()),
            valid_until: decision.valid_until().map(format_instant),
        }
    }
}

record! {
    /// A moment announced from outside.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Announcement {
        /// The moment.
        pub moment: String,
        /// When it is.
        pub at: String,
        /// From when on this is known.
        pub known_from: String,
        /// The act that announces it.
        pub act: Option<String> = omitted,
    }
}

impl Announcement {
    /// The announcement.
    ///
    /// # Errors
    /// An instant is not one.
    pub fn parse(&self) -> Result<calendar::Announcement, WireError> {
        let at = instant(&self.at, "at")?;
        let known_from = instant(&self.known_from, "known_from")?;
        let announcement = calendar::Announcement::new(self.moment.as_str(), at, known_from);
        Ok(match &self.act {
            Some(act) => announcement.by_act(act.as_str()),
            None => announcement,
        })
    }
}

impl From<&calendar::Announcement> for Announcement {
    fn from(announcement: &calendar::Announcement) -> Self {
        Self {
            moment: announcement.moment().to_owned(),
            at: format_instant(announcement.at()),
            known_from: format_instant(announcement.known_from()),
            act: announcement.act().map(str::to_owned),
        }
    }
}
