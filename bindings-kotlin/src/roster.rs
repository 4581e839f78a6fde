//! Rosters: who is to act for an institute.

use crate::person::Person;

/// One line of a roster: a person in a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Delegate {
    /// The role.
    pub role: String,
    /// The person.
    pub person: Person,
}

impl From<&Delegate> for abilita::Delegate {
    fn from(delegate: &Delegate) -> Self {
        Self::new(&delegate.role, (&delegate.person).into())
    }
}

impl From<&abilita::Delegate> for Delegate {
    fn from(delegate: &abilita::Delegate) -> Self {
        Self { role: delegate.role().to_owned(), person: delegate.person().into() }
    }
}

pub(crate) fn listed<'l>(list: impl Iterator<Item = (&'l str, &'l abilita::Person)>) -> Vec<Delegate> {
    list.map(|(role, person)| Delegate { role: role.to_owned(), person: person.into() }).collect()
}
