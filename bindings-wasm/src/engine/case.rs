//! Cases: what events make of them, what commands and time do to them.

use abilita::wire::{self, Named, Value, from_json, record, to_json};
use abilita::{CaseId, PersonId, Told};
use wasm_bindgen::prelude::wasm_bindgen;

use super::event::{events_as_json, read_event, read_events};
use crate::campaign::Campaign;
use crate::error::{Failure, Outcome};
use crate::seam::instant;

/// A case.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Case(pub(crate) abilita::Case);

#[wasm_bindgen]
impl Case {
    /// The same once more: what decisions still refer to is not changed.
    #[must_use]
    pub fn copy(&self) -> Self {
        self.clone()
    }

    /// Its name.
    pub fn id(&self) -> String {
        self.0.id().as_str().to_owned()
    }

    /// How many events made it. A case of 2^53 events would take longer than the campaign.
    #[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
    pub fn sequence(&self) -> f64 {
        self.0.sequence() as f64
    }

    /// The instant of its last event.
    pub fn last_at(&self) -> String {
        abilita::format_instant(self.0.last_at())
    }

    /// What is owed from the interim channel.
    pub fn debts(&self) -> Vec<String> {
        self.0.debts().map(str::to_owned).collect()
    }

    /// The comments left for the operator.
    pub fn comments(&self) -> Vec<String> {
        self.0.comments().map(str::to_owned).collect()
    }
}

record! {
    /// News of a case.
    struct News: FromJson {
        facts: Named<Option<Value>> = optional,
        on_record: Vec<wire::Delegate> = optional,
        off_record: Vec<OffRecord> = optional,
        members: Vec<MemberNews> = optional,
    }

    /// News of one member.
    struct MemberNews: FromJson {
        codice_fiscale: String,
        facts: Named<Option<Value>> = optional,
    }

    struct OffRecord: FromJson {
        role: String,
        codice_fiscale: String,
    }
}

impl News {
    fn parse(&self) -> Told {
        let mut told = Told::new();
        for gone in &self.off_record {
            told = told.off_record(&gone.role, PersonId::new(&gone.codice_fiscale));
        }
        for delegate in &self.on_record {
            told = told.on_record(&delegate.role, delegate.person.parse());
        }
        for (name, value) in self.facts.iter() {
            told = match value {
                Some(value) => told.fact(name, value.0.clone()),
                None => told.forget(name),
            };
        }
        for member in &self.members {
            for (name, value) in member.facts.iter() {
                let person = PersonId::new(&member.codice_fiscale);
                told = match value {
                    Some(value) => told.member_fact(person, name, value.0.clone()),
                    None => told.forget_of_member(person, name),
                };
            }
        }
        told
    }
}

record! {
    /// What a command comes to that was carried out.
    struct Handled: ToJson {
        accepted: bool,
        events: Vec<wire::Event>,
        effects: Vec<wire::Effect>,
    }

    /// What a command comes to that was not.
    struct Refused: ToJson {
        accepted: bool,
        refusal: wire::Refusal,
    }
}

/// Cases of this campaign.
#[wasm_bindgen]
impl Campaign {
    /// The event that opens a case.
    ///
    /// # Errors
    /// As [`abilita::Campaign::open`].
    pub fn open(&self, case: &str, opening: &str, at: &str) -> Outcome<String> {
        let opening: wire::Opening = from_json(opening)?;
        let event = self.core.open(CaseId::new(case), opening.parse(), instant(at, "at")?)?;
        Ok(to_json(&wire::Event::from(&event)))
    }

    /// The case that events make.
    ///
    /// # Errors
    /// As [`abilita::Campaign::replay`].
    pub fn replay(&self, events: &str) -> Outcome<Case> {
        Ok(Case(self.core.replay(&read_events(events)?)?))
    }

    /// Changes a case by an event.
    ///
    /// # Errors
    /// As [`abilita::Campaign::apply`].
    pub fn apply(&self, case: &mut Case, event: &str) -> Outcome<()> {
        Ok(self.core.apply(&mut case.0, &read_event(event)?)?)
    }

    /// What time has brought.
    ///
    /// # Errors
    /// As [`abilita::Campaign::due`].
    pub fn due(&self, case: &Case, now: &str) -> Outcome<String> {
        Ok(events_as_json(&self.core.due(&case.0, instant(now, "now")?)?))
    }

    /// What a command comes to.
    ///
    /// # Errors
    /// The command is not of the form of one. A refusal is no error.
    pub fn handle(&self, case: &Case, command: &str, at: &str) -> Outcome<String> {
        let command: wire::Command = from_json(command)?;
        Ok(match self.core.handle(&case.0, &command.parse()?, instant(at, "at")?) {
            Ok(events) => {
                let effects = events.iter().flat_map(abilita::Event::effects);
                to_json(&Handled {
                    accepted: true,
                    effects: effects.map(|effect| (&effect).into()).collect(),
                    events: events.iter().map(wire::Event::from).collect(),
                })
            }
            Err(refusal) => to_json(&Refused { accepted: false, refusal: (&refusal).into() }),
        })
    }

    /// Takes news of a case.
    ///
    /// # Errors
    /// As [`abilita::Campaign::tell`].
    pub fn tell(&self, case: &Case, news: &str, at: &str) -> Outcome<String> {
        let news: News = from_json(news)?;
        Ok(events_as_json(&self.core.tell(&case.0, news.parse(), instant(at, "at")?)?))
    }

    /// The events by which a case of another definition goes over to this one.
    ///
    /// # Errors
    /// As [`abilita::Campaign::adopt`].
    pub fn adopt(&self, old: &Campaign, case: &Case, act: &str, at: &str) -> Outcome<String> {
        Ok(events_as_json(&self.core.adopt(&old.core, &case.0, act, instant(at, "at")?)?))
    }

    /// Applies the event of an adoption.
    ///
    /// # Errors
    /// As [`abilita::Campaign::apply_adopted`].
    pub fn apply_adopted(&self, old: &Campaign, case: &Case, event: &str) -> Outcome<Case> {
        Ok(Case(self.core.apply_adopted(&old.core, &case.0, &read_event(event)?)?))
    }

    /// A snapshot, as it is stored.
    pub fn snapshot(&self, case: &Case) -> String {
        wire::Snapshot::from(&self.core.snapshot(&case.0)).to_json()
    }

    /// The case of a snapshot.
    ///
    /// # Errors
    /// As [`abilita::Campaign::restore`].
    pub fn restore(&self, snapshot: &str) -> Outcome<Case> {
        let snapshot = wire::Snapshot::from_json(snapshot)?;
        Ok(Case(self.core.restore(snapshot.parse()?)?))
    }

    /// The state of a track.
    pub fn state_of(&self, case: &Case, track: &str) -> Option<String> {
        self.core.state_of(&case.0, track).map(str::to_owned)
    }

    /// The flags that are set.
    pub fn flags_of(&self, case: &Case) -> Vec<String> {
        self.core.flags_of(&case.0).into_iter().map(str::to_owned).collect()
    }

    /// A fact, as JSON.
    pub fn fact_of(&self, case: &Case, fact: &str) -> Option<String> {
        self.core.fact_of(&case.0, fact).map(|value| to_json(&Value(value.clone())))
    }

    /// The persons on record, as JSON.
    pub fn record_of(&self, case: &Case) -> String {
        delegates(self.core.record_of(&case.0))
    }

    /// The register, as JSON.
    pub fn register_of(&self, case: &Case) -> String {
        delegates(self.core.register_of(&case.0))
    }

    /// The draft, as JSON.
    pub fn draft_of(&self, case: &Case) -> String {
        delegates(self.core.draft_of(&case.0))
    }

    /// The codici fiscali of the persons of whom something of their own is kept.
    pub fn members_of(&self, case: &Case) -> Vec<String> {
        self.core.members_of(&case.0).map(|person| person.as_str().to_owned()).collect()
    }

    /// The state of a member's own track.
    pub fn member_state(&self, case: &Case, person: &str, track: &str) -> Option<String> {
        self.core.member_state(&case.0, &PersonId::new(person), track).map(str::to_owned)
    }

    /// A fact of a member's own, as JSON.
    pub fn member_fact(&self, case: &Case, person: &str, fact: &str) -> Option<String> {
        let fact = self.core.member_fact(&case.0, &PersonId::new(person), fact);
        fact.map(|value| to_json(&Value(value.clone())))
    }

    /// The flags of a member's own.
    pub fn member_flags(&self, case: &Case, person: &str) -> Vec<String> {
        self.core.member_flags(&case.0, &PersonId::new(person)).into_iter().map(str::to_owned).collect()
    }

    /// Progress over stored cases: an array of snapshots.
    ///
    /// # Errors
    /// A snapshot is not one of this campaign.
    pub fn figures(&self, snapshots: &str, at: &str) -> Outcome<String> {
        let snapshots: Vec<wire::Snapshot> = from_json(snapshots)?;
        let cases = snapshots.iter().map(|snapshot| Ok::<_, Failure>(self.core.restore(snapshot.parse()?)?));
        let cases = cases.collect::<Outcome<Vec<_>>>()?;
        let figures = self.core.figures(&cases, instant(at, "at")?)?;
        Ok(to_json(&wire::Figures::from(&figures)))
    }
}

fn delegates<'a>(listed: impl Iterator<Item = (&'a str, &'a abilita::Person)>) -> String {
    let delegates =
        listed.map(|(role, person)| wire::Delegate { role: role.to_owned(), person: person.into() });
    to_json(&delegates.collect::<Vec<_>>())
}
