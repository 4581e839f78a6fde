//! Who somebody is: a codice fiscale as the host gives it, and the data that go with it.

use abilita_codice_fiscale::normalize;

/// The key by which abilita tells persons apart: the codice fiscale as given, normalised (blanks and a leading `TINIT-`
/// removed, ASCII letters upper-cased).
///
/// It need not be a valid code: registers hold faulty ones, and whoever is registered under a faulty code is still the
/// same person the next day. [`check`](crate::Campaign::check) tells what is wrong with a code. There is no `Display`, and
/// `Debug` is masked.
///
/// ```
/// use abilita::PersonId;
/// let from_login = PersonId::new("TINIT-RSSNNA75S42D205F");
/// assert_eq!(from_login, PersonId::new(" rssnna75s42d205f "));
/// assert_eq!(from_login.as_str(), "RSSNNA75S42D205F");
/// assert!(!format!("{from_login:?}").contains("NNA75"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(Repr);

/// Sixteen ASCII characters, the usual case, stand in place: comparing two of them is comparing two words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Repr {
    Sixteen([u8; 16]),
    Other(Box<str>),
}

impl PersonId {
    /// Normalises `codice_fiscale`.
    pub fn new(codice_fiscale: &str) -> Self {
        let text = normalize(codice_fiscale);
        match <[u8; 16]>::try_from(text.as_bytes()) {
            Ok(bytes) if text.is_ascii() => Self(Repr::Sixteen(bytes)),
            _ => Self(Repr::Other(text.into())),
        }
    }

    /// The normalised text, in full. Keep it out of logs, file names and addresses.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Sixteen(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Repr::Other(text) => text,
        }
    }

    /// True where no codice fiscale was given: such a person is nobody in particular, and equals nobody for a roster.
    pub fn is_blank(&self) -> bool {
        matches!(&self.0, Repr::Other(text) if text.is_empty())
    }
}

impl std::fmt::Debug for PersonId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_blank() { "PersonId(blank)" } else { "PersonId(…)" })
    }
}

/// A person with what a campaign may ask of them: name, surname, email address.
///
/// ```
/// use abilita::Person;
/// let anna = Person::new("RSSNNA75S42D205F").named("Anna", "Rossi").with_email("anna@example.org");
/// assert_eq!(anna.surname(), "Rossi");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Person {
    id: PersonId,
    /// `None` where all are empty. They stand apart because deciding looks at the codes of a list alone: these then lie
    /// close together.
    details: Option<Box<Details>>,
}

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Details {
    name: Box<str>,
    surname: Box<str>,
    email: Box<str>,
}

impl Person {
    /// A person of whom only the codice fiscale is known; an empty one is allowed, and reported by a roster check.
    pub fn new(codice_fiscale: &str) -> Self {
        Self::from_id(PersonId::new(codice_fiscale))
    }

    pub(crate) fn from_id(id: PersonId) -> Self {
        Self { id, details: None }
    }

    /// Adds given name and surname.
    #[must_use]
    pub fn named(self, name: &str, surname: &str) -> Self {
        self.with(|details| {
            details.name = name.into();
            details.surname = surname.into();
        })
    }

    /// Adds an email address, as given: it is for a roster check to say whether it is one.
    #[must_use]
    pub fn with_email(self, email: &str) -> Self {
        self.with(|details| details.email = email.into())
    }

    fn with(mut self, change: impl FnOnce(&mut Details)) -> Self {
        let mut details = self.details.take().unwrap_or_default();
        change(&mut details);
        self.details = (*details != Details::default()).then_some(details);
        self
    }

    /// Who it is.
    pub fn id(&self) -> &PersonId {
        &self.id
    }

    /// The given name; empty where none was given.
    pub fn name(&self) -> &str {
        self.details.as_ref().map_or("", |details| &details.name)
    }

    /// The surname; empty where none was given.
    pub fn surname(&self) -> &str {
        self.details.as_ref().map_or("", |details| &details.surname)
    }

    /// The email address; empty where none was given.
    pub fn email(&self) -> &str {
        self.details.as_ref().map_or("", |details| &details.email)
    }
}

/// Shows which data are there, never the data.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person")
            .field("id", &self.id)
            .field("named", &!(self.name().is_empty() && self.surname().is_empty()))
            .field("email", &!self.email().is_empty())
            .finish_non_exhaustive()
    }
}

/// True if `text` is an email address: one `@`, something before it, at least two labels after it, no blanks.
///
/// Deliberately no more: an address is proved by the mail that arrives.
///
/// ```
/// assert!(abilita::is_email_address("factotum@scuola.example.org"));
/// assert!(!abilita::is_email_address("factotum@localhost"));
/// ```
pub fn is_email_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels = || domain.split('.');
    !local.is_empty()
        && !domain.contains('@')
        && !text.contains(char::is_whitespace)
        && labels().count() >= 2
        && labels().all(|label| !label.is_empty())
}

/// The domain of an address, where it has one.
pub(crate) fn email_domain(address: &str) -> Option<&str> {
    address.rsplit_once('@').map(|(_, domain)| domain)
}
