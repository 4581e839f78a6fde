//! Who asks, by which login, and for what.

use std::collections::HashMap;

use abilita::wire;

use crate::error::AbilitaError;
use crate::person::PersonId;

/// A verified login.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Identity {
    /// The scheme: `spid`, `cie`, `cns`, `eidas`, `password`, or any other text.
    pub scheme: String,
    /// The assurance level, from 0 to 255; 0 where the scheme knows none.
    pub level: i32,
    /// Whose login it is. `TINIT-` before it is removed.
    pub codice_fiscale: PersonId,
}

/// Who asks. What is not given is: nobody in particular, in all roles that he holds, not vouched for, not logged in.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct Asker {
    /// Who he is; absent for a visitor.
    #[uniffi(default = None)]
    pub person: Option<PersonId>,
    /// The role they act in; absent: all that they hold. A role that they do not hold leaves them with none.
    #[uniffi(default = None)]
    pub role: Option<String>,
    /// True if the host vouches that he acts in that role, such as an operator of the office or the mail system.
    #[uniffi(default = false)]
    pub vouched: bool,
    /// Their login, where they have one.
    #[uniffi(default = None)]
    pub identity: Option<Identity>,
}

/// A question: may the asker use the function?
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Request {
    /// The function asked for.
    pub function: String,
    /// Who asks.
    pub asker: Asker,
}

impl Identity {
    fn wire(&self) -> Result<wire::Identity, AbilitaError> {
        Ok(wire::Identity {
            scheme: self.scheme.clone(),
            level: level(self.level)?,
            codice_fiscale: self.codice_fiscale.as_str().to_owned(),
        })
    }
}

/// Signed numbers cross: Java has no others.
pub(crate) fn level(level: i32) -> Result<u8, AbilitaError> {
    u8::try_from(level).map_err(|_| AbilitaError::argument("level", "a level from 0 to 255"))
}

impl Asker {
    pub(crate) fn parse(&self) -> Result<abilita::Asker, AbilitaError> {
        let identity = self.identity.as_ref().map(Identity::wire).transpose()?;
        let person = self.person.as_ref().map(|id| id.as_str().to_owned());
        Ok(wire::Asker { person, role: self.role.clone(), vouched: self.vouched, identity }.parse()?)
    }
}

impl Request {
    pub(crate) fn parse(&self) -> Result<abilita::Request, AbilitaError> {
        Ok(abilita::Request::new(&self.function, self.asker.parse()?))
    }
}

/// The codice fiscale among the attributes or claims of a login, by the names that SPID, CIE and CNS gateways use.
#[uniffi::export]
pub fn codice_fiscale_attribute(attributes: &HashMap<String, String>) -> Option<PersonId> {
    let attributes = attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    abilita::identity::codice_fiscale_attribute(attributes).map(PersonId::new)
}

/// The assurance level named by an authentication context of SPID, CIE or eIDAS; none for any other text.
#[uniffi::export]
pub fn level_of_context(context: &str) -> Option<i32> {
    abilita::identity::level_of_context(context).map(i32::from)
}
