//! Every way in which the values that matter can be known.
//!
//! A value is given a class only once a condition comes upon it and cannot do without it: what a situation decides by itself
//! is not multiplied by the facts it happens to mention.

use std::cell::Cell;

use abilita::inspect::Subject;

use crate::limits::{MOST_WAYS, TooLarge};
use crate::situation::Situation;
use crate::values::Known;

/// What the host has told.
pub(crate) type Facts = Vec<(String, Known)>;

/// Asks in every way in which what is looked at can be known, and gives each answer with the values it rests on. Where the
/// ways are too many, nothing more is given: what is not known may be anything.
pub(crate) fn in_every_way<'a, R>(
    base: &Situation<'a, '_>,
    of: &str,
    ask: impl Fn(&Situation<'a, '_>) -> R,
    mut found: impl FnMut(R, &[(Subject, Known)]),
) {
    let mut open: Vec<Vec<(Subject, Known)>> = vec![base.given.to_vec()];
    let mut ways = 0;
    while let Some(given) = open.pop() {
        let missing = Cell::new(None);
        let situation = Situation { given: &given, open: Some(&missing), ..*base };
        let answer = ask(&situation);
        let split = missing.get().zip(missing.get().and_then(|subject| situation.classes(subject)));
        match split {
            Some((subject, classes)) if ways < MOST_WAYS => {
                ways += classes.len();
                for class in classes.iter().rev() {
                    let more = given.iter().cloned().chain([(subject.clone(), class.clone())]);
                    open.push(more.collect());
                }
            }
            Some((subject, _)) => {
                let subjects = given.iter().map(|(subject, _)| subject).chain([subject]);
                let facts = subjects.map(|subject| match subject {
                    Subject::Fact(fact) => fact.clone(),
                    Subject::Argument(index) => format!("#{}", index + 1),
                });
                base.model.note_too_large(TooLarge::Values { of: of.to_owned(), facts: facts.collect() });
                found(answer, &given);
            }
            None => found(answer, &given),
        }
    }
}

/// The facts among what is given.
pub(crate) fn facts_of(given: &[(Subject, Known)]) -> Facts {
    let facts = given.iter().filter_map(|(subject, known)| match subject {
        Subject::Fact(fact) => Some((fact.clone(), known.clone())),
        Subject::Argument(_) => None,
    });
    facts.collect()
}
