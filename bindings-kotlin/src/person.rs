//! Persons.

pub use abilita::PersonId;

uniffi::custom_type!(PersonId, String, {
    remote,
    try_lift: |text| Ok(PersonId::new(&text)),
    lower: |id| id.as_str().to_owned(),
});

/// A person. What is not known is empty.
#[derive(Clone, PartialEq, Eq, Hash, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Person {
    /// Who he is: his codice fiscale as the host has it, valid or not.
    pub codice_fiscale: PersonId,
    /// The given name.
    #[uniffi(default = "")]
    pub name: String,
    /// The surname.
    #[uniffi(default = "")]
    pub surname: String,
    /// The email address.
    #[uniffi(default = "")]
    pub email: String,
}

/// Masked: whether there is a name, not which.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        abilita::Person::from(self).fmt(f)
    }
}

impl From<&Person> for abilita::Person {
    fn from(person: &Person) -> Self {
        Self::new(person.codice_fiscale.as_str())
            .named(&person.name, &person.surname)
            .with_email(&person.email)
    }
}

impl From<&abilita::Person> for Person {
    fn from(person: &abilita::Person) -> Self {
        Self {
            codice_fiscale: person.id().clone(),
            name: person.name().to_owned(),
            surname: person.surname().to_owned(),
            email: person.email().to_owned(),
        }
    }
}

/// The text in the form in which identities are compared, valid or not: without blanks and `TINIT-`, in capitals.
#[uniffi::export]
pub fn normalize_codice_fiscale(text: &str) -> String {
    abilita::codice_fiscale::normalize(text).into_owned()
}

/// Whether a text has the form of an email address.
#[uniffi::export]
pub fn is_email_address(text: &str) -> bool {
    abilita::is_email_address(text)
}
