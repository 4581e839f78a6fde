//! One line of a roster.

use crate::person::Person;

/// A person with the role they are to have.
///
/// ```
/// use abilita::{Delegate, Person};
/// let anna = Person::new("RSSNNA75S42D205F").named("Anna", "Rossi");
/// let delegate = Delegate::new("delegate", anna);
/// assert_eq!(delegate.role(), "delegate");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Delegate {
    role: Box<str>,
    person: Person,
}

impl Delegate {
    /// A person in a role, as given: a check tells whether the role is one.
    pub fn new(role: &str, person: Person) -> Self {
        Self { role: role.into(), person }
    }

    /// The role.
    pub fn role(&self) -> &str {
        &self.role
    }

    /// The person.
    pub fn person(&self) -> &Person {
        &self.person
    }

    pub(crate) fn person_mut(&mut self) -> &mut Person {
        &mut self.person
    }
}
