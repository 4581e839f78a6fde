//! What can be wrong with a behaviour file, and where.

use std::ops::Range;

use abilita::Lang;

/// The kinds of problem, each with a code that never changes.
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
                ("il file non è TOML né JSON corretto", "the file is not well-formed TOML or JSON")
            }
            Self::Format => ("il file non dice di che formato è", "the file does not say its format"),
            Self::UnknownKey => ("chiave sconosciuta", "unknown key"),
            Self::WrongType => ("valore di un altro tipo", "value of another type"),
            Self::OutOfRange => ("valore fuori dai limiti", "value out of range"),
            Self::UnknownName => ("la campagna non ha questo nome", "the campaign has no such name"),
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
    /// Where it stands in the text; in JSON nobody knows.
    pub(crate) bytes: Option<Range<usize>>,
    /// What stands there.
    pub(crate) found: Option<String>,
    /// What should, in Italian and English.
    pub(crate) expected: Option<(String, String)>,
}

/// A file with problems, and its text.
#[derive(Clone, Debug)]
pub(crate) struct Unfit {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) problems: Vec<Problem>,
}
