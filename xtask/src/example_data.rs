//! The data of `examples/factotum_2025`: 160 invented institutes with invented persons, and everything they do in a campaign.
//!
//! The same bytes come out on every run: chance is a generator with a constant seed. Names and surnames are common ones
//! put together at random; every codice fiscale is the one that the invented birth gives; the codes of schools
//! are in a range taken so as not to meet a real one; every mailbox is under `example.org`.

use std::collections::HashSet;
use std::error::Error;
use std::fmt::Write as _;

use abilita::InstituteCode;
use abilita::codice_fiscale::{CodiceFiscale, Person, PlaceCode, Sex};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const SEED: u64 = 0x2025_1006;

/// How many institutes of each kind there are: type in the code, name before the surnames, number.
const KINDS: &[(&str, &str, usize)] = &[
    ("IS", "IIS", 70),
    ("PS", "LS", 25),
    ("TF", "ITI", 14),
    ("PC", "LC", 12),
    ("TD", "ITC", 12),
    ("PM", "LSU", 10),
    ("RC", "IPC", 8),
    ("RH", "IPSAR", 5),
    ("SD", "LA", 4),
];

/// The surnames that institutes are called by, two at a time.
const NAMESAKES: &[&str] = &[
    "Bobbio", "Levi", "Quaglia", "Allais", "Barale", "Cerruti", "Delpero", "Ferrero", "Gallesio", "Imoda",
    "Lanza", "Merlo", "Novarese", "Odello", "Pautasso", "Ramella", "Saroglia", "Tibaldi", "Viglione",
    "Zanone",
];

const SURNAMES: &str = "\
    Rossi, Ferrero, Bianco, Gallo, Costa, Bruno, Giordano, Ferraris, Russo, Fassino, Marchetti, \
    Rinaldi, Serra, Vitale, De Luca, D'Amico, Lo Presti, Canè, Dalmasso, Barbero, Pautasso, Boero, \
    Ricca, Martini, Grosso, Viola, Negro, Pavia, Moretti, Conti, Santoro, Caruso, Bertolino, Olivero, \
    Peyron, Salza, Tosco, Ughetto, Vair, Zunino";

const WOMEN: &str = "\
    Anna, Maria Grazia, Elena, Francesca, Giulia, Paola, Silvia, Chiara, Luisa, Daniela, Noemi, \
    Roberta, Sara, Teresa, Valentina, Cristina, Ilaria, Monica, Simona, Laura";

const MEN: &str = "\
    Marco, Nicolò, Giovanni, Luca, Paolo, Andrea, Stefano, Davide, Fabrizio, Giorgio, Mosè, Pietro, \
    Roberto, Sergio, Vincenzo, Claudio, Enrico, Ivan, Michele, Tommaso";

/// Torino, Milano, Roma, Cuneo, Napoli, Bari, Asti, Genova, Catania, Pinerolo.
const PLACES: &[&str] = &["L219", "F205", "H501", "D205", "F839", "A662", "A479", "D969", "C351", "G674"];

const DOMAIN: &str = "example.org";

/// How many institutes send their list on each day, 1 being 1 October 2025: the last eight are past the deadline.
const SENDING_DAYS: &[(usize, usize)] = &[
    (6, 10),
    (7, 12),
    (8, 9),
    (9, 8),
    (10, 7),
    (13, 9),
    (14, 8),
    (15, 7),
    (16, 6),
    (17, 6),
    (20, 9),
    (21, 9),
    (22, 10),
    (23, 13),
    (24, 16),
    (25, 6),
    (27, 3),
    (28, 2),
    (29, 1),
    (30, 1),
    (34, 1),
    (36, 1),
    (41, 1),
    (42, 1),
];

/// What is wrong with a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    CheckLetter,
    LetterForDigit,
    Shortened,
    NoCode,
    NoRspp,
    NoRsppEmail,
    BadEmail,
    NoName,
    Twin,
    UnknownRole,
    CutRow,
    Swapped,
    TooMany,
    Single,
    OmocodiaCode,
    OmocodiaPair,
    OldEncoding,
    Stray,
}

/// The institutes, by number, whose list has a fault.
const FAULTS: &[(usize, Fault)] = &[
    (3, Fault::CheckLetter),
    (9, Fault::Swapped),
    (12, Fault::TooMany),
    (17, Fault::NoRspp),
    (21, Fault::NoRsppEmail),
    (26, Fault::Single),
    (30, Fault::Twin),
    (34, Fault::UnknownRole),
    (37, Fault::LetterForDigit),
    (41, Fault::OmocodiaCode),
    (45, Fault::NoRspp),
    (48, Fault::BadEmail),
    (52, Fault::Single),
    (55, Fault::OmocodiaPair),
    (58, Fault::NoRsppEmail),
    (61, Fault::CheckLetter),
    (66, Fault::OldEncoding),
    (70, Fault::Shortened),
    (73, Fault::TooMany),
    (77, Fault::NoRspp),
    (81, Fault::Swapped),
    (84, Fault::NoName),
    (88, Fault::Single),
    (92, Fault::NoRsppEmail),
    (95, Fault::CutRow),
    (99, Fault::Stray),
    (103, Fault::NoCode),
    (107, Fault::Single),
    (111, Fault::CheckLetter),
    (115, Fault::Swapped),
    (119, Fault::NoRspp),
    (124, Fault::Twin),
    (128, Fault::UnknownRole),
    (132, Fault::TooMany),
    (136, Fault::NoRspp),
    (141, Fault::BadEmail),
    (145, Fault::NoRsppEmail),
    (149, Fault::Single),
    (153, Fault::LetterForDigit),
];

/// The second institute of each head who has two, and the first.
const SECOND_OF: &[(usize, usize)] =
    &[(78, 2), (90, 14), (104, 33), (116, 57), (130, 63), (147, 5), (156, 71)];

/// The lists that the operator sends back, and why.
const RETURNED: &[(usize, &str)] = &[
    (7, "Una delegata risulta in servizio presso un altro istituto"),
    (64, "Manca il consenso alla nomina di un delegato"),
    (122, "L'incarico di RSPP risulta scaduto il 31 agosto"),
];

/// Every file, by name.
///
/// # Errors
/// An invented person gives no codice fiscale: a name or place above is wrong.
pub(crate) fn render() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let mut world = World::new()?;
    let schools = world.schools()?;
    let mut diary = Diary::default();
    for school in &schools {
        world.school_year(school, &mut diary);
    }
    world.curious(&schools, &mut diary);
    office(&mut diary);
    Ok(vec![
        ("istituti.csv", institutes(&schools).into_bytes()),
        ("abilitati-2024.csv", enabled_before(&schools).into_bytes()),
        ("delegati-2025.csv", sent(&schools)),
        ("correzioni-2025.csv", corrections(&schools).into_bytes()),
        ("diario.csv", diary.text().into_bytes()),
        ("posta.csv", world.mail(&schools).into_bytes()),
        ("domande.csv", questions(&schools).into_bytes()),
    ])
}

/// `SplitMix64`: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    fn pick<T: Copy + Default>(&mut self, choice: &[T]) -> T {
        choice.get(self.below(choice.len())).copied().unwrap_or_default()
    }

    /// One of the words between commas.
    fn word(&mut self, words: &'static str) -> &'static str {
        let words: Vec<&str> = words.split(", ").collect();
        self.pick(&words)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// An invented person.
#[derive(Clone)]
struct Somebody {
    surname: &'static str,
    name: &'static str,
    code: CodiceFiscale,
}

impl Somebody {
    fn email(&self) -> String {
        format!("{}.{}@{DOMAIN}", plain(self.name), plain(self.surname))
    }
}

/// Lower-case ASCII letters only.
fn plain(text: &str) -> String {
    let unaccented = text.chars().map(|c| match c {
        'è' => 'e',
        'ò' => 'o',
        c => c.to_ascii_lowercase(),
    });
    unaccented.filter(char::is_ascii_lowercase).collect()
}

struct School {
    number: usize,
    code: String,
    name: String,
    head: Somebody,
    zone: usize,
    /// Those of the edition before.
    before: Vec<Somebody>,
    delegates: Vec<Somebody>,
    rspp: Somebody,
    /// The day on which it sends its list, if ever.
    sends: Option<usize>,
    /// It has the same head as one before it in the list.
    is_second: bool,
}

impl School {
    fn mailbox(&self) -> String {
        format!("factotum.{}@{DOMAIN}", self.code.to_ascii_lowercase())
    }

    fn fault(&self) -> Option<Fault> {
        FAULTS.iter().find(|(number, _)| *number == self.number).map(|(_, fault)| *fault)
    }

    fn returned(&self) -> Option<&'static str> {
        RETURNED.iter().find(|(number, _)| *number == self.number).map(|(_, reason)| *reason)
    }

    /// True if the list as first sent cannot be accepted.
    fn must_correct(&self) -> bool {
        use Fault::{OldEncoding, OmocodiaCode, OmocodiaPair, Single, Stray, Swapped, TooMany};
        let tolerated = |fault| {
            matches!(fault, OldEncoding | OmocodiaCode | OmocodiaPair | Single | Stray | Swapped | TooMany)
        };
        self.returned().is_some() || self.fault().is_some_and(|fault| !tolerated(fault))
    }

    /// The day after so many working days.
    fn corrects(&self) -> Option<usize> {
        let after = 1 + self.number % 4;
        self.sends.map(|day| working_days_after(day, after))
    }
}

struct World {
    chance: Chance,
    known: HashSet<CodiceFiscale>,
    external_rspps: Vec<Somebody>,
}

impl World {
    fn new() -> Result<Self> {
        let mut world = Self { chance: Chance(SEED), known: HashSet::new(), external_rspps: Vec::new() };
        for _ in 0..24 {
            let rspp = world.somebody()?;
            world.external_rspps.push(rspp);
        }
        Ok(world)
    }

    /// A person whom nobody has met yet.
    fn somebody(&mut self) -> Result<Somebody> {
        loop {
            let woman = self.chance.percent(55);
            let surname = self.chance.word(SURNAMES);
            let name = self.chance.word(if woman { WOMEN } else { MEN });
            let (year, month) = (self.chance.between(1961, 1994), self.chance.between(1, 12));
            let birth = format!("{year}-{month:02}-{:02}", self.chance.between(1, 28));
            let place = self.chance.pick(PLACES);
            let code = CodiceFiscale::encode(&Person {
                surname,
                name,
                sex: if woman { Sex::Female } else { Sex::Male },
                birth_date: birth.parse().map_err(|_| "a birth date")?,
                place: PlaceCode::new(place).ok_or("a place code")?,
            })?;
            if self.known.insert(code) {
                return Ok(Somebody { surname, name, code });
            }
        }
    }

    fn schools(&mut self) -> Result<Vec<School>> {
        let mut days: Vec<Option<usize>> =
            SENDING_DAYS.iter().flat_map(|(day, times)| std::iter::repeat_n(Some(*day), *times)).collect();
        let number_of_schools: usize = KINDS.iter().map(|(_, _, times)| times).sum();
        days.resize(number_of_schools, None);
        self.chance.shuffle(&mut days);
        let mut names = self.names(number_of_schools).into_iter();
        let mut schools: Vec<School> = Vec::new();
        for (kind, title, times) in KINDS {
            for serial in 1..=*times {
                let number = schools.len();
                let first = SECOND_OF.iter().find(|(second, _)| *second == number).map(|(_, first)| *first);
                let head_of_first =
                    first.and_then(|first| schools.get(first)).map(|first| first.head.clone());
                let head = head_of_first.clone().map_or_else(|| self.somebody(), Ok)?;
                let (before, delegates) = self.delegates(number)?;
                let rspp = self.rspp(&head, &delegates)?;
                schools.push(School {
                    number,
                    code: school_code(&format!("TO{kind}999{serial:02}"))?,
                    name: format!("{title} {}", names.next().unwrap_or_default()),
                    head,
                    zone: self.chance.between(1, 8),
                    before,
                    delegates,
                    rspp,
                    sends: days.get(number).copied().flatten(),
                    is_second: head_of_first.is_some(),
                });
            }
        }
        Ok(schools)
    }

    /// Pairs of surnames, each once.
    fn names(&mut self, count: usize) -> Vec<String> {
        let pairs_with = |first| NAMESAKES.iter().map(move |second| (first, *second));
        let mut pairs: Vec<(&str, &str)> = NAMESAKES.iter().copied().flat_map(pairs_with).collect();
        pairs.retain(|(first, second)| first != second && (*first, *second) != ("Bobbio", "Levi"));
        self.chance.shuffle(&mut pairs);
        pairs.insert(0, ("Bobbio", "Levi"));
        pairs.into_iter().take(count).map(|(first, second)| format!("{first}-{second}")).collect()
    }

    /// The delegates of the edition before, and those of this one: most stay.
    fn delegates(&mut self, number: usize) -> Result<(Vec<Somebody>, Vec<Somebody>)> {
        let fault = FAULTS.iter().find(|(faulty, _)| *faulty == number).map(|(_, fault)| *fault);
        let wanted = match fault {
            Some(Fault::TooMany) => self.chance.between(6, 7),
            Some(Fault::Single) => 1,
            _ => self.chance.between(2, 3),
        };
        let mut before = Vec::new();
        for _ in 0..self.chance.between(2, 3) {
            before.push(self.somebody()?);
        }
        let mut delegates = Vec::new();
        for old in before.iter().take(wanted) {
            // The first one always stays. Faults stand beside people who are new.
            if delegates.is_empty() || (fault.is_none() && self.chance.percent(70)) {
                delegates.push(old.clone());
            }
        }
        while delegates.len() < wanted {
            delegates.push(self.somebody()?);
        }
        Ok((before, delegates))
    }

    /// An external one whom several institutes share, somebody of the house, one of the delegates, or the head himself.
    fn rspp(&mut self, head: &Somebody, delegates: &[Somebody]) -> Result<Somebody> {
        let known = match self.chance.below(100) {
            0..60 => self.external_rspps.get(self.chance.below(self.external_rspps.len())),
            60..65 => Some(head),
            65..72 => delegates.last(),
            _ => None,
        };
        known.cloned().map_or_else(|| self.somebody(), Ok)
    }

    /// What a school does: mails what is urgent, sends its list, corrects it, enters what it had mailed.
    fn school_year(&mut self, school: &School, diary: &mut Diary) {
        let Some(day) = school.sends else { return };
        let hour = self.hour();
        if school.is_second {
            let text = "Istituto in reggenza: per contatti scrivere alla sede principale";
            diary.add(day, &hour, school, "dirigente scolastico", "spid", "commenta", text);
        }
        diary.add(day, &hour, school, "dirigente scolastico", "spid", "invia", "");
        if let Some(reason) = school.returned() {
            diary.add(day, "17:30", school, "operatore", "", "rimanda", reason);
        }
        if let Some(day) = school.corrects().filter(|_| school.must_correct()) {
            let hour = self.hour();
            diary.add(day, &hour, school, "dirigente scolastico", "spid", "corregge", "");
        }
        if day > 7 && self.chance.percent(22) {
            self.mails(school, day, diary);
        }
    }

    /// A request by mail while the institute is suspended, and its entering on the portal, if anybody thinks of it.
    fn mails(&mut self, school: &School, sends: usize, diary: &mut Diary) {
        let mailed = self.chance.between(6, sends.min(24));
        let mailed = if is_working_day(mailed) { mailed } else { 6 };
        let id = format!("INT-{:04}", 100 + school.number);
        let (urgent, receipt) = (self.chance.percent(80), self.chance.percent(93));
        let told = |fact: bool, yes: &'static str, no: &'static str| if fact { yes } else { no };
        let detail = format!(
            "{id} {} {}",
            told(urgent, "urgente", "ordinaria"),
            told(receipt, "con-ricevuta", "senza-ricevuta")
        );
        let hour = self.hour();
        diary.add(mailed, &hour, school, "delegato", "", "chiede", &detail);
        if urgent && receipt && self.chance.percent(85) {
            let wait = if school.must_correct() { 15 } else { 10 };
            let entered = working_days_after(sends, wait + self.chance.below(4));
            let detail = format!("{id} FCT-2025-{:05}", 4_000 + 7 * school.number);
            let hour = self.hour();
            diary.add(entered, &hour, school, "delegato", "spid", "inserisce", &detail);
        }
    }

    /// Who tries what he may not: too early, with the wrong identity, in place of the head. And who just tries to work.
    fn curious(&mut self, schools: &[School], diary: &mut Diary) {
        let sending =
            |from: usize| schools.iter().filter(move |school| school.sends.is_some_and(|day| day > from));
        for school in sending(6).take(2) {
            diary.add(3, "11:20", school, "dirigente scolastico", "spid", "invia", "");
        }
        for school in sending(9).skip(20).take(3) {
            diary.add(8, "15:40", school, "dirigente scolastico", "cie", "invia", "");
        }
        for school in sending(14).skip(10).take(2) {
            diary.add(14, "09:10", school, "delegato", "spid", "invia", "");
        }
        for school in schools {
            if school.number % 4 == 1 {
                let (before, during) = (self.hour(), self.hour());
                diary.add(3, &before, school, "delegato", "spid", "entra", "interventions.request");
                diary.add(7, &during, school, "delegato", "spid", "entra", "interventions.request");
            }
        }
    }

    /// What becomes of the confirmation mails: nearly all arrive, some bounce, some arrive where they do not count.
    fn mail(&mut self, schools: &[School]) -> String {
        let mut text = "Istituto;Esito;Dopo ore;Casella;Prova\n".to_owned();
        let mut line = |school: &School, outcome: &str, hours: usize, mailbox: &str, evidence: &str| {
            let _ = writeln!(text, "{};{outcome};{hours};{mailbox};{evidence}", school.code);
        };
        for school in schools.iter().filter(|school| school.sends.is_some()) {
            let mailbox = school.mailbox();
            if school.number % 29 == 11 {
                line(school, "respinta", 1, &mailbox, "");
            }
            if school.number % 53 == 20 {
                let other = format!("segreteria.{}@{DOMAIN}", school.code.to_ascii_lowercase());
                line(school, "recapitata", 3, &other, "manual_ack");
            }
            let evidence = if self.chance.percent(80) { "pec_delivery" } else { "manual_ack" };
            let hours =
                if evidence == "manual_ack" { self.chance.between(5, 70) } else { self.chance.between(1, 4) };
            line(school, "recapitata", hours, &mailbox, evidence);
        }
        text
    }

    /// An hour of an office day.
    fn hour(&mut self) -> String {
        format!("{:02}:{:02}", self.chance.between(8, 16), self.chance.below(60))
    }
}

/// The code with the check character that most codes have.
fn school_code(start: &str) -> Result<String> {
    let code = |last: char| format!("{start}{last}");
    let usual = |code: &String| {
        code.parse::<InstituteCode>().is_ok_and(|code| code.has_usual_check_character() == Some(true))
    };
    ('0'..='9').chain('A'..='Z').map(code).find(usual).ok_or_else(|| "no check character".into())
}

/// 6 October 2025 was a Monday.
fn is_working_day(day: usize) -> bool {
    (day + 1) % 7 < 5
}

fn working_days_after(day: usize, count: usize) -> usize {
    (day + 1..).filter(|day| is_working_day(*day)).take(count).last().unwrap_or(day)
}

/// 1 is 1 October 2025.
fn date(day: usize) -> String {
    if day <= 31 { format!("2025-10-{day:02}") } else { format!("2025-11-{:02}", day - 31) }
}

/// Everything that is done, by day and hour.
#[derive(Default)]
struct Diary(Vec<(String, usize, String)>);

impl Diary {
    #[expect(clippy::too_many_arguments, reason = "they are the columns of the file")]
    fn add(
        &mut self,
        day: usize,
        hour: &str,
        school: &School,
        who: &str,
        login: &str,
        what: &str,
        detail: &str,
    ) {
        self.push(day, hour, &format!("{};{who};{login};{what};{detail}", school.code));
    }

    fn push(&mut self, day: usize, hour: &str, rest: &str) {
        let when = format!("{};{hour}", date(day));
        self.0.push((when, self.0.len(), rest.to_owned()));
    }

    fn text(mut self) -> String {
        self.0.sort();
        let lines = self.0.into_iter().map(|(when, _, rest)| format!("{when};{rest}\n"));
        "Giorno;Ora;Istituto;Chi;Identità;Azione;Dettaglio\n".to_owned() + &lines.collect::<String>()
    }
}

/// How many lists the office can process, each working day.
fn office(diary: &mut Diary) {
    diary.0.push(("2025-09-15;08:00".to_owned(), 0, ";operatore;;apre;".to_owned()));
    for day in (7..=45).filter(|day| is_working_day(*day)) {
        let is_friday = (day + 1) % 7 == 4;
        let is_holiday_week = (30..34).contains(&day);
        let capacity = match (is_friday, is_holiday_week) {
            (_, true) => 4,
            (true, _) => 6,
            _ => 9,
        };
        diary.push(day, "09:30", &format!(";operatore;;lavora;{capacity}"));
    }
}

fn institutes(schools: &[School]) -> String {
    let mut text =
        "Codice meccanografico;Istituto;Cognome;Nome;Codice fiscale;Email;Casella dedicata;Referente di zona\n"
            .to_owned();
    for school in schools {
        let School { code, name, head, zone, .. } = school;
        let (surname, given, tax_code, email) = (head.surname, head.name, head.code.as_str(), head.email());
        let mailbox = school.mailbox();
        let _ = writeln!(
            text,
            "{code};{name};{surname};{given};{tax_code};{email};{mailbox};zona{zone}@{DOMAIN}"
        );
    }
    text
}

fn enabled_before(schools: &[School]) -> String {
    let mut text = "Codice meccanografico;Istituto;Cognome;Nome;Codice fiscale;Ruolo\n".to_owned();
    for school in schools {
        for Somebody { surname, name, code } in &school.before {
            let _ =
                writeln!(text, "{};{};{surname};{name};{};Delegato", school.code, school.name, code.as_str());
        }
    }
    text
}

/// One row of the list of delegates.
#[derive(Clone)]
struct Row {
    institute: String,
    school: String,
    surname: String,
    name: String,
    code: String,
    email: String,
    role: &'static str,
}

impl Row {
    fn line(&self) -> String {
        let Self { institute, school, surname, name, code, email, role } = self;
        format!("{institute};{school};{surname};{name};{code};{email};{role};")
    }
}

/// The list as it should be.
fn rows(school: &School) -> Vec<Row> {
    let row = |somebody: &Somebody, role, email: String| Row {
        institute: school.code.clone(),
        school: school.name.clone(),
        surname: somebody.surname.to_owned(),
        name: somebody.name.to_owned(),
        code: somebody.code.as_str().to_owned(),
        email,
        role,
    };
    let delegates = school.delegates.iter().enumerate();
    let mut rows: Vec<Row> = delegates
        .map(|(place, delegate)| {
            let email = if place == 0 { delegate.email() } else { String::new() };
            row(delegate, "Delegato", email)
        })
        .collect();
    rows.push(row(&school.rspp, "RSPP", school.rspp.email()));
    rows
}

const HEADER: &str = "Cod. Mecc.;Istituto;COGNOME;Nome;Cod. Fisc.;E-mail;Ruolo;Note";

/// The list of everybody as the offices sent it: with a byte order mark, CRLF, and what offices do to a table.
fn sent(schools: &[School]) -> Vec<u8> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let mut line = |text: &str, is_old: bool| {
        if is_old {
            bytes.extend(text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')));
        } else {
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
    };
    line(HEADER, false);
    for school in schools.iter().filter(|school| school.sends.is_some()) {
        let mut rows = rows(school);
        spoil(school, &mut rows);
        for row in &mut rows {
            style(school, row);
        }
        for (place, row) in rows.iter().enumerate() {
            let is_last = place + 1 == rows.len();
            match school.fault() {
                Some(Fault::CutRow) if is_last => {
                    line(&format!("{};{};{}", row.institute, row.school, row.surname), false);
                }
                Some(Fault::OldEncoding) if place == 0 => {
                    let note = "già abilitato";
                    line(&format!("{}{note}", row.line()), true);
                }
                _ => line(&row.line(), false),
            }
        }
    }
    bytes
}

/// How the office of a school writes.
fn style(school: &School, row: &mut Row) {
    match school.number % 11 {
        1 => {
            row.institute = row.institute.to_lowercase();
            row.code = row.code.to_lowercase();
        }
        2 => row.code = in_groups(&row.code),
        3 | 7 => {
            row.surname = shouted(&row.surname);
            row.name = shouted(&row.name);
        }
        4 => row.role = if row.role == "RSPP" { "R.S.P.P." } else { "delegato " },
        5 => row.institute.insert(4, ' '),
        6 => row.role = if row.role == "RSPP" { "Rspp" } else { "DELEGATA" },
        _ => {}
    }
}

/// Six, five and five characters, as on the card.
fn in_groups(code: &str) -> String {
    let characters: Vec<String> = code.chars().map(String::from).collect();
    let groups = [characters.get(..6), characters.get(6..11), characters.get(11..)];
    groups.map(|group| group.unwrap_or_default().concat()).join(" ").trim().to_owned()
}

/// Capitals with apostrophes for accents.
fn shouted(text: &str) -> String {
    text.to_uppercase().replace('È', "E'").replace('Ò', "O'")
}

fn spoil(school: &School, rows: &mut Vec<Row>) {
    let Some(fault) = school.fault() else { return };
    let last = rows.len().saturating_sub(1);
    let place = last.saturating_sub(1);
    let twin = rows.get(place).cloned();
    match fault {
        Fault::NoRspp => rows.truncate(last),
        Fault::Twin => rows.extend(twin),
        Fault::NoRsppEmail => change(rows, last, |row| row.email.clear()),
        Fault::BadEmail => change(rows, last, |row| row.email = row.email.replace('@', " chiocciola ")),
        Fault::CheckLetter => change(rows, place, |row| row.code = with_other_check_letter(&row.code)),
        Fault::LetterForDigit => change(rows, place, |row| row.code = with_letter_for_digit(&row.code)),
        Fault::Shortened => change(rows, place, |row| row.code.truncate(15)),
        Fault::NoCode => change(rows, place, |row| row.code.clear()),
        Fault::NoName => change(rows, place, |row| row.name.clear()),
        Fault::UnknownRole => change(rows, place, |row| row.role = "Collaboratore"),
        Fault::Swapped => change(rows, place, |row| std::mem::swap(&mut row.surname, &mut row.name)),
        Fault::Stray => change(rows, place, |row| row.institute.truncate(9)),
        Fault::OmocodiaCode => change(rows, place, |row| row.code = omocodia(&row.code)),
        Fault::OmocodiaPair => {
            let pair = twin.map(|row| Row { code: omocodia(&row.code), ..row });
            rows.extend(pair);
        }
        Fault::CutRow | Fault::TooMany | Fault::Single | Fault::OldEncoding => {}
    }
}

fn change(rows: &mut [Row], place: usize, how: impl FnOnce(&mut Row)) {
    if let Some(row) = rows.get_mut(place) {
        how(row);
    }
}

/// The letter O where a zero was meant, or else some other digit.
fn with_letter_for_digit(code: &str) -> String {
    let digit = code.find('0').or_else(|| code.find(|c: char| c.is_ascii_digit()));
    let letter = |(place, c)| if Some(place) == digit { 'O' } else { c };
    code.char_indices().map(letter).collect()
}

fn with_other_check_letter(code: &str) -> String {
    let (start, last) = code.split_at(15.min(code.len()));
    format!("{start}{}", if last == "K" { "W" } else { "K" })
}

/// The code that a second person of the same data would have.
fn omocodia(code: &str) -> String {
    code.parse::<CodiceFiscale>().map_or_else(|_| code.to_owned(), |code| code.variant(1).as_str().to_owned())
}

/// The lists of those who had to correct them, whole and right.
fn corrections(schools: &[School]) -> String {
    let mut text = format!("{HEADER}\n");
    for school in schools.iter().filter(|school| school.sends.is_some() && school.must_correct()) {
        for row in rows(school) {
            let _ = writeln!(text, "{}", row.line());
        }
    }
    text
}

/// What the printed report is asked: a head between the end of one of his cases and that of the other, and the first
/// institute, where on the 7th the confirmation has been sent and not arrived.
fn questions(schools: &[School]) -> String {
    let mut text = "Domanda;Giorno;Ora;Istituto;Ruolo\n".to_owned();
    let mut line = |question: &str, day: usize, hour: &str, school: Option<&School>, role: &str| {
        let institute = school.map(|school| school.code.as_str()).unwrap_or_default();
        let _ = writeln!(text, "{question};{};{hour};{institute};{role}", date(day));
    };
    line("calendario", 15, "09:00", None, "");
    let head = head_of_two(schools);
    let rspp = schools.iter().find(|school| school.fault().is_none() && has_own_rspp(school, schools));
    let during = |school: &School| working_days_after(school.sends.unwrap_or_default(), 4);
    for (school, role, day) in [
        (head, "dirigente scolastico", head.map_or(7, during)),
        (schools.first(), "delegato", 7),
        (rspp, "RSPP", 7),
    ] {
        for (day, hour) in [(3, "10:00"), (day, "10:00"), (45, "10:00")] {
            line("può", day, hour, school, role);
        }
    }
    line("perché", 7, "10:00", schools.first(), "delegato");
    text
}

/// The first institute of a head who sends the list of the second more than a week later.
fn head_of_two(schools: &[School]) -> Option<&School> {
    SECOND_OF.iter().find_map(|(second, first)| {
        let (second, first) = (schools.get(*second)?, schools.get(*first)?);
        let apart = first.sends? + 7 < second.sends? && second.sends? < 26;
        (apart && first.fault().is_none() && second.fault().is_none()).then_some(first)
    })
}

/// True if the RSPP is nobody else's, nor anything else in this school.
fn has_own_rspp(school: &School, schools: &[School]) -> bool {
    let code = school.rspp.code;
    let is_shared = schools.iter().filter(|other| other.rspp.code == code).count() > 1;
    let also_delegate = school.delegates.iter().any(|delegate| delegate.code == code);
    school.sends.is_some() && !is_shared && !also_delegate && school.head.code != code
}
