//! What stands in a case, one thing at a time.

use abilita::wire::{self, Value, to_json};
use abilita::{Person, PersonId};
use wasm_bindgen::prelude::wasm_bindgen;

use super::case::Case;
use super::words::Reading;
use crate::campaign::Campaign;
use crate::seam::unasked;

#[wasm_bindgen]
impl Campaign {
    /// Reads of a case what has this `name`, of one `person` where it is a member's own. As JSON.
    pub fn read(&self, case: &Case, what: Reading, name: &str, person: &str) -> String {
        let (campaign, case, member) = (&self.core, &case.0, PersonId::new(person));
        match what {
            Reading::Snapshot => wire::Snapshot::from(&campaign.snapshot(case)).to_json(),
            Reading::State => to_json(&campaign.state_of(case, name)),
            Reading::Flags => to_json(&campaign.flags_of(case)),
            Reading::Fact => to_json(&campaign.fact_of(case, name).cloned().map(Value)),
            Reading::Record => delegates(&mut campaign.record_of(case)),
            Reading::Register => delegates(&mut campaign.register_of(case)),
            Reading::Draft => delegates(&mut campaign.draft_of(case)),
            Reading::Members => to_json(&campaign.members_of(case).map(PersonId::as_str).collect::<Vec<_>>()),
            Reading::MemberState => to_json(&campaign.member_state(case, &member, name)),
            Reading::MemberFlags => to_json(&campaign.member_flags(case, &member)),
            Reading::MemberFact => to_json(&campaign.member_fact(case, &member, name).cloned().map(Value)),
            Reading::__Invalid => unasked(),
        }
    }
}

fn delegates<'a>(listed: &mut dyn Iterator<Item = (&'a str, &'a Person)>) -> String {
    let delegates =
        listed.map(|(role, person)| wire::Delegate { role: role.to_owned(), person: person.into() });
    to_json(&delegates.collect::<Vec<_>>())
}
