//! The columns that have a meaning, and how offices spell them.

use super::spelling::fold;
use crate::text::Lang;

/// A column with a meaning. Every other column is kept under its own heading.
///
/// Case, accents, blanks and signs of a heading do not count: `Cod. Fisc.`, `COD_FISC` and `codice fiscale del delegato` are
/// one column. Where two headings mean the same, as *Ruolo* and *Qualifica* do, the more explicit one counts.
///
/// ```
/// use abilita::table::Column;
/// use abilita::Lang;
/// assert_eq!(Column::of_heading("Cod. Fisc."), Some(Column::CodiceFiscale));
/// assert_eq!(Column::of_heading("POSTA ELETTRONICA"), Some(Column::Email));
/// assert_eq!(Column::of_heading("Telefono"), None);
/// assert!(Column::ALL.iter().all(|column| Column::of_heading(column.heading(Lang::It)) == Some(*column)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The code of the institute.
    InstituteCode,
    /// The name of the institute; where there is no column of the code, a code may stand here.
    InstituteName,
    /// The surname of the delegate.
    Surname,
    /// His given name.
    Name,
    /// His codice fiscale.
    CodiceFiscale,
    /// His email address.
    Email,
    /// His role.
    Role,
}

impl Column {
    /// Every one, in the order in which they are written.
    pub const ALL: [Self; 7] = [
        Self::InstituteCode,
        Self::InstituteName,
        Self::Surname,
        Self::Name,
        Self::CodiceFiscale,
        Self::Email,
        Self::Role,
    ];

    /// The word by which a problem names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InstituteCode => "institute_code",
            Self::InstituteName => "institute_name",
            Self::Surname => "surname",
            Self::Name => "name",
            Self::CodiceFiscale => "codice_fiscale",
            Self::Email => "email",
            Self::Role => "role",
        }
    }

    /// The heading under which it is written.
    pub fn heading(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::InstituteCode, Lang::It) => "Codice meccanografico",
            (Self::InstituteCode, Lang::En) => "School code",
            (Self::InstituteName, Lang::It) => "Istituto",
            (Self::InstituteName, Lang::En) => "Institute",
            (Self::Surname, Lang::It) => "Cognome",
            (Self::Surname, Lang::En) => "Surname",
            (Self::Name, Lang::It) => "Nome",
            (Self::Name, Lang::En) => "Name",
            (Self::CodiceFiscale, Lang::It) => "Codice fiscale",
            (Self::CodiceFiscale, Lang::En) => "Tax code",
            (Self::Email, Lang::It | Lang::En) => "Email",
            (Self::Role, Lang::It) => "Ruolo",
            (Self::Role, Lang::En) => "Role",
        }
    }

    /// The column that a heading means.
    pub fn of_heading(heading: &str) -> Option<Self> {
        Self::ranked(heading).map(|(column, _)| column)
    }

    /// The column that a heading means, and how explicitly: the lower, the more.
    pub(super) fn ranked(heading: &str) -> Option<(Self, usize)> {
        let word = fold(heading);
        let word = word.strip_suffix("delegato").map_or(word.as_str(), |rest| rest.trim_end_matches("del"));
        Self::ALL.into_iter().find_map(|column| {
            let rank = column.spellings().iter().position(|spelling| *spelling == word)?;
            Some((column, rank))
        })
    }

    /// Its spellings, folded, the most explicit first.
    fn spellings(self) -> &'static [&'static str] {
        match self {
            Self::InstituteCode => &[
                "codicemeccanografico",
                "codmeccanografico",
                "codicemecc",
                "codmecc",
                "meccanografico",
                "codiceistituto",
                "codistituto",
                "codicescuola",
                "codscuola",
                "codiceistituzionescolastica",
                "schoolcode",
                "institutecode",
                "instituteid",
                "schoolid",
            ],
            Self::InstituteName => &[
                "istituto",
                "denominazione",
                "denominazioneistituto",
                "denominazionescuola",
                "nomeistituto",
                "nomescuola",
                "istituzionescolastica",
                "istitutoscolastico",
                "scuola",
                "institute",
                "institutename",
                "school",
                "schoolname",
            ],
            Self::Surname => &["cognome", "surname", "lastname", "familyname"],
            Self::Name => &["nome", "name", "firstname", "givenname", "forename"],
            Self::CodiceFiscale => {
                &["codicefiscale", "codfiscale", "codicefisc", "codfisc", "cf", "taxcode", "fiscalcode"]
            }
            Self::Email => &[
                "email",
                "mail",
                "indirizzoemail",
                "indirizzomail",
                "emailaddress",
                "emailistituzionale",
                "mailistituzionale",
                "postaelettronica",
                "indirizzopostaelettronica",
                "indirizzodipostaelettronica",
                "peo",
                "indirizzopeo",
            ],
            Self::Role => &["ruolo", "role", "incarico", "funzione", "mansione", "qualifica"],
        }
    }
}

/// True for the heading of a column that holds surname and name together.
pub(super) fn joins_names(heading: &str) -> bool {
    const JOINED: &[&str] = &[
        "cognomeenome",
        "cognomenome",
        "nomeecognome",
        "nomecognome",
        "nominativo",
        "fullname",
        "surnameandname",
        "surnamename",
        "nameandsurname",
        "namesurname",
        "firstandlastname",
        "lastandfirstname",
    ];
    let word = fold(heading);
    JOINED.contains(&word.as_str())
        || matches!(word.as_str(), "delegato" | "nominativodelegato" | "nominativodeldelegato")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_folded_and_mean_one_thing() {
        let mut all: Vec<_> = Column::ALL.iter().flat_map(|column| column.spellings()).collect();
        assert!(all.iter().all(|spelling| fold(spelling) == **spelling));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn offices_spell_as_they_like() {
        for (heading, column) in [
            ("C.F.", Column::CodiceFiscale),
            ("Codice fiscale del delegato", Column::CodiceFiscale),
            ("COGNOME DELEGATO", Column::Surname),
            ("First name", Column::Name),
            ("last_name", Column::Surname),
            ("E-mail", Column::Email),
            ("P.E.O.", Column::Email),
            ("Qualifica", Column::Role),
            ("Cod. Mecc.", Column::InstituteCode),
            ("Denominazione", Column::InstituteName),
        ] {
            assert_eq!(Column::of_heading(heading), Some(column), "{heading}");
        }
    }

    #[test]
    fn joined_names_are_no_column_of_their_own() {
        for heading in ["Cognome e nome", "NOME E COGNOME", "Nominativo", "Delegato", "Full name"] {
            assert!(joins_names(heading), "{heading}");
            assert_eq!(Column::of_heading(heading), None, "{heading}");
        }
        assert!(!joins_names("Nome"));
    }
}
