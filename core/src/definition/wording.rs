//! What problems say beside their code, in Italian and English: what is there, and what was expected.
//!
//! Every sentence of the library stands in this file. Words of the language itself (keys, names, values) are the same in
//! both languages: a plain text becomes a [`Wording`] as it is.

use std::borrow::Cow;

use crate::campaign::{ValueKind, ValueType};
use crate::text::Lang;

/// A piece of a problem's message, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Wording {
    it: Cow<'static, str>,
    en: Cow<'static, str>,
}

const fn both(it: &'static str, en: &'static str) -> Wording {
    Wording { it: Cow::Borrowed(it), en: Cow::Borrowed(en) }
}

/// Kinds of value.
impl Wording {
    pub(crate) const TEXT: Self = both("un testo", "a text");
    pub(crate) const BOOL: Self = both("true o false", "true or false");
    pub(crate) const INTEGER: Self = both("un numero intero", "a whole number");
    pub(crate) const LIST: Self = both("una lista", "a list");
    pub(crate) const TABLE: Self = both("una tabella", "a table");
    pub(crate) const FRACTION: Self = both("un numero con la virgola", "a fraction");
    pub(crate) const HUGE: Self = both("un numero troppo grande", "a number too large");
    pub(crate) const NULL: Self = both("null", "null");
    pub(crate) const PLAIN: Self =
        both("un testo, un numero, true o false", "a text, a number, true or false");
    pub(crate) const COUNT: Self = both("un numero da 0 a 65535", "a number from 0 to 65535");
    pub(crate) const DATE: Self = both("una data come 2025-10-06", "a date such as 2025-10-06");
    pub(crate) const HOUR: Self = both("un'ora come 23:59", "an hour such as 23:59");
    pub(crate) const ZONE: Self =
        both("un fuso orario IANA come Europe/Rome", "an IANA time zone such as Europe/Rome");
    pub(crate) const LEVEL: Self = both("un livello di garanzia da 1 a 4", "an assurance level from 1 to 4");
    pub(crate) const REQUIRED_OR_OPTIONAL: Self = both("`required` o `optional`", "`required` or `optional`");
}

/// Names that something must declare.
impl Wording {
    pub(crate) const DEFINITION: Self = both("l'id di una definizione", "the id of a definition");
    pub(crate) const ROLE: Self = both("un ruolo dichiarato sotto [roles]", "a role declared under [roles]");
    pub(crate) const FUNCTION: Self =
        both("una funzione dichiarata sotto [functions]", "a function declared under [functions]");
    pub(crate) const MOMENT: Self =
        both("un momento dichiarato sotto [moments]", "a moment declared under [moments]");
    pub(crate) const WINDOW: Self =
        both("una finestra dichiarata sotto [windows]", "a window declared under [windows]");
    pub(crate) const FACT: Self = both("un dato dichiarato sotto [facts]", "a fact declared under [facts]");
    pub(crate) const PARAMETER: Self =
        both("un parametro dichiarato sotto [parameters]", "a parameter declared under [parameters]");
    pub(crate) const FLAG: Self =
        both("un contrassegno dichiarato sotto [flags]", "a flag declared under [flags]");
    pub(crate) const TRACK: Self =
        both("un percorso dichiarato sotto [tracks]", "a track declared under [tracks]");
    pub(crate) const STATE: Self = both("uno stato elencato sotto `states`", "a state listed under `states`");
    pub(crate) const STATE_OF_TRACK: Self = both("uno stato del percorso", "a state of the track");
    pub(crate) const COMMAND: Self =
        both("un comando dichiarato sotto [commands]", "a command declared under [commands]");
    pub(crate) const HINT: Self =
        both("un suggerimento dichiarato sotto [hints]", "a hint declared under [hints]");
    pub(crate) const REFUSAL: Self =
        both("un rifiuto dichiarato sotto [refusals]", "a refusal declared under [refusals]");
    pub(crate) const ARGUMENT: Self = both("un argomento del comando", "an argument of the command");
    pub(crate) const LISTED_ROLE: Self = both("un ruolo `listed`", "a role that is `listed`");
    pub(crate) const NOT_OF_A_FACT: Self =
        both("un altro nome: un dato ha già questo", "another name: a fact has this one");
    pub(crate) const OTHER_DAYS: Self = both(
        "giorni diversi, e nessun momento con quel nome",
        "days that differ, and no moment of that name",
    );
    pub(crate) const NO_PARAMETER: Self =
        both("un dato: i parametri li stabilisce solo il portale", "a fact: only the host sets parameters");
    pub(crate) const SCOPE: Self = both("`case` o `member`", "`case` or `member`");
    pub(crate) const TARGET: Self =
        both("`asker`, `every` o `{ argument = … }`", "`asker`, `every` or `{ argument = … }`");
    pub(crate) const MEMBER_OF_COMMAND: Self = both(
        "`member` solo dove un comando muove un percorso dei membri",
        "`member` only where a command moves a track of members",
    );
    pub(crate) const NO_MEMBER_IS_LOOKED_AT: Self = both(
        "una prova sulla pratica: qui non si guarda nessun membro",
        "a test on the case: no member is looked at here",
    );
    pub(crate) const NO_MEMBER_IS_MOVED: Self = both(
        "qualcosa della pratica: solo un percorso dei membri agisce su un membro",
        "something of the case: only a track of members acts on a member",
    );
    pub(crate) const ONCE_FOR_THE_CASE: Self = both(
        "un percorso della pratica per ciò che si fa una volta sola, non per ogni membro",
        "a track of the case for what is done once, not for every member",
    );
    pub(crate) const HELD_ROLE: Self =
        both("un ruolo `on_record` o `listed`", "a role that is `on_record` or `listed`");
    pub(crate) const YEAR: Self = both("un anno da 0 a 9999", "a year from 0 to 9999");
    pub(crate) const VALID_DEFAULT: Self =
        both("un valore che `valid` ammette", "a value that `valid` allows");
    pub(crate) const ON_RECORD_ROLE: Self = both("un ruolo `on_record`", "a role that is `on_record`");
    pub(crate) const RECIPIENT: Self = both(
        "un ruolo, `member`, o un dato con un indirizzo di posta elettronica",
        "a role, `member`, or a fact that holds an email address",
    );
    pub(crate) const A_NAME: Self = both("un nome", "a name");
    pub(crate) const NOT_OF_THE_LIBRARY: Self = both(
        "un altro nome: la libreria ha già questo rifiuto",
        "another name: the library has this refusal",
    );
    pub(crate) const ANOTHER_NAME: Self =
        both("un altro nome: ogni campagna ha già questo", "another name: every campaign has this one");
}

/// Keys that must be there, or must not be there together.
impl Wording {
    pub(crate) const AT_LEAST_ONE: Self = both("almeno uno", "at least one");
    pub(crate) const AT_LEAST_ONE_TEST: Self = both("almeno una prova", "at least one test");
    pub(crate) const CONDITION: Self = both("una condizione", "a condition");
    pub(crate) const CONDITION_THAT_HOLDS: Self =
        both("una condizione che deve valere", "a condition that must hold");
    pub(crate) const COMMAND_OR_MOMENT: Self =
        both("solo uno fra `command` e `moment`", "exactly one of `command` and `moment`");
    pub(crate) const ONE_GIVEN: Self = both(
        "solo uno fra `argument`, `fact` e `now = true`",
        "exactly one of `argument`, `fact` and `now = true`",
    );
    pub(crate) const NOW_IS_A_TIME: Self = both(
        "`now` solo per un dato di tipo `date` o `instant`",
        "`now` only for a fact of type `date` or `instant`",
    );
    pub(crate) const LIMIT_OF_TEXTS: Self = both(
        "un limite solo per i testi: `max_length` per `text` e `texts`, `max_items` per `texts`",
        "a limit for texts only: `max_length` for `text` and `texts`, `max_items` for `texts`",
    );
    pub(crate) const STATEMENT: Self =
        both("una disposizione dichiarata sotto [statements]", "a statement declared under [statements]");
    pub(crate) const SOURCE: Self =
        both("un atto dichiarato sotto [sources]", "a source declared under [sources]");
    pub(crate) const ONE_CLAIM: Self = both(
        "solo uno fra `forbid`, `permit`, `to` e `needs`",
        "exactly one of `forbid`, `permit`, `to` and `needs`",
    );
    pub(crate) const PERMIT_OR_FORBID: Self =
        both("solo uno fra `permit` e `forbid`", "exactly one of `permit` and `forbid`");
    pub(crate) const FACT_OR_PARAMETER: Self =
        both("solo uno fra `fact` e `parameter`", "exactly one of `fact` and `parameter`");
    pub(crate) const BEFORE_OR_AFTER: Self =
        both("solo uno fra `before` e `after`", "one of `before` and `after`");
    pub(crate) const A_SCHEDULE: Self =
        both("`before` o `after`, con un momento", "`before` or `after`, with a moment");
    pub(crate) const ONE_BASE: Self = both(
        "solo uno fra `after`, `before`, `fact`, `parameter`, `entered`, e `month` con `day`",
        "exactly one of `after`, `before`, `fact`, `parameter`, `entered`, and `month` with `day`",
    );
    pub(crate) const ONE_WAY_TO_STATE: Self = both(
        "solo uno fra `from`, `through`, `earliest`, `latest`, `announced = true`",
        "exactly one of `from`, `through`, `earliest`, `latest`, `announced = true`",
    );
    pub(crate) const ONE_KIND_OF_HOLDER: Self = both(
        "solo uno fra `on_record`, `listed`, `vouched` con valore true",
        "exactly one of `on_record`, `listed`, `vouched` as true",
    );
    pub(crate) const AN_ORIGIN: Self = both(
        "`fact`, `parameter`, `entered`, o `month` con `day`",
        "`fact`, `parameter`, `entered`, or `month` with `day`",
    );
    pub(crate) const ONE_ORIGIN: Self = both(
        "solo uno fra `fact`, `parameter`, `entered`, e `month` con `day`",
        "one of `fact`, `parameter`, `entered`, and `month` with `day`",
    );
    pub(crate) const A_BOUND: Self = both("`from`, `until` o entrambi", "`from`, `until` or both");
    pub(crate) const A_NUMBER: Self =
        both("`at_least`, `at_most`, `stand_ins` o `each`", "`at_least`, `at_most`, `stand_ins` or `each`");
}

/// What is right only together with something else.
impl Wording {
    pub(crate) const ROLE_ALONE: Self = both(
        "il solo `role` accanto a `permit`: le altre condizioni vanno sotto `needs`",
        "`role` alone beside `permit`: put the other conditions into `needs`",
    );
    pub(crate) const A_COMMON_LOGIN: Self =
        both("una tabella [login] che dica quale", "a [login] that says which one");
    pub(crate) const FIELDS_OF_LISTED: Self =
        both("`fields` solo dove il ruolo è `listed`", "`fields` only where the role is `listed`");
    pub(crate) const CODICE_FISCALE_REQUIRED: Self = both(
        "`required`: una persona si identifica dal codice fiscale",
        "`required`: people are told apart by their codice fiscale",
    );
    pub(crate) const LEAST_NOT_ABOVE_MOST: Self =
        both("`at_least` non maggiore di `at_most`", "`at_least` not above `at_most`");
    pub(crate) const ENDS_AFTER_IT_BEGINS: Self =
        both("una finestra che finisce dopo l'inizio", "a window that ends after it begins");
    pub(crate) const TEMPORAL: Self =
        both("uno di tipo `date` o `instant`", "one of type `date` or `instant`");
    pub(crate) const DAY_OF_MONTH: Self = both("un giorno che il mese ha", "a day that the month has");
    pub(crate) const ONE_OF_TEXTS: Self = both(
        "`one_of` solo con il tipo `text`, `texts` o `role`",
        "`one_of` only with the type `text`, `texts` or `role`",
    );
    pub(crate) const MOST_ABOVE_STAND_INS: Self =
        both("`at_most` maggiore di `stand_ins`", "`at_most` above `stand_ins`");
    pub(crate) const NOBODY_ASKS: Self = both(
        "prove sulla pratica e sul tempo: qui nessuno chiede nulla",
        "tests on the case and the time: nobody asks here",
    );
    pub(crate) const NOBODY_IS_REFUSED: Self =
        both("nulla che rifiuti: qui nessuno chiede nulla", "nothing that refuses: nobody asks here");
    pub(crate) const EVERY_ALONE: Self = both("`*` da solo", "`*` alone");
    pub(crate) const HOUR_OF_A_DAY: Self =
        both("`at` solo con `from` o `through`", "`at` only with `from` or `through`");
    pub(crate) const WEEKDAY_OF_A_DATE: Self =
        both("`weekday` solo accanto a una data", "`weekday` only beside a date");
    pub(crate) const AT_OR_SAME_TIME: Self =
        both("solo uno fra `at` e `same_time`", "one of `at` and `same_time`");
    pub(crate) const ONE_TRACK: Self = both("un solo percorso", "one track alone");
    pub(crate) const IT_OR_EN: Self = both("`it`, `en` o entrambi", "`it`, `en` or both");
    pub(crate) const TYPE_OF_A_FACT: Self =
        both("un tipo che un dato può avere", "a type that a fact can have");

    /// A key that must be there.
    pub(crate) fn key(key: &str) -> Self {
        format!("`{key}`").into()
    }

    /// The moment of a name, where only a date can stand alone.
    pub(crate) fn counted_from(moment: &str) -> Self {
        Self {
            it: format!("una data, o `{{ after = \"{moment}\" }}` per quel momento").into(),
            en: format!("a date, or `{{ after = \"{moment}\" }}` for that moment").into(),
        }
    }

    /// A name that another act of the same transition does not have.
    pub(crate) fn not_in(act: &str) -> Self {
        Self {
            it: format!("un altro nome: `{act}` ha già questo").into(),
            en: format!("another name: `{act}` has this one").into(),
        }
    }

    /// One of the words that the language has at a place.
    pub(crate) fn one_of<const N: usize>(words: [&str; N]) -> Self {
        let words = words.map(|word| format!("`{word}`")).join(", ");
        Self { it: format!("uno fra {words}").into(), en: format!("one of {words}").into() }
    }

    /// A number of things that begins with one.
    pub(crate) fn up_to(most: u32) -> Self {
        Self {
            it: format!("un numero da 1 a {most}").into(),
            en: format!("a number from 1 to {most}").into(),
        }
    }

    pub(crate) fn value_of(kind: ValueKind) -> Self {
        Self::of_kind("un valore di tipo", "a value of type", kind)
    }

    /// A value of a type: one of its texts, where it lists them.
    pub(crate) fn values_of(value_type: &ValueType) -> Self {
        let listed = value_type.one_of.as_ref().map(|texts| texts.join(", ").into());
        listed.unwrap_or_else(|| Self::value_of(value_type.kind))
    }

    pub(crate) fn fact_of(kind: ValueKind) -> Self {
        Self::of_kind("un dato di tipo", "a fact of type", kind)
    }

    pub(crate) fn argument_of(kind: ValueKind) -> Self {
        Self::of_kind("un argomento di tipo", "an argument of type", kind)
    }

    pub(crate) fn test_of(kind: ValueKind) -> Self {
        Self::of_kind("una prova che va con il tipo", "a test that goes with the type", kind)
    }

    fn of_kind(it: &str, en: &str, kind: ValueKind) -> Self {
        let kind = kind.as_str();
        Self { it: format!("{it} `{kind}`").into(), en: format!("{en} `{kind}`").into() }
    }

    pub(crate) fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}

/// Words of the definition, and values it could have: the same in both languages.
impl From<String> for Wording {
    fn from(words: String) -> Self {
        Self { it: words.clone().into(), en: words.into() }
    }
}

impl From<&str> for Wording {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}
