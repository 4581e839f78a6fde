//! The file in which a behaviour is stated. What it leaves out stays at its default.
//!
//! Names are looked up in the campaign: a behaviour that speaks of a role or command that is not there is a mistake.

use abilita::inspect::Inspection;
use abilita::{Campaign, RoleHolders, Value};

use super::problem::{Problem, ProblemCode, Unfit};
use super::reader::{Reader, Section};
use super::tree::{self, Node, Value as Written};
use super::{Behaviour, Known};
use crate::simulation::spread::{Lapse, Reference};

/// The format that a file must say it is of.
const FORMAT: &str = "abilita-behaviour/1";

/// The longest lapse that can be stated.
const LAPSES: [(&str, Lapse, i64); 3] =
    [("minutes", Lapse::Minutes, 525_600), ("hours", Lapse::Hours, 8_760), ("days", Lapse::Days, 3_650)];

const REFERENCES: [(&str, Reference, i64); 4] = [
    ("after_opening", Reference::AfterOpening, 3_650),
    ("way", Reference::Way, 100),
    ("before_deadline", Reference::BeforeDeadline, 3_650),
    ("after_deadline", Reference::AfterDeadline, 3_650),
];

impl Behaviour {
    /// Reads a file: TOML, or JSON.
    ///
    /// # Errors
    /// Every problem with its place.
    pub(crate) fn read(
        name: &str,
        text: &str,
        is_json: bool,
        campaign: &Campaign,
    ) -> Result<Self, Box<Unfit>> {
        let definition = &campaign.inspect();
        let mut behaviour = Self::default();
        let mut reader = Reader::default();
        match tree::parse(text, is_json) {
            Ok(node) => {
                behaviour.take(&node, definition, &mut reader);
                behaviour.refuse_unfit_facts(&node, campaign, &mut reader);
            }
            Err(problem) => reader.problems.push(*problem),
        }
        if reader.problems.is_empty() {
            return Ok(behaviour);
        }
        Err(Box::new(Unfit { name: name.to_owned(), text: text.to_owned(), problems: reader.problems }))
    }

    fn take(&mut self, node: &Node, definition: &Inspection, reader: &mut Reader) {
        let known = [
            "format",
            "period",
            "people",
            "roster",
            "interim",
            "office",
            "automatic",
            "goals",
            "steps",
            "facts",
        ];
        let Some(file) = reader.table(node, "", &known) else { return };
        let format = file.get("format");
        if !format.is_some_and(|node| matches!(&node.value, Written::Text(text) if text == FORMAT)) {
            let expected = format!("format = \"{FORMAT}\"");
            let bytes = format.and_then(|node| node.bytes.clone());
            let path = "format".to_owned();
            let expected = Some((expected.clone(), expected));
            reader.problems.push(Problem { code: ProblemCode::Format, path, bytes, found: None, expected });
        }
        let names = Names(definition);
        self.take_period(&file, &names, reader);
        self.take_people(&file, reader);
        self.take_staff(&file, &names, reader);
        self.take_goals(&file, &names, reader);
        self.take_facts(&file, &names, reader);
    }

    /// Refuses facts of which the campaign would not take the value.
    fn refuse_unfit_facts(&self, file: &Node, campaign: &Campaign, reader: &mut Reader) {
        let Written::Table(entries) = &file.value else { return };
        let Some(facts) = entries.iter().find(|entry| entry.key == "facts") else { return };
        let Written::Table(facts) = &facts.node.value else { return };
        for entry in facts {
            let Some(known) = self.facts.get(&entry.key) else { continue };
            let kind = campaign.facts().find(|(name, _)| *name == entry.key).map(|(_, kind)| kind.as_str());
            if let Some(kind) = kind.filter(|_| !known.fits(campaign, &entry.key)) {
                let (path, kind) = (format!("facts.{}", entry.key), kind.to_owned());
                reader.problem(ProblemCode::WrongType, &entry.node, path, (kind.clone(), kind));
            }
        }
    }

    fn take_period(&mut self, file: &Section<'_>, names: &Names<'_>, reader: &mut Reader) {
        let Some(section) = reader.section(file, "period", &["from", "until", "deadline"]) else { return };
        let period = &mut self.period;
        period.from = reader.date(&section, "from");
        period.until = reader.date(&section, "until");
        if let (Some(from), Some(until)) = (period.from, period.until)
            && until < from
            && let Some(node) = section.get("until")
        {
            let expected = (format!("non prima del {from}"), format!("not before {from}"));
            reader.problem(ProblemCode::OutOfRange, node, section.path_of("until"), expected);
        }
        if let Some(node) = section.get("deadline") {
            let moments = names.0.moments.iter().map(|moment| moment.name.as_str());
            period.deadline =
                one_of(node, &section.path_of("deadline"), &moments.collect::<Vec<_>>(), reader);
        }
    }

    fn take_people(&mut self, file: &Section<'_>, reader: &mut Reader) {
        let known = ["acts", "reacts", "attempts", "wrong_argument"];
        if let Some(section) = reader.section(file, "people", &known) {
            let people = &mut self.people;
            reader.spread(&section, "acts", &REFERENCES, &mut people.acts);
            reader.spread(&section, "reacts", &LAPSES, &mut people.reacts);
            reader.share(&section, "wrong_argument", &mut people.wrong_argument);
            people.attempts = reader.count(&section, "attempts", 0..=1000).unwrap_or(people.attempts);
        }
        let known =
            ["delegates", "replaced", "wrong_codice_fiscale", "missing_field", "missing_role", "mended"];
        if let Some(section) = reader.section(file, "roster", &known) {
            let roster = &mut self.roster;
            roster.delegates = reader.count(&section, "delegates", 0..=16).unwrap_or(roster.delegates);
            reader.share(&section, "replaced", &mut roster.replaced);
            reader.share(&section, "wrong_codice_fiscale", &mut roster.wrong_codice_fiscale);
            reader.share(&section, "missing_field", &mut roster.missing_field);
            reader.share(&section, "missing_role", &mut roster.missing_role);
            reader.share(&section, "mended", &mut roster.mended);
        }
        if let Some(section) = reader.section(file, "interim", &["a_week", "entered"]) {
            reader.number(&section, "a_week", 0.0..=7.0, &mut self.interim.a_week);
            reader.spread(&section, "entered", &LAPSES, &mut self.interim.entered);
        }
    }

    fn take_staff(&mut self, file: &Section<'_>, names: &Names<'_>, reader: &mut Reader) {
        let known = ["roles", "operators", "institutes_per_operator", "cases_a_day", "sends_back"];
        if let Some(section) = reader.section(file, "office", &known) {
            let office = &mut self.office;
            office.roles = names.vouched(&section, reader);
            office.operators = reader.count(&section, "operators", 0..=1_000_000);
            let per_operator = reader.count(&section, "institutes_per_operator", 1..=u32::MAX);
            office.institutes_per_operator = per_operator.unwrap_or(office.institutes_per_operator);
            let cases = reader.count(&section, "cases_a_day", 0..=100_000);
            office.cases_a_day = cases.unwrap_or(office.cases_a_day);
            reader.share(&section, "sends_back", &mut office.sends_back);
        }
        if let Some(section) = reader.section(file, "automatic", &["roles", "takes", "fails"]) {
            self.automatic.roles = names.vouched(&section, reader);
            reader.spread(&section, "takes", &LAPSES, &mut self.automatic.takes);
            reader.share(&section, "fails", &mut self.automatic.fails);
        }
    }

    fn take_goals(&mut self, file: &Section<'_>, names: &Names<'_>, reader: &mut Reader) {
        if let Some(section) = reader.section(file, "goals", &names.tracks()) {
            for entry in section.entries {
                let states = names.states(&entry.key);
                let goal = one_of(&entry.node, &section.path_of(&entry.key), &states, reader);
                self.goals.extend(goal.map(|goal| (entry.key.clone(), goal)));
            }
        }
        let Some(section) = reader.section(file, "steps", &names.tracks()) else { return };
        for track in section.entries {
            let states = names.states(&track.key);
            let path = section.path_of(&track.key);
            let Some(steps) = reader.table(&track.node, &path, &states) else { continue };
            for step in steps.entries {
                let commands = names.0.commands.iter().map(|command| command.name.as_str());
                let path = steps.path_of(&step.key);
                let command = one_of(&step.node, &path, &commands.collect::<Vec<_>>(), reader);
                self.steps.extend(command.map(|command| ((track.key.clone(), step.key.clone()), command)));
            }
        }
    }

    fn take_facts(&mut self, file: &Section<'_>, names: &Names<'_>, reader: &mut Reader) {
        let facts: Vec<&str> = names.0.facts.iter().map(|fact| fact.name.as_str()).collect();
        let Some(section) = reader.section(file, "facts", &facts) else { return };
        for entry in section.entries {
            let path = section.path_of(&entry.key);
            let mut share = 1.0;
            let node = match &entry.node.value {
                Written::Table(_) => {
                    let Some(fact) = reader.table(&entry.node, &path, &["value", "share"]) else { continue };
                    reader.share(&fact, "share", &mut share);
                    fact.get("value")
                }
                _ => Some(&entry.node),
            };
            let value = node.and_then(value);
            if let Some(value) = value {
                self.facts.insert(entry.key.clone(), Known { share, value });
            } else {
                let expected = ("un valore".to_owned(), "a value".to_owned());
                reader.problem(ProblemCode::WrongType, &entry.node, path, expected);
            }
        }
    }
}

fn value(node: &Node) -> Option<Value> {
    match &node.value {
        Written::Text(text) => Some(text.as_str().into()),
        Written::Bool(value) => Some(Value::Bool(*value)),
        Written::Integer(number) => Some(Value::Integer(*number)),
        Written::List(items) => {
            let text = |item: &Node| match &item.value {
                Written::Text(text) => Some(text.clone()),
                _ => None,
            };
            items.iter().map(text).collect::<Option<Vec<String>>>().map(Value::from)
        }
        Written::Fraction(_) | Written::Table(_) | Written::Null => None,
    }
}

/// The names of a campaign.
struct Names<'d>(&'d Inspection);

impl<'d> Names<'d> {
    fn tracks(&self) -> Vec<&'d str> {
        self.0.tracks.iter().map(|track| track.name.as_str()).collect()
    }

    fn states(&self, track: &str) -> Vec<&'d str> {
        let states = self.0.track(track).map(|track| track.states.as_slice());
        states.unwrap_or_default().iter().map(String::as_str).collect()
    }

    /// The roles of a section: those that the host vouches for.
    fn vouched(&self, section: &Section<'_>, reader: &mut Reader) -> Option<Vec<String>> {
        let roles = self.0.roles.iter().filter(|role| role.holders == RoleHolders::Vouched);
        let known: Vec<&str> = roles.map(|role| role.name.as_str()).collect();
        let named = reader.texts(section, "roles")?;
        let path = section.path_of("roles");
        let roles = named.into_iter().filter_map(|(node, _)| one_of(node, &path, &known, reader));
        Some(roles.collect())
    }
}

/// A name that the campaign has.
fn one_of(node: &Node, path: &str, names: &[&str], reader: &mut Reader) -> Option<String> {
    let text = reader.text(node, path)?;
    if names.contains(&text) {
        return Some(text.to_owned());
    }
    let listed = names.join(", ");
    reader.problem(ProblemCode::UnknownName, node, path.to_owned(), (listed.clone(), listed));
    None
}
