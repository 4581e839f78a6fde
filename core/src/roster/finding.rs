//! What a check finds.

use crate::text::{Code, Lang};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $it:literal, $en:literal);* $(;)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The word by which definitions and wire formats name it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }

            /// What people call it.
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, Lang::It) => $it, (Self::$variant, Lang::En) => $en),*
                }
            }
        }
    };
}

words! {
    /// How severe a finding is.
    Severity {
        /// It must be mended: a submission with it is refused.
        Error = "error", "errore", "error";
        /// It is probably wrong; nothing is refused for it.
        Warning = "warning", "avviso", "warning";
        /// Good practice the act recommends; it never blocks.
        Advice = "advice", "consiglio", "advice";
    }
}

words! {
    /// When a roster is checked: the same want may be tolerable in a draft and not at submission.
    Stage {
        /// While it is being written.
        Draft = "draft", "in preparazione", "while drafting";
        /// When it is handed in.
        Submission = "submission", "all'invio", "at submission";
    }
}

words! {
    /// The field of a delegate that a finding is about.
    FindingField {
        /// The codice fiscale.
        CodiceFiscale = "codice_fiscale", "codice fiscale", "codice fiscale";
        /// The given name.
        Name = "name", "nome", "given name";
        /// The surname.
        Surname = "surname", "cognome", "surname";
        /// The email address.
        Email = "email", "posta elettronica", "email";
        /// The role.
        Role = "role", "ruolo", "role";
    }
}

/// One thing found in a roster: what, how severe, where, and the rules it is based on. It never contains the data it is
/// about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub(crate) severity: Severity,
    pub(crate) code: Code,
    pub(crate) row: Option<usize>,
    pub(crate) field: Option<FindingField>,
    pub(crate) position: Option<usize>,
    pub(crate) role: Option<Box<str>>,
    pub(crate) cites: Vec<Box<str>>,
}

impl Finding {
    pub(crate) fn new(severity: Severity, code: Code) -> Self {
        Self { severity, code, row: None, field: None, position: None, role: None, cites: Vec::new() }
    }

    pub(crate) fn at(mut self, row: usize, field: FindingField) -> Self {
        self.row = Some(row);
        self.field = Some(field);
        self
    }

    /// How severe it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The delegate it is about, counted from 0; `None` for the roster as a whole.
    pub fn row(&self) -> Option<usize> {
        self.row
    }

    /// The field it is about.
    pub fn field(&self) -> Option<FindingField> {
        self.field
    }

    /// The character of a codice fiscale it is about, counted from 0 in the normalised text.
    pub fn position(&self) -> Option<usize> {
        self.position
    }

    /// The role that is missing, or of which there are too many.
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// The rules it is based on, such as `F25-07`.
    pub fn cites(&self) -> impl Iterator<Item = &str> {
        self.cites.iter().map(|cite| &**cite)
    }

    /// Where it is, as a path: `roster[2].email`.
    pub fn path(&self) -> String {
        match (self.row, self.field) {
            (Some(row), Some(field)) => format!("roster[{row}].{}", field.as_str()),
            (Some(row), None) => format!("roster[{row}]"),
            (None, _) => "roster".to_owned(),
        }
    }

    /// What it says to whoever fills the form.
    pub fn text(&self, lang: Lang) -> &'static str {
        self.code.text(lang)
    }
}

/// Everything found in a roster, in the order of its rows; what concerns the whole comes last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub(crate) Vec<Finding>);

impl Findings {
    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// Those of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.0.iter().filter(move |finding| finding.severity == severity)
    }

    /// True if something must be mended.
    pub fn has_errors(&self) -> bool {
        self.of(Severity::Error).next().is_some()
    }
}

impl<'f> IntoIterator for &'f Findings {
    type Item = &'f Finding;
    type IntoIter = std::slice::Iter<'f, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
