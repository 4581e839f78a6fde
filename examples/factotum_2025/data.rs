//! The files of `examples/data/`: lists of persons by the library's table reader, the others line by line.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use abilita::table::{RoleNames, Roster, Row, Table, TableReader, rosters};
use abilita::{Campaign, Instant, Person, Scheme, Zone};
use chrono::{NaiveDate, NaiveTime};

use super::Result;

/// The list that the offices sent.
pub(crate) const SENT: &str = "delegati-2025.csv";

/// Everything that is known before the play begins.
pub(crate) struct Data {
    pub(crate) institutes: Vec<Institute>,
    /// Who was enabled by the edition before, by institute.
    pub(crate) before: HashMap<String, Roster>,
    /// The file that the offices sent, as read.
    pub(crate) sent: Table,
    /// The same by institute, in the order of the file.
    pub(crate) rosters: Vec<Roster>,
    /// The lists of those who had to correct theirs, by institute.
    pub(crate) corrections: HashMap<String, Roster>,
    /// What everybody does, in order.
    pub(crate) diary: Vec<Deed>,
    /// What becomes of the confirmation mails of an institute, in order.
    pub(crate) deliveries: HashMap<String, Vec<Delivery>>,
    pub(crate) questions: Vec<Question>,
}

/// An institute of the list of the Città Metropolitana.
pub(crate) struct Institute {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) head: Person,
    pub(crate) mailbox: String,
    pub(crate) zone_referent: String,
}

/// Somebody does something.
pub(crate) struct Deed {
    pub(crate) at: Instant,
    /// The institute; empty where it is not about one.
    pub(crate) institute: String,
    /// The role, by its name in the definition.
    pub(crate) role: String,
    pub(crate) login: Option<Scheme>,
    pub(crate) action: Action,
}

/// What somebody does.
pub(crate) enum Action {
    /// The office opens a case for each institute.
    OpenCases,
    /// The office processes so many of the cases that wait.
    Process(usize),
    /// Somebody does something in the case of his institute.
    InCase(Step),
}

/// What somebody does in a case.
pub(crate) enum Step {
    Send,
    Correct,
    Comment(String),
    RequestByMail { id: String, urgent: bool, read_receipt: bool },
    EnterOnPortal { id: String, reference: String },
    TryFunction(String),
    Return(String),
}

/// What becomes of one confirmation mail.
pub(crate) struct Delivery {
    pub(crate) arrives: bool,
    pub(crate) after_hours: i64,
    pub(crate) mailbox: String,
    pub(crate) evidence: String,
}

/// What the report is to answer.
pub(crate) struct Question {
    pub(crate) kind: String,
    pub(crate) at: Instant,
    pub(crate) institute: String,
    pub(crate) role: String,
}

impl Data {
    /// Reads every file.
    pub(crate) fn read(campaign: &Campaign) -> Result<Self> {
        let roles = RoleNames::of(campaign).also("Delegata", "delegate");
        let sent = people(SENT, &roles)?;
        Ok(Self {
            institutes: institutes()?,
            before: by_institute(sound("abilitati-2024.csv", &roles)?),
            rosters: rosters(sent.rows.iter().cloned()),
            sent,
            corrections: by_institute(sound("correzioni-2025.csv", &roles)?),
            diary: diary(campaign.zone(), &roles)?,
            deliveries: deliveries()?,
            questions: questions(campaign.zone(), &roles)?,
        })
    }

    /// The institute of a code.
    pub(crate) fn institute(&self, code: &str) -> Option<&Institute> {
        self.institutes.iter().find(|institute| institute.code == code)
    }

    /// The questions of one kind, in order.
    pub(crate) fn asked(&self, kind: &str) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.kind == kind)
    }
}

fn path(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "examples", "data", file].iter().collect()
}

fn people(file: &str, roles: &RoleNames) -> Result<Table> {
    let bytes = fs::read(path(file)).map_err(|error| format!("{file}: {error}"))?;
    Ok(TableReader::new().with_roles(roles.clone()).read(&bytes))
}

/// A file that the office keeps itself: it has no problems, or the first is an error.
fn sound(file: &str, roles: &RoleNames) -> Result<Vec<Row>> {
    let table = people(file, roles)?;
    match table.problems.first() {
        Some(problem) => Err(format!("{file}: {problem}").into()),
        None => Ok(table.rows),
    }
}

fn by_institute(rows: Vec<Row>) -> HashMap<String, Roster> {
    rosters(rows).into_iter().map(|roster| (roster.institute().code().to_owned(), roster)).collect()
}

/// Everybody in this file is the head of the institute beside him, so it has no column of roles.
fn institutes() -> Result<Vec<Institute>> {
    const FILE: &str = "istituti.csv";
    let heads = sound(FILE, &RoleNames::new().otherwise("head"))?;
    let institute = |row: Row| -> Result<Institute> {
        let other = |heading: &str| {
            let field = row.other(heading).map(str::to_owned);
            field.ok_or_else(|| format!("{FILE}, riga {}: manca la colonna {heading}", row.line()))
        };
        Ok(Institute {
            mailbox: other("Casella dedicata")?,
            zone_referent: other("Referente di zona")?,
            code: row.institute().code().to_owned(),
            name: row.institute().name().to_owned(),
            head: row.delegate().person().clone(),
        })
    };
    heads.into_iter().map(institute).collect()
}

fn diary(zone: Zone, roles: &RoleNames) -> Result<Vec<Deed>> {
    let deed = |line: &Line| -> Result<Deed> {
        let login = line.field("Identità")?;
        Ok(Deed {
            at: line.instant(zone)?,
            institute: line.field("Istituto")?.to_owned(),
            role: roles.role(line.field("Chi")?).to_owned(),
            login: (!login.is_empty()).then(|| Scheme::new(login)),
            action: action(line)?,
        })
    };
    lines("diario.csv")?.iter().map(deed).collect()
}

fn action(line: &Line) -> Result<Action> {
    let detail = line.field("Dettaglio")?;
    let words: Vec<&str> = detail.split(' ').collect();
    Ok(Action::InCase(match (line.field("Azione")?, words.as_slice()) {
        ("apre", _) => return Ok(Action::OpenCases),
        ("lavora", [count]) => return Ok(Action::Process(line.number(count)?)),
        ("invia", _) => Step::Send,
        ("corregge", _) => Step::Correct,
        ("commenta", _) => Step::Comment(detail.to_owned()),
        ("rimanda", _) => Step::Return(detail.to_owned()),
        ("entra", [function]) => Step::TryFunction((*function).to_owned()),
        ("chiede", [id, urgency, receipt]) => Step::RequestByMail {
            id: (*id).to_owned(),
            urgent: *urgency == "urgente",
            read_receipt: *receipt == "con-ricevuta",
        },
        ("inserisce", [id, reference]) => {
            Step::EnterOnPortal { id: (*id).to_owned(), reference: (*reference).to_owned() }
        }
        _ => return Err(line.fault("l'azione non è una di quelle previste, o manca il dettaglio")),
    }))
}

fn deliveries() -> Result<HashMap<String, Vec<Delivery>>> {
    let mut deliveries: HashMap<String, Vec<Delivery>> = HashMap::new();
    for line in lines("posta.csv")? {
        let delivery = Delivery {
            arrives: line.field("Esito")? == "recapitata",
            after_hours: line.number(line.field("Dopo ore")?)?,
            mailbox: line.field("Casella")?.to_owned(),
            evidence: line.field("Prova")?.to_owned(),
        };
        deliveries.entry(line.field("Istituto")?.to_owned()).or_default().push(delivery);
    }
    Ok(deliveries)
}

fn questions(zone: Zone, roles: &RoleNames) -> Result<Vec<Question>> {
    let question = |line: &Line| -> Result<Question> {
        Ok(Question {
            kind: line.field("Domanda")?.to_owned(),
            at: line.instant(zone)?,
            institute: line.field("Istituto")?.to_owned(),
            role: roles.role(line.field("Ruolo")?).to_owned(),
        })
    };
    lines("domande.csv")?.iter().map(question).collect()
}

/// A line of a plain file: separated by `;`, nothing quoted.
struct Line {
    file: &'static str,
    row: usize,
    fields: HashMap<String, String>,
}

fn lines(file: &'static str) -> Result<Vec<Line>> {
    let text = fs::read_to_string(path(file)).map_err(|error| format!("{file}: {error}"))?;
    let mut rows = text.lines();
    let headings: Vec<&str> = rows.next().unwrap_or_default().split(';').collect();
    let line = |(index, row): (usize, &str)| {
        let fields = headings.iter().zip(row.split(';'));
        let fields = fields.map(|(heading, field)| ((*heading).to_owned(), field.to_owned())).collect();
        Line { file, row: index + 2, fields }
    };
    Ok(rows.enumerate().map(line).collect())
}

impl Line {
    fn field(&self, heading: &str) -> Result<&str> {
        let field = self.fields.get(heading);
        Ok(field.ok_or_else(|| self.fault(&format!("manca la colonna {heading}")))?)
    }

    fn number<N: std::str::FromStr>(&self, text: &str) -> Result<N> {
        text.parse().map_err(|_| self.fault("non è un numero"))
    }

    /// The instant of the columns of day and hour.
    fn instant(&self, zone: Zone) -> Result<Instant> {
        let (day, hour) = (self.field("Giorno")?, self.field("Ora")?);
        let day: NaiveDate = day.parse().map_err(|_| self.fault("il giorno non è una data"))?;
        let hour = NaiveTime::parse_from_str(hour, "%H:%M").map_err(|_| self.fault("l'ora non è un'ora"))?;
        Ok(zone.instant(day.and_time(hour)))
    }

    fn fault(&self, what: &str) -> Box<dyn std::error::Error> {
        format!("{}, riga {}: {what}", self.file, self.row).into()
    }
}
