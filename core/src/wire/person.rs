//! Persons.

use super::record;
use crate::person;

record! {
    /// A person. What is not given is empty.
    ///
    /// ```
    /// use abilita::wire::Person;
    /// let anna: Person = serde_json::from_str(r#"{"codice_fiscale": "RSSNNA75S42D205F", "name": "Anna"}"#)?;
    /// assert_eq!(anna.parse().surname(), "");
    /// assert!(serde_json::from_str::<Person>(r#"{"nome": "Anna"}"#).is_err());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[derive(Clone, Default, PartialEq, Eq)]
    pub struct Person {
        /// The codice fiscale, in full.
        pub codice_fiscale: String = optional,
        /// The given name.
        pub name: String = optional,
        /// The surname.
        pub surname: String = optional,
        /// The email address.
        pub email: String = optional,
    }
}

impl Person {
    /// The person.
    pub fn parse(&self) -> person::Person {
        person::Person::new(&self.codice_fiscale).named(&self.name, &self.surname).with_email(&self.email)
    }
}

impl From<&person::Person> for Person {
    fn from(person: &person::Person) -> Self {
        Self {
            codice_fiscale: person.id().as_str().to_owned(),
            name: person.name().to_owned(),
            surname: person.surname().to_owned(),
            email: person.email().to_owned(),
        }
    }
}

/// Masked, as the person is.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parse().fmt(f)
    }
}
