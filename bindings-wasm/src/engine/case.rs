//! Cases: what events make of them.

use abilita::CaseId;
use abilita::wire::{self, from_json, record, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

use super::event::{events_as_json, read_event, read_events};
use crate::campaign::Campaign;
use crate::error::{Failure, Outcome};
use crate::seam::instant;

/// A case.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Case(pub(crate) abilita::Case);

record! {
    /// What a case says of itself, whatever its campaign.
    struct Heading: ToJson {
        id: String,
        sequence: u64,
        last_at: String as "lastAt",
        debts: Vec<String>,
        comments: Vec<String>,
    }
}

#[wasm_bindgen]
impl Case {
    /// The same once more: what decisions still refer to is not changed.
    #[must_use]
    pub fn copy(&self) -> Self {
        self.clone()
    }

    /// Its name, how many events made it, the instant of the last, what is owed, and the comments left for the operator: as JSON.
    pub fn heading(&self) -> String {
        to_json(&Heading {
            id: self.0.id().as_str().to_owned(),
            sequence: self.0.sequence(),
            last_at: abilita::format_instant(self.0.last_at()),
            debts: self.0.debts().map(str::to_owned).collect(),
            comments: self.0.comments().map(str::to_owned).collect(),
        })
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

    /// The case of a snapshot.
    ///
    /// # Errors
    /// As [`abilita::Campaign::restore`].
    pub fn restore(&self, snapshot: &str) -> Outcome<Case> {
        let snapshot = wire::Snapshot::from_json(snapshot)?;
        Ok(Case(self.core.restore(snapshot.parse()?)?))
    }

    /// Changes a case by an event.
    ///
    /// # Errors
    /// As [`abilita::Campaign::apply`].
    pub fn apply(&self, case: &mut Case, event: &str) -> Outcome<()> {
        Ok(self.core.apply(&mut case.0, &read_event(event)?)?)
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
