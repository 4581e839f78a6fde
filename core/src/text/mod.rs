//! Everything abilita says to people, in Italian and English. No text here ever contains personal data: texts are fixed,
//! and what they are about is reported beside them as a code, a field and a place.

mod codes;
mod lower_case;

pub use codes::{Code, CodeKind};
pub(crate) use lower_case::lower_case;

/// A language of texts.
///
/// ```
/// use abilita::Lang;
/// assert_eq!("it".parse(), Ok(Lang::It));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Italian.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// The word that is read as this language.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }
}

/// A language that abilita has no texts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("texts are in `it` and `en`")]
pub struct LangError;

impl std::str::FromStr for Lang {
    type Err = LangError;

    fn from_str(text: &str) -> Result<Self, LangError> {
        match text {
            "it" => Ok(Self::It),
            "en" => Ok(Self::En),
            _ => Err(LangError),
        }
    }
}

/// A text in both languages, as a definition gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    it: Box<str>,
    en: Box<str>,
}

impl Text {
    pub(crate) fn new(it: &str, en: &str) -> Self {
        Self { it: it.into(), en: en.into() }
    }

    pub(crate) fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// The text, or `otherwise` where the definition gives none.
    pub(crate) fn or<'t>(&'t self, lang: Lang, otherwise: &'t str) -> &'t str {
        let text = self.get(lang);
        if text.is_empty() { otherwise } else { text }
    }
}
