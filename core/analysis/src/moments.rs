//! Which moments are the same for every case, and which each case has of its own.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use abilita::inspect::{Inspection, Origin, When};
use abilita::{Campaign, Instant};

/// The moments that have the same instant for every case, with it.
pub(crate) fn dated_moments(campaign: &Campaign, definition: &Inspection) -> BTreeMap<String, Instant> {
    let moments = definition.moments.iter();
    let of_all = moments.filter(|moment| !depends_on_the_case(definition, &moment.name));
    let dated = of_all
        .filter_map(|moment| Some((moment.name.clone(), campaign.moment(&moment.name, Instant::MAX_UTC)?)));
    dated.collect()
}

pub(crate) fn depends_on_a_fact(definition: &Inspection, moment: &str) -> bool {
    reaches(definition, moment, |origin| matches!(origin, Origin::Fact(_)), |_| false)
}

fn depends_on_the_case(definition: &Inspection, moment: &str) -> bool {
    let of_case = |origin: &Origin| matches!(origin, Origin::Fact(_) | Origin::Entered(_));
    reaches(definition, moment, of_case, |when| *when == When::Announced)
}

/// True if a moment, or one that it is counted from directly or through others, is of the kind asked for.
fn reaches(
    definition: &Inspection,
    moment: &str,
    by: impl Fn(&Origin) -> bool,
    or: impl Fn(&When) -> bool,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![moment];
    while let Some(name) = open.pop() {
        let Some(found) = definition.moment(name).filter(|_| seen.insert(name)) else { continue };
        if or(&found.when) {
            return true;
        }
        if let When::Counted(origins) = &found.when {
            if origins.iter().any(&by) {
                return true;
            }
            open.extend(origins.iter().filter_map(|origin| match origin {
                Origin::Moment(base) => Some(base.as_str()),
                _ => None,
            }));
        }
    }
    false
}

/// The facts from which a moment is counted, directly or through others.
pub(crate) fn facts_counted(definition: &Inspection, moment: &str) -> Vec<String> {
    let facts = RefCell::new(Vec::new());
    reaches(
        definition,
        moment,
        |origin| {
            if let Origin::Fact(fact) = origin {
                facts.borrow_mut().push(fact.clone());
            }
            false
        },
        |_| false,
    );
    facts.into_inner()
}
