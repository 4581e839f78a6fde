//! What can be wrong with a behaviour file, and where.

use std::ops::Range;

use abilita::Lang;

/// The kinds of problem in a behaviour file, each with a code that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemCode {
    Syntax,
    Format,
    UnknownKey,
    WrongType,
    OutOfRange,
    UnknownName,
}

impl ProblemCode {
    /// Every code, in the order of the table.
    pub(crate) const ALL: [Self; 6] =
        [Self::Syntax, Self::Format, Self::UnknownKey, Self::WrongType, Self::OutOfRange, Self::UnknownName];

    /// The code.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "behaviour.syntax",
            Self::Format => "behaviour.format",
            Self::UnknownKey => "behaviour.unknown_key",
            Self::WrongType => "behaviour.wrong_type",
            Self::OutOfRange => "behaviour.out_of_range",
            Self::UnknownName => "behaviour.unknown_name",
        }
    }

    /// What it says.
    pub(crate) fn text(self, lang: Lang) -> &'static str {
        let (it, en) = match self {
            Self::Syntax => {
                ("Il file non è TOML né JSON corretto", "The file is not well-formed TOML or JSON")
            }
            Self::Format => ("Il file non indica il proprio formato", "The file does not state its format"),
            Self::UnknownKey => ("Qui questa chiave non ha significato", "This key has no meaning here"),
            Self::WrongType => ("Il valore è di un altro tipo", "The value is of another type"),
            Self::OutOfRange => ("Il valore è fuori dai limiti", "The value is out of range"),
            Self::UnknownName => ("La campagna non ha questo nome", "The campaign has no such name"),
        };
        match lang {
            Lang::It => it,
            Lang::En => en,
        }
    }
}

/// One problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) code: ProblemCode,
    /// The path of keys, such as `office.operators`.
    pub(crate) path: String,
    /// Its place in the text; unknown in JSON.
    pub(crate) bytes: Option<Range<usize>>,
    /// What is there.
    pub(crate) found: Option<String>,
    /// What should be there, in Italian and English.
    pub(crate) expected: Option<(String, String)>,
}

/// A file with problems, and its text.
#[derive(Clone, Debug)]
pub(crate) struct Unfit {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) problems: Vec<Problem>,
}
