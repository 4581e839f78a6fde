//! The writer: delegates in, a file that spreadsheets open rightly out.

use super::cell::guarded;
use super::column::Column;
use super::row::Institute;
use crate::campaign::Campaign;
use crate::roster::Delegate;
use crate::text::Lang;

/// Who will read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The office: everything.
    Office,
    /// Everybody: no codice fiscale, no email address, no findings.
    Public,
}

impl Profile {
    fn columns(self) -> impl Iterator<Item = Column> {
        let is_private = |column| matches!(column, Column::CodiceFiscale | Column::Email);
        Column::ALL.into_iter().filter(move |column| self == Self::Office || !is_private(*column))
    }
}

/// Writes delegates as a spreadsheet in Italy opens them with a double click: UTF-8 with byte order mark, `;`, CRLF. Fields
/// are quoted where they must be; a text that a spreadsheet would run as a formula gets an apostrophe before it.
///
/// [`read`](super::read) gives back the rows that were written.
///
/// ```
/// use abilita::table::{Institute, Profile, TableWriter};
/// use abilita::{Delegate, Lang, Person};
///
/// let anna = Person::new("RSSNNA75S42D205F").named("Anna", "Rossi").with_email("anna@example.org");
/// let mut writer = TableWriter::new(Profile::Public, Lang::En);
/// writer.row(&Institute::new("TOIS99901A").named("Liceo \"Volta\""), &Delegate::new("rspp", anna));
///
/// let file = String::from_utf8(writer.take())?;
/// assert_eq!(
///     file,
///     "\u{feff}School code;Institute;Surname;Name;Role\r\nTOIS99901A;\"Liceo \"\"Volta\"\"\";Rossi;Anna;rspp\r\n",
/// );
/// # Ok::<(), std::string::FromUtf8Error>(())
/// ```
#[derive(Clone)]
pub struct TableWriter {
    profile: Profile,
    lang: Lang,
    has_findings: bool,
    titles: Option<Campaign>,
    has_header: bool,
    text: String,
}

impl TableWriter {
    /// A writer of an empty file, with headings in a language.
    pub fn new(profile: Profile, lang: Lang) -> Self {
        Self { profile, lang, has_findings: false, titles: None, has_header: false, text: String::new() }
    }

    /// Writes roles by their titles in a campaign, such as *delegato*; [`RoleNames::of`](super::RoleNames::of) reads them
    /// back.
    #[must_use]
    pub fn with_titles(mut self, campaign: &Campaign) -> Self {
        self.titles = Some(campaign.clone());
        self
    }

    /// Adds a column of findings, for [`TableWriter::row_with_findings`]. In [`Profile::Public`] there is none.
    #[must_use]
    pub fn with_findings(mut self) -> Self {
        self.has_findings = self.profile == Profile::Office;
        self
    }

    /// Writes a row.
    pub fn row(&mut self, institute: &Institute, delegate: &Delegate) {
        self.row_with_findings(institute, delegate, []);
    }

    /// Writes a row with what was found about it, if the writer has a column for it.
    ///
    /// ```
    /// use abilita::table::{Institute, Profile, TableWriter};
    /// use abilita::{Code, Delegate, Lang, Person};
    ///
    /// let mut writer = TableWriter::new(Profile::Office, Lang::It).with_findings();
    /// let dora = Delegate::new("delegate", Person::new("CNTDRO68C54L219H").named("Dora", "Conti"));
    /// writer.row_with_findings(&Institute::default(), &dora, [Code::Duplicate.text(Lang::It)]);
    ///
    /// let file = String::from_utf8(writer.take())?;
    /// assert!(file.lines().nth(1).unwrap().ends_with(";La stessa persona compare due volte con lo stesso ruolo"));
    /// # Ok::<(), std::string::FromUtf8Error>(())
    /// ```
    pub fn row_with_findings<'f>(
        &mut self,
        institute: &Institute,
        delegate: &Delegate,
        findings: impl IntoIterator<Item = &'f str>,
    ) {
        self.header();
        let person = delegate.person();
        let fields = self.profile.columns().map(|column| match column {
            Column::InstituteCode => institute.code(),
            Column::InstituteName => institute.name(),
            Column::Surname => person.surname(),
            Column::Name => person.name(),
            Column::CodiceFiscale => person.id().as_str(),
            Column::Email => person.email(),
            Column::Role => self
                .titles
                .as_ref()
                .map_or(delegate.role(), |campaign| campaign.role_title(delegate.role(), self.lang)),
        });
        let findings = self.has_findings.then(|| findings.into_iter().collect::<Vec<_>>().join(". "));
        write_line(&mut self.text, fields.chain(findings.as_deref()));
    }

    /// The bytes written so far, and not taken before. The first have the byte order mark and the header, even where no row
    /// follows.
    pub fn take(&mut self) -> Vec<u8> {
        self.header();
        std::mem::take(&mut self.text).into_bytes()
    }

    fn header(&mut self) {
        if self.has_header {
            return;
        }
        self.has_header = true;
        self.text.push('\u{feff}');
        let findings = match self.lang {
            Lang::It => "Segnalazioni",
            Lang::En => "Findings",
        };
        let headings = self.profile.columns().map(|column| column.heading(self.lang));
        write_line(&mut self.text, headings.chain(self.has_findings.then_some(findings)));
    }
}

/// Shows nothing of what was written.
impl std::fmt::Debug for TableWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableWriter")
            .field("profile", &self.profile)
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

fn write_line<'f>(text: &mut String, fields: impl Iterator<Item = &'f str>) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            text.push(';');
        }
        let field = guarded(field);
        if field.contains([';', '"', '\r', '\n']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Person;

    fn written(profile: Profile, name: &str) -> String {
        let person = Person::new("VRDLCU93A30G674G").named(name, "Verdi").with_email("luca@example.org");
        let mut writer = TableWriter::new(profile, Lang::It);
        writer.row(&Institute::new("TOIS99901A"), &Delegate::new("delegate", person));
        String::from_utf8(writer.take()).unwrap()
    }

    #[test]
    fn the_office_gets_everything() {
        let expected = "\u{feff}Codice meccanografico;Istituto;Cognome;Nome;Codice fiscale;Email;Ruolo\r\n\
                        TOIS99901A;;Verdi;Luca;VRDLCU93A30G674G;luca@example.org;delegate\r\n";
        assert_eq!(written(Profile::Office, "Luca"), expected);
    }

    #[test]
    fn the_public_gets_neither_codice_fiscale_nor_email() {
        let file = written(Profile::Public, "Luca");
        assert_eq!(file.lines().nth(1), Some("TOIS99901A;;Verdi;Luca;delegate"));
        assert!(!TableWriter::new(Profile::Public, Lang::It).with_findings().has_findings);
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert!(written(Profile::Public, "Lu;ca").contains(";\"Lu;ca\";"));
        assert!(written(Profile::Public, "Lu\nca").contains(";\"Lu\nca\";"));
        assert!(written(Profile::Public, "\"Lu\"").contains(";\"\"\"Lu\"\"\";"));
        assert!(written(Profile::Public, "Lu, ca").contains(";Lu, ca;"));
    }

    #[test]
    fn nothing_runs_as_a_formula() {
        for (name, field) in [
            ("=cmd|'/c calc'!A1", ";'=cmd|'/c calc'!A1;"),
            ("+1", ";'+1;"),
            ("-1", ";'-1;"),
            ("@x", ";'@x;"),
            ("\tx", ";'\tx;"),
            ("\rx", ";\"'\rx\";"),
        ] {
            assert!(written(Profile::Office, name).contains(field), "{name}");
        }
    }

    #[test]
    fn a_file_without_rows_has_its_header_once() {
        let mut writer = TableWriter::new(Profile::Public, Lang::En);
        assert_eq!(writer.take(), "\u{feff}School code;Institute;Surname;Name;Role\r\n".as_bytes());
        assert_eq!(writer.take(), b"");
    }

    #[test]
    fn roles_are_written_by_their_titles() {
        let campaign = Campaign::built_in("factotum-2025").unwrap();
        let mut writer = TableWriter::new(Profile::Public, Lang::It).with_titles(&campaign);
        writer.row(&Institute::default(), &Delegate::new("delegate", Person::new("")));
        writer.row(&Institute::default(), &Delegate::new("bidello", Person::new("")));
        let file = String::from_utf8(writer.take()).unwrap();
        assert_eq!(file.lines().skip(1).collect::<Vec<_>>(), [";;;;delegato", ";;;;bidello"]);
    }
}
