//! What is too large to be looked at, and how that is reported: nothing is sampled instead.

use std::collections::BTreeSet;

use crate::model::Var;

/// So many situations are explored of one set of variables.
pub(crate) const MOST_SITUATIONS: usize = 60_000;

/// So many situations are explored of a campaign in all.
pub(crate) const MOST_IN_ALL: usize = 600_000;

/// In so many ways the values that one question looks at can be known.
pub(crate) const MOST_WAYS: usize = 4_096;

/// What was too large, by what is coupled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TooLarge {
    /// The situations of these variables together.
    Situations(Vec<Var>),
    /// The situations of all questions, one after the other.
    InAll,
    /// The sets of roles that the rules of a function tell apart.
    Roles(String),
    /// The values that a function or command looks at, by the names of their facts.
    Values { of: String, facts: Vec<String> },
    /// The values of a fact that tests tell apart.
    Fact(String),
}

impl TooLarge {
    /// The place, and a sentence in Italian and English.
    pub(crate) fn told(&self) -> (String, [String; 2]) {
        match self {
            Self::Situations(vars) => situations(vars),
            Self::InAll => (
                "tracks".to_owned(),
                [
                    format!(
                        "Le situazioni della definizione sono in tutto più di {MOST_IN_ALL}: non si è detto nulla di ciò che mancava."
                    ),
                    format!(
                        "The situations of the definition are more than {MOST_IN_ALL} in all: nothing is said of what was left."
                    ),
                ],
            ),
            Self::Roles(function) => (
                format!("functions.{function}"),
                [
                    "Le regole della funzione distinguono troppi insiemi di ruoli di una stessa persona."
                        .to_owned(),
                    "The rules of the function tell too many sets of roles of one person apart.".to_owned(),
                ],
            ),
            Self::Values { of, facts } => {
                let named = facts.join(", ");
                (
                    of.clone(),
                    [
                        format!("I valori di {named}, visti insieme, sono troppi per esaminarli tutti."),
                        format!("The values of {named}, seen together, are too many to look at all of them."),
                    ],
                )
            }
            Self::Fact(fact) => (
                format!("facts.{fact}"),
                [
                    "Le prove su questo dato distinguono troppi valori per esaminarli tutti.".to_owned(),
                    "The tests on this fact tell too many values apart to look at all of them.".to_owned(),
                ],
            ),
        }
    }
}

/// The tracks that are coupled, or where there are none the moments.
fn situations(vars: &[Var]) -> (String, [String; 2]) {
    let tracks: BTreeSet<&str> = vars
        .iter()
        .filter_map(|var| match var {
            Var::Track(track) | Var::Entered(track, _) => Some(track.as_str()),
            _ => None,
        })
        .collect();
    let moments = vars.iter().filter_map(|var| match var {
        Var::Come(moment) => Some(moment.as_str()),
        _ => None,
    });
    let (kind, it, en, named): (_, _, _, Vec<&str>) = if tracks.is_empty() {
        ("moments", "I momenti", "The moments", moments.collect())
    } else {
        ("tracks", "I percorsi", "The tracks", tracks.into_iter().collect())
    };
    let named = named.join(", ");
    let said = [
        format!(
            "{it} {named} dipendono l'uno dall'altro: le loro situazioni sono troppe per esaminarle tutte."
        ),
        format!("{en} {named} depend on each other: their situations are too many to look at all of them."),
    ];
    (format!("{kind}.{{{named}}}"), said)
}
