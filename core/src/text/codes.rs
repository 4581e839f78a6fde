//! The closed table of codes: every error, refusal and finding that the library itself can produce.
//!
//! A code is stable: it is never renamed, and never comes to mean something else. `abilita codes` prints the table, and a
//! test makes sure that every one of them is produced by some test. What only a feature can say, a build without it does
//! not carry.

use std::fmt;

use super::Lang;

macro_rules! codes {
    ($($(#[doc = $group:literal])* $kind:ident { $($(#[$built:meta])? $variant:ident = $code:literal, $it:literal, $en:literal;)* })*) => {
        /// A code of the closed table.
        ///
        /// ```
        /// use abilita::{Code, Lang};
        /// assert_eq!(Code::RoleMissing.as_str(), "role_missing");
        /// assert!(Code::ALL.iter().all(|code| !code.text(Lang::It).is_empty()));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(
                $(#[$built])?
                #[doc = concat!("`", $code, "`: ", $en)]
                $variant,
            )*)*
        }

        /// What a code is a code of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum CodeKind {
            $($(#[doc = $group])* $kind,)*
        }

        impl Code {
            /// Every code that this build can say, in the order of the table.
            pub const ALL: &'static [Self] = &[$($($(#[$built])? Self::$variant,)*)*];

            /// The code as programs see it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($($(#[$built])? Self::$variant => $code,)*)*
                }
            }

            /// What it is a code of.
            pub fn kind(self) -> CodeKind {
                match self {
                    $($($(#[$built])? Self::$variant => CodeKind::$kind,)*)*
                }
            }

            /// What it says to people. A sentence without its full stop.
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $($(
                        $(#[$built])? (Self::$variant, Lang::It) => $it,
                        $(#[$built])? (Self::$variant, Lang::En) => $en,
                    )*)*
                }
            }
        }
    };
}

codes! {
    /// The ground of a decision.
    Access {
        AccessPermitted = "access.permitted", "Consentito", "Allowed";
        AccessForbidden = "access.forbidden", "Non consentito ora", "Not allowed now";
        AccessLogin = "access.login", "Serve un accesso con un'identità digitale ammessa", "A login with an accepted digital identity is needed";
        AccessOtherIdentity = "access.other_identity", "L'accesso è stato effettuato da un'altra persona", "The login belongs to another person";
        AccessNeeds = "access.needs", "Manca una condizione", "A condition is not met";
        AccessNoRole = "access.no_role", "Non rientra nei ruoli della persona; è consentito a", "None of the person's roles may do this; it is allowed to";
    }
    /// Why a command was refused.
    Refusal {
        UnknownCommand = "unknown_command", "Il comando non esiste in questa campagna", "This campaign has no such command";
        InvalidArgument = "invalid_argument", "Un dato del comando manca, è di troppo o non è valido", "An argument is missing, superfluous or not valid";
        SchemeNotAccepted = "scheme_not_accepted", "L'accesso non è stato effettuato, o è con un'identità digitale non ammessa", "Not logged in, or with a digital identity that is not accepted";
        IdentityMismatch = "identity_mismatch", "L'accesso è stato effettuato da un'altra persona", "The login belongs to another person";
        NotAllowed = "not_allowed", "Non consentito", "Not allowed";
        WrongState = "wrong_state", "Nello stato attuale non è possibile", "Not possible in the current state";
        UnknownPerson = "unknown_person", "La persona non è nell'elenco né nella bozza", "The person is neither in the register nor in the draft";
        RequirementFailed = "requirement_failed", "Manca un requisito", "A requirement is not met";
        RosterInvalid = "roster_invalid", "L'elenco dei delegati contiene errori", "The roster has errors";
        StaleSequence = "stale_sequence", "Nel frattempo la pratica è cambiata: rileggerla e riprovare", "The case has changed in the meantime: read it again and retry";
        TimeReversed = "time_reversed", "L'istante precede l'ultimo fatto registrato", "The instant is before the last recorded event";
        InstantOutOfRange = "instant_out_of_range", "L'istante non cade tra gli anni 0000 e 9999", "The instant is not within the years 0000 to 9999";
        DefinitionMismatch = "definition_mismatch", "La pratica segue un'altra definizione della campagna", "The case runs under another definition";
        UnsupportedVersion = "unsupported_version", "Il formato è più recente di quello che questa libreria conosce", "The format is newer than this version of the library";
    }
    /// What is wrong, or worth a look, in a roster.
    Finding {
        CodiceFiscaleEmpty = "codice_fiscale.empty", "Manca il codice fiscale", "The codice fiscale is missing";
        CodiceFiscaleLength = "codice_fiscale.length", "Il codice fiscale non ha 16 caratteri", "The codice fiscale does not have 16 characters";
        CodiceFiscaleCharacter = "codice_fiscale.character", "Il codice fiscale contiene un carattere non ammesso", "The codice fiscale contains a character that is not allowed";
        CodiceFiscaleStructure = "codice_fiscale.structure", "Nel codice fiscale una lettera o una cifra è fuori posto", "A letter or digit of the codice fiscale is out of place";
        CodiceFiscaleMonth = "codice_fiscale.month", "La lettera del mese nel codice fiscale non esiste", "The month letter of the codice fiscale does not exist";
        CodiceFiscaleDay = "codice_fiscale.day", "Il giorno di nascita nel codice fiscale non esiste", "The day of birth in the codice fiscale does not exist";
        CodiceFiscaleDate = "codice_fiscale.date", "La data di nascita nel codice fiscale non esiste", "The date of birth in the codice fiscale does not exist";
        CodiceFiscalePlace = "codice_fiscale.place", "Il luogo di nascita nel codice fiscale non è mai esistito", "The place of birth in the codice fiscale was never assigned";
        CodiceFiscaleCheckCharacter = "codice_fiscale.check_character", "Il carattere di controllo del codice fiscale non corrisponde: forse un errore di battitura", "The check character of the codice fiscale does not match: probably a typing error";
        CodiceFiscaleNotAPerson = "codice_fiscale.not_a_person", "È il codice fiscale di un ente, non di una persona", "This is the codice fiscale of a body, not of a person";
        CodiceFiscaleProvisional = "codice_fiscale.provisional", "Il codice fiscale è provvisorio", "The codice fiscale is a provisional one";
        CodiceFiscalePlaceNotInForce = "codice_fiscale.place_not_in_force", "Il luogo di nascita non esisteva alla data di nascita", "The place of birth did not exist at the date of birth";
        MissingField = "missing_field", "Manca un dato obbligatorio", "A required field is missing";
        EmailInvalid = "email.invalid", "L'indirizzo di posta elettronica non è valido", "The email address is not valid";
        Duplicate = "duplicate", "La stessa persona compare due volte con lo stesso ruolo", "The same person is listed twice in the same role";
        RoleUnknown = "role_unknown", "Il ruolo non è previsto da questa campagna", "This campaign has no such role";
        RoleMissing = "role_missing", "Manca un ruolo obbligatorio", "A mandatory role is missing";
        NameMismatch = "name_mismatch", "Cognome o nome non corrispondono al codice fiscale", "Surname or given name do not match the codice fiscale";
        OmocodiaPair = "omocodia_pair", "Due codici fiscali diversi con la stessa base: di solito due persone, talvolta il vecchio e il nuovo codice della stessa", "Two different codes with the same base: usually two people, sometimes an old and a new code of one";
        RosterEmpty = "roster.empty", "L'elenco è vuoto", "The roster is empty";
        DescriptionContainsPersonalData = "description.contains_personal_data", "Un commento contiene un codice fiscale", "A comment contains a codice fiscale";
        RoleRequirement = "role_requirement", "La persona non soddisfa quanto richiesto per il suo ruolo", "The person does not meet what the role requires";
        RosterTooMany = "roster.too_many", "I delegati sono molti: limitarli allo stretto necessario", "There are many delegates: keep to those strictly needed";
        RosterSingleDelegate = "roster.single_delegate", "C'è un solo delegato: prevedere un sostituto per le assenze", "There is only one delegate: plan a stand-in for absences";
    }
    /// Why a question cannot be answered, or data cannot be read.
    Error {
        UnknownFunction = "unknown_function", "La funzione non esiste in questa campagna", "This campaign has no such function";
        OpeningUnknownRole = "opening.unknown_role", "La pratica indica un ruolo che la definizione non prevede in quella posizione", "The case names a role that the definition does not have there";
        OpeningUnknownFact = "opening.unknown_fact", "La pratica contiene un dato che la definizione non prevede", "The case has a fact that the definition does not declare";
        OpeningWrongFact = "opening.wrong_fact", "Un dato della pratica non è del tipo previsto", "A fact of the case is not of the declared type";
        OpeningParameterRefused = "opening.parameter_refused", "Un parametro della pratica non rispetta i limiti della definizione", "A parameter of the case is not within what the definition allows";
        OpeningUnknownState = "opening.unknown_state", "La pratica nomina uno stato che la definizione non ha", "The case names a state that the definition does not have";
        ReplayNotOpened = "replay.not_opened", "Il primo evento deve aprire la pratica, e nessun altro può", "The first event must open the case, and no later one may";
        ReplayGap = "replay.gap", "Manca un evento, o è ripetuto", "An event is missing or repeated";
        ReplayOtherCase = "replay.other_case", "L'evento è di un'altra pratica", "The event is of another case";
        ReplayFiredTwice = "replay.fired_twice", "Un momento si è verificato due volte", "A moment came twice";
        ReplayUnknownMember = "replay.unknown_member", "L'evento riguarda una persona che non è né nel registro né nella bozza", "The event is about a person who is neither in the register nor in the draft";
        ReplayUnknownName = "replay.unknown_name", "L'evento nomina qualcosa che la definizione non ha", "The event names something that the definition does not have";
        ReplayWrongFact = "replay.wrong_fact", "Un dato della pratica non è del tipo che la definizione prevede", "A fact of the case is not of the type that the definition declares";
        AnnouncementUnknownMoment = "announcement.unknown_moment", "La campagna non ha un momento con questo nome", "The campaign has no moment of this name";
        AnnouncementNotAnnounceable = "announcement.not_announceable", "Il momento è calcolato da altri e non si può annunciare", "The moment is computed from others and cannot be announced";
        ImageMalformed = "image.malformed", "I dati non sono una campagna compilata da abilita", "The data are not a campaign compiled by abilita";
        ImageOtherVersion = "image.other_version", "La campagna è stata compilata da una versione di abilita che usa un altro formato: va compilata di nuovo", "The campaign was compiled by a version of abilita that uses another format: compile it again";
        ImageDamaged = "image.damaged", "La campagna compilata è danneggiata", "The compiled campaign is damaged";
        ImageUnknownZone = "image.unknown_zone", "La campagna compilata usa un fuso orario non incluso qui", "The compiled campaign uses a time zone that this build does not include";
        WireMalformed = "wire.malformed", "I dati non hanno la forma prevista", "The data do not have the expected form";
        WireWrongValue = "wire.wrong_value", "Un valore dei dati non è ammesso", "A value in the data is not allowed";
        #[cfg(feature = "compiler")]
        ScenarioMalformed = "scenario.malformed", "Lo scenario non ha la forma prevista", "The scenario does not have the expected form";
        #[cfg(feature = "compiler")]
        ScenarioUnknownName = "scenario.unknown_name", "Lo scenario nomina qualcosa che non esiste", "The scenario names something that does not exist";
        #[cfg(feature = "table")]
        TableEncoding = "table.encoding", "La riga ha caratteri illeggibili o in un'altra codifica", "The row has unreadable characters, or some in another encoding";
        #[cfg(feature = "table")]
        TableHeader = "table.header", "L'intestazione non ha una colonna necessaria", "The header lacks a needed column";
        #[cfg(feature = "table")]
        TableColumnTwice = "table.column_twice", "La colonna compare due volte: questa è ignorata", "The column appears twice: this one is ignored";
        #[cfg(feature = "table")]
        TableNamesJoined = "table.names_joined", "Cognome e nome stanno in una sola colonna: ne servono due", "Surname and name share one column: two are needed";
        #[cfg(feature = "table")]
        TableInstitute = "table.institute", "Il codice dell'istituto manca o non è un codice meccanografico", "The school code is missing or malformed";
        #[cfg(feature = "table")]
        TableUnclosed = "table.unclosed", "Le virgolette aperte in questa riga non si chiudono", "A quotation mark opened in this row is not closed";
        #[cfg(feature = "table")]
        TableRow = "table.row", "La riga non ha tante colonne quante l'intestazione", "The row does not have as many columns as the header";
    }
    /// What is wrong with a definition.
    Definition {
        #[cfg(feature = "compiler")]
        DefinitionSyntax = "definition.syntax", "Il testo non è scritto correttamente", "The text is not well formed";
        #[cfg(feature = "compiler")]
        DefinitionFormat = "definition.format", "Il formato non è quello che questa versione legge", "The format is not one that this version reads";
        #[cfg(feature = "compiler")]
        DefinitionUnknownKey = "definition.unknown_key", "Qui questa chiave non ha significato", "This key has no meaning here";
        #[cfg(feature = "compiler")]
        DefinitionMissingKey = "definition.missing_key", "Manca una chiave", "A key is missing";
        #[cfg(feature = "compiler")]
        DefinitionWrongType = "definition.wrong_type", "Il valore è di un altro tipo", "The value is of another type";
        #[cfg(feature = "compiler")]
        DefinitionWrongValue = "definition.wrong_value", "Il valore non è ammesso", "The value is not allowed here";
        #[cfg(feature = "compiler")]
        DefinitionUnknownName = "definition.unknown_name", "Questo nome non è dichiarato", "This name is not declared";
        #[cfg(feature = "compiler")]
        DefinitionDuplicateName = "definition.duplicate_name", "Il nome è già preso", "The name is already taken";
        #[cfg(feature = "compiler")]
        DefinitionCycle = "definition.cycle", "La definizione dipende da sé stessa", "The definition depends on itself";
        #[cfg(feature = "compiler")]
        DefinitionContradiction = "definition.contradiction", "Le affermazioni si contraddicono", "The statements contradict each other";
        #[cfg(feature = "compiler")]
        DefinitionWeekday = "definition.weekday", "Il giorno della settimana non è quello della data", "The weekday does not match the date";
        #[cfg(feature = "compiler")]
        DefinitionTooMany = "definition.too_many", "Sono più di quanti ne può avere una definizione", "There are more than a definition may have";
    }
}

impl CodeKind {
    /// The word for it, in tables.
    ///
    /// ```
    /// assert_eq!(abilita::Code::RoleMissing.kind().as_str(), "finding");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Refusal => "refusal",
            Self::Finding => "finding",
            Self::Error => "error",
            Self::Definition => "definition",
        }
    }
}

impl Code {
    /// The code of this text, if it is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str() == code)
    }

    /// The code of what is wrong with a codice fiscale.
    pub(crate) fn of_codice_fiscale(error: abilita_codice_fiscale::ErrorCode) -> Self {
        use abilita_codice_fiscale::ErrorCode;
        match error {
            ErrorCode::Empty => Self::CodiceFiscaleEmpty,
            ErrorCode::Length => Self::CodiceFiscaleLength,
            ErrorCode::Character => Self::CodiceFiscaleCharacter,
            ErrorCode::Structure => Self::CodiceFiscaleStructure,
            ErrorCode::Month => Self::CodiceFiscaleMonth,
            ErrorCode::Day => Self::CodiceFiscaleDay,
            ErrorCode::Date => Self::CodiceFiscaleDate,
            ErrorCode::Place => Self::CodiceFiscalePlace,
            ErrorCode::CheckCharacter => Self::CodiceFiscaleCheckCharacter,
            ErrorCode::NotAPerson => Self::CodiceFiscaleNotAPerson,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
