//! Closed sets of words, and texts in both languages.

use abilita::codice_fiscale::Kind;
pub use abilita::codice_fiscale::{MatchKind, Sex, Strictness};
pub use abilita::table::Profile;
pub use abilita::{FindingField, Lang, Severity, Stage};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Wording {
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
}

impl Wording {
    pub(crate) fn of<T: Into<String>>(text: impl Fn(Lang) -> T) -> Self {
        Self { it: text(Lang::It).into(), en: text(Lang::En).into() }
    }

    pub(crate) fn in_language(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}

/// A language of texts.
#[uniffi::remote(Enum)]
pub enum Lang {
    /// Italian.
    It,
    /// English.
    En,
}

/// How severe a finding is.
#[uniffi::remote(Enum)]
pub enum Severity {
    /// It must be mended: a submission with it is refused.
    Error,
    /// It is probably wrong; nothing is refused for it.
    Warning,
    /// Good practice the act recommends; it never blocks.
    Advice,
}

/// When a roster is checked: the same want may be tolerable in a draft and not at submission.
#[uniffi::remote(Enum)]
pub enum Stage {
    /// While it is being written.
    Draft,
    /// When it is handed in.
    Submission,
}

/// The field of a delegate that a finding is about.
#[uniffi::remote(Enum)]
pub enum FindingField {
    /// The codice fiscale.
    CodiceFiscale,
    /// The given name.
    Name,
    /// The surname.
    Surname,
    /// The email address.
    Email,
    /// The role.
    Role,
}

/// The sex that a codice fiscale tells.
#[uniffi::remote(Enum)]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
}

/// How strictly a codice fiscale is tested.
#[uniffi::remote(Enum)]
pub enum Strictness {
    /// Letters, digits, dates, places and triplets that can be.
    Strict,
    /// The form and the check character only.
    Formal,
}

/// How well the name of a place fits what was asked, the best first.
#[uniffi::remote(Enum)]
pub enum MatchKind {
    /// All letters are the same.
    Exact,
    /// The name begins with the query.
    Prefix,
    /// The query begins at a word of the name.
    Word,
    /// Every word of the query begins a word of the name, in order.
    Words,
    /// The query is somewhere in the name.
    Within,
}

/// Who will read a file.
#[uniffi::remote(Enum)]
pub enum Profile {
    /// The office: everything.
    Office,
    /// Everybody: no codice fiscale, no email address, no findings.
    Public,
}

/// The two forms of a codice fiscale of a natural person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum CodiceFiscaleKind {
    /// The sixteen characters that everybody knows.
    Ordinary,
    /// The eleven digits that are given until a person's data are known.
    Provisional,
}

impl From<Kind> for CodiceFiscaleKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Ordinary => Self::Ordinary,
            Kind::Provisional => Self::Provisional,
        }
    }
}

/// Declares an enum beside one of the core that may grow, with the words by which definitions name its members.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident of $core:path { $($(#[$member_doc:meta])* $member:ident),* $(,)? } else $otherwise:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
        pub enum $name {
            $($(#[$member_doc])* $member),*
        }

        impl From<$core> for $name {
            fn from(core: $core) -> Self {
                use $core as Core;
                match core {
                    $(Core::$member => Self::$member,)*
                    _ => Self::$otherwise,
                }
            }
        }
    };
}

mirror! {
    /// Where the holders of a role come from.
    RoleHolders of abilita::RoleHolders {
        /// The host has them on record.
        OnRecord,
        /// They are listed in the roster.
        Listed,
        /// The host vouches for them, each time.
        Vouched,
    } else Vouched
}

mirror! {
    /// The type of a fact or argument, as a definition declares it.
    ValueKind of abilita::ValueKind {
        /// Any text.
        Text,
        /// An email address.
        Email,
        /// A school code.
        InstituteCode,
        /// True or false.
        Bool,
        /// A whole number.
        Integer,
        /// A civil date.
        Date,
        /// An instant.
        Instant,
        /// Several texts.
        Texts,
        /// A person (arguments only).
        Person,
        /// A role that persons of the roster can have (arguments only).
        Role,
    } else Text
}

mirror! {
    /// What a code of the closed table is a code of.
    CodeKind of abilita::CodeKind {
        /// A ground of a decision.
        Access,
        /// A refusal of a command.
        Refusal,
        /// A finding of a roster check.
        Finding,
        /// An error of the library.
        Error,
        /// A problem of a definition.
        Definition,
    } else Error
}
