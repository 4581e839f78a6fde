//! Why a command was not carried out.

use std::fmt;

use crate::roster::Findings;
use crate::text::{Code, Lang, Text};

/// A refused command: which kind, under which rules, what to do instead. Nothing was changed.
///
/// The code is one of the library's, or one that the definition declares under `[refusals]`.
///
/// ```
/// use abilita::{Asker, Campaign, CaseId, Command, Lang, Opening, Person, Scheme, parse_instant};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H").named("Dora", "Conti"));
/// let opened = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
/// let case = campaign.replay([&opened])?;
/// let head = Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2);
/// let submit = Command::new("submit", head, case.sequence());
/// let refusal = campaign.handle(&case, &submit, parse_instant("2025-10-01T09:00:00+02:00")?).unwrap_err();
/// assert_eq!(refusal.code(), "not_allowed"); // the campaign opens on the 6th
/// assert_eq!(refusal.text(Lang::It), "Non consentito");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal(Box<Details>);

/// One word wide outside: refusals travel as errors.
#[derive(Clone, PartialEq, Eq)]
struct Details {
    code: Box<str>,
    text: Text,
    because: Vec<String>,
    next: Option<String>,
    argument: Option<String>,
    findings: Findings,
}

impl Refusal {
    pub(crate) fn library(code: Code) -> Self {
        Self::campaign(code.as_str(), Text::new(code.text(Lang::It), code.text(Lang::En)))
    }

    pub(crate) fn campaign(code: &str, text: Text) -> Self {
        Self(Box::new(Details {
            code: code.into(),
            text,
            because: Vec::new(),
            next: None,
            argument: None,
            findings: Findings::default(),
        }))
    }

    pub(crate) fn citing<'c>(mut self, cites: impl IntoIterator<Item = &'c str>) -> Self {
        for cite in cites {
            if !self.0.because.iter().any(|known| known == cite) {
                self.0.because.push(cite.to_owned());
            }
        }
        self
    }

    pub(crate) fn hinting(mut self, hint: Option<&str>) -> Self {
        self.0.next = hint.map(str::to_owned);
        self
    }

    pub(crate) fn of_argument(mut self, name: &str) -> Self {
        self.0.argument = Some(name.to_owned());
        self
    }

    pub(crate) fn with_findings(mut self, findings: Findings) -> Self {
        self.0.findings = findings;
        self
    }

    /// The kind of refusal: `wrong_state`, `not_allowed`, `wrong_mailbox` …
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The rules of the acts that it is based on, such as `F25-11`, each once.
    pub fn because(&self) -> impl Iterator<Item = &str> {
        self.0.because.iter().map(String::as_str)
    }

    /// What to do instead: the name of a hint, whose text is [`Campaign::hint_text`](crate::Campaign::hint_text).
    pub fn next(&self) -> Option<&str> {
        self.0.next.as_deref()
    }

    /// The argument that is missing, unknown or of the wrong type (`invalid_argument`).
    pub fn argument(&self) -> Option<&str> {
        self.0.argument.as_deref()
    }

    /// What is wrong with the roster (`roster_invalid`).
    pub fn findings(&self) -> &Findings {
        &self.0.findings
    }

    /// What to say to the user.
    pub fn text(&self, lang: Lang) -> &str {
        self.0.text.or(lang, &self.0.code)
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("code", &self.0.code)
            .field("because", &self.0.because)
            .field("next", &self.0.next)
            .field("argument", &self.0.argument)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code, self.text(Lang::En))
    }
}

impl std::error::Error for Refusal {}
