//! Stored events: read, written, erased; the messages they ask for.

use abilita::wire::{self, from_json, to_json};
use abilita::{Event, PersonId};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::error::Outcome;

pub(crate) fn read_event(json: &str) -> Outcome<Event> {
    Ok(wire::Event::from_json(json)?.parse()?)
}

pub(crate) fn read_events(json: &str) -> Outcome<Vec<Event>> {
    let events: Vec<wire::Event> = from_json(json)?;
    events.iter().map(|event| Ok(event.parse()?)).collect()
}

pub(crate) fn events_as_json(events: &[Event]) -> String {
    to_json(&events.iter().map(wire::Event::from).collect::<Vec<_>>())
}

/// The messages that an event asks the host to send, as JSON.
///
/// # Errors
/// It is not an event.
#[wasm_bindgen]
pub fn effects_of(event: &str) -> Outcome<String> {
    let effects = read_event(event)?.effects();
    Ok(to_json(&effects.iter().map(wire::Effect::from).collect::<Vec<_>>()))
}

/// The events of one case without a person's data, as JSON.
///
/// # Errors
/// They are not events.
#[wasm_bindgen]
pub fn erase(events: &str, person: &str, facts: bool) -> Outcome<String> {
    Ok(events_as_json(&abilita::erase(&read_events(events)?, &PersonId::new(person), facts)))
}
