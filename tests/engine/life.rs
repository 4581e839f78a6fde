//! Random lives of a case: who there is, what they try, and the instants at which they try it.

use abilita::{
    Asker, Campaign, Case, CaseId, Command, Event, Instant, Opening, Person, PersonId, Scheme, Told, Value,
    parse_instant,
};
use chrono::TimeDelta;
use proptest::prelude::*;

/// The persons of the play. The first is on record, the second and third are enabled, the others are strangers.
pub(crate) const PEOPLE: [&str; 5] =
    ["CNTDRO68C54L219H", "RSSNNA75S42D205F", "BNCGFR72M19F205G", "VRDLCU93A30G674G", "NREMRA79H57E379O"];

/// One attempt: so many seconds after the one before, somebody gives a command, or time alone passes.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) after_seconds: i64,
    pub(crate) asker: Asker,
    pub(crate) command: Option<String>,
    pub(crate) person: usize,
    pub(crate) choice: usize,
    pub(crate) id: u8,
}

/// Attempts at the commands of a campaign, by anybody, logged in or not, in any role; half of them by those who may.
pub(crate) fn attempts(campaign: &Campaign, length: usize) -> impl Strategy<Value = Vec<Attempt>> + use<> {
    let commands: Vec<String> = campaign.commands().map(|(name, _)| name.to_owned()).collect();
    let roles: Vec<String> = campaign.roles().map(|(name, _)| name.to_owned()).collect();
    let steps = prop_oneof![
        3 => 0..3_600i64,
        2 => 0..5 * 86_400i64,
        1 => Just(0i64),
    ];
    let attempt = (
        steps,
        asker(roles),
        prop::option::weighted(0.9, prop::sample::select(commands)),
        0..5usize,
        0..4usize,
        0..4u8,
    );
    let attempt = attempt.prop_map(|(after_seconds, asker, command, person, choice, id)| Attempt {
        after_seconds,
        asker,
        command,
        person,
        choice,
        id,
    });
    prop::collection::vec(attempt, 1..length)
}

fn asker(roles: Vec<String>) -> impl Strategy<Value = Asker> {
    let person = prop_oneof![4 => Just(0usize), 3 => 0..5usize];
    let login = prop_oneof![
        6 => Just(Some((Scheme::SPID, 2u8))),
        1 => Just(Some((Scheme::EIDAS, 2u8))),
        1 => Just(None),
    ];
    let role = prop::option::weighted(0.2, prop::sample::select(roles.clone()));
    let someone = (person, login, role).prop_map(|(person, login, role)| {
        let asker = Asker::person(PEOPLE[person]);
        let asker = match login {
            Some((scheme, level)) => asker.logged_in(scheme, level),
            None => asker,
        };
        match role {
            Some(role) => asker.acting_as(&role),
            None => asker,
        }
    });
    let vouched = prop::sample::select(roles).prop_map(|role| Asker::vouched(&role));
    prop_oneof![3 => someone, 2 => vouched, 1 => Just(Asker::anonymous())]
}

/// A case with the first person on record and the next two enabled, and the event that opened it.
pub(crate) fn opened(campaign: &Campaign, at: &str) -> (Case, Event) {
    let mut opening = Opening::new();
    for (role, holders) in campaign.roles() {
        match holders {
            abilita::RoleHolders::OnRecord => opening = opening.on_record(role, person(0)),
            abilita::RoleHolders::Listed => {
                opening = opening.enabled(role, person(1)).enabled(role, person(2));
            }
            _ => {}
        }
    }
    let open = |opening| campaign.open(CaseId::new("case"), opening, instant(at));
    for (fact, kind) in campaign.facts() {
        let value = match kind {
            abilita::ValueKind::Bool => true.into(),
            abilita::ValueKind::Texts => vec!["someone@example.org"].into(),
            abilita::ValueKind::InstituteCode => "TOIS99901A".into(),
            _ => Value::from("box@example.org"),
        };
        let with_it = opening.clone().fact(fact, value);
        // Facts of members are not the case's, and dates and numbers are told in the course of a life.
        if open(with_it.clone()).is_ok() {
            opening = with_it;
        }
    }
    let event = open(opening).expect("an opening that fits");
    (campaign.replay([&event]).expect("one event"), event)
}

pub(crate) fn instant(text: &str) -> Instant {
    parse_instant(text).expect("an instant")
}

pub(crate) fn person(index: usize) -> Person {
    const NAMES: [(&str, &str); 5] = [
        ("Dora", "Conti"),
        ("Anna", "Rossi"),
        ("Gianfranco", "Bianchi"),
        ("Luca", "Verdi"),
        ("Mara", "Neri"),
    ];
    let (name, surname) = NAMES[index];
    Person::new(PEOPLE[index]).named(name, surname).with_email("someone@example.org")
}

/// What the host tells in an attempt without a command: the date of a parameter, or of a fact of somebody.
pub(crate) fn news(campaign: &Campaign, attempt: &Attempt, at: Instant) -> Option<Told> {
    let dates: Vec<_> = campaign.facts().filter(|(_, kind)| *kind == abilita::ValueKind::Date).collect();
    let (fact, _) = dates.into_iter().cycle().nth(usize::from(attempt.id)).filter(|_| attempt.choice > 0)?;
    let day = at.date_naive() + TimeDelta::days(15 * i64::from(attempt.id) - 30);
    let whose = PersonId::new(PEOPLE[attempt.person]);
    Some(match (attempt.choice, attempt.person) {
        (1, 0) => Told::new().forget(fact),
        (1, _) => Told::new().forget_of_member(whose, fact),
        (_, 0) => Told::new().fact(fact, Value::Date(day)),
        _ => Told::new().member_fact(whose, fact, Value::Date(day)),
    })
}

/// The command of an attempt, with arguments of the declared types, mostly ones that fit.
pub(crate) fn command(campaign: &Campaign, case: &Case, attempt: &Attempt) -> Option<Command> {
    let name = attempt.command.as_deref()?;
    let (_, arguments) = campaign.commands().find(|(known, _)| *known == name)?;
    let mut command = Command::new(name, attempt.asker.clone(), case.sequence());
    for (argument, kind) in arguments {
        command = command.with(argument, value(argument, kind, attempt));
    }
    Some(command)
}

fn value(argument: &str, kind: abilita::ValueKind, attempt: &Attempt) -> Value {
    use abilita::ValueKind;
    let pick = |options: [&str; 4]| Value::from(options[attempt.choice]);
    match (kind, argument) {
        (ValueKind::Bool, _) => Value::from(attempt.choice > 0),
        (ValueKind::Person, _) => Value::from(person(attempt.person)),
        (ValueKind::Role, _) => pick(["delegate", "rspp", "delegate", "nobody"]),
        (ValueKind::Texts, _) => {
            let all = ["adhesion_form", "identity_document", "regeneration_form", "identity_document_copy"];
            Value::from(all[..=attempt.choice].to_vec())
        }
        (_, "evidence") => pick(["pec_delivery", "manual_ack", "portal_ack", "hearsay"]),
        (_, "mailbox") => {
            pick(["box@example.org", "BOX@example.org", "box@example.org", "other@example.org"])
        }
        (_, "by") => pick(["self", "self", "delegate", "cousin"]),
        (_, "codice_fiscale") => Value::from(PEOPLE[attempt.person]),
        (ValueKind::Integer, _) => Value::from(i64::from(attempt.id)),
        (ValueKind::Email, _) => pick(["a@istruzione.it", "a@example.org", "b@example.org", "nothing"]),
        (_, "id") => Value::from(format!("r{}", attempt.id).as_str()),
        _ => Value::from("text"),
    }
}

/// An opened case of FACTOTUM 2025, with its event.
pub(crate) fn factotum() -> (Campaign, Case, Event) {
    let campaign = Campaign::built_in("factotum-2025").expect("a built-in");
    let (case, event) = opened(&campaign, "2025-09-01T00:00:00+02:00");
    (campaign, case, event)
}

/// Somebody of [`PEOPLE`], logged in by SPID at level 2.
pub(crate) fn logged_in(index: usize) -> Asker {
    Asker::person(PEOPLE[index]).logged_in(Scheme::SPID, 2)
}
