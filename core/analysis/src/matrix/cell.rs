//! Whether a role may use a function in some situations, and on what that depends.

use std::collections::BTreeSet;

use abilita::inspect::Test;
use abilita::{Campaign, Lang};

use crate::asker::Asker;
use crate::explore::Graph;
use crate::model::Var;
use crate::question::Question;
use crate::situation::{Ground, Situation};
use crate::wording::Speaker;

/// Whether a role may use a function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cell {
    /// Whatever else holds; a login that is asked for is taken to be there.
    Always,
    /// In no situation.
    Never,
    /// Exactly where all of these hold.
    Where(Vec<Clause>),
    /// Except where all of these hold.
    Unless(Vec<Clause>),
    /// Depending on more: on these facts, where they matter.
    Depends {
        /// The facts that the host tells.
        facts: Vec<String>,
    },
}

/// One thing that holds of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Clause {
    /// A track is in one of these states.
    InStates {
        /// The track.
        track: String,
        /// Its states, in the order of the definition.
        states: Vec<String>,
    },
    /// A window is open, or (`false`) is not.
    During {
        /// The window.
        window: String,
        /// Whether it is open.
        open: bool,
    },
    /// A moment has come, or (`false`) has not.
    Come {
        /// The moment.
        moment: String,
        /// Whether it has come.
        come: bool,
    },
    /// A state has been entered, or (`false`) has not.
    Entered {
        /// The track.
        track: String,
        /// The state.
        state: String,
        /// Whether it has been entered.
        entered: bool,
    },
    /// A flag is set, or (`false`) is not.
    Marked {
        /// The flag.
        flag: String,
        /// Whether it is set.
        set: bool,
    },
}

impl Cell {
    /// In words.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::{Cell, Clause};
    /// let campaign = Campaign::built_in("istanze-online")?;
    /// assert_eq!(Cell::Never.text(&campaign, Lang::It), "no");
    /// let enabled = Clause::InStates { track: "enablement".into(), states: vec!["enabled".into()] };
    /// assert_eq!(Cell::Where(vec![enabled]).text(&campaign, Lang::En), "if «Enablement» is «active»");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn text(&self, campaign: &Campaign, lang: Lang) -> String {
        let definition = campaign.inspect();
        self.said(&Speaker::new(campaign, &definition, lang))
    }

    pub(crate) fn said(&self, speaker: &Speaker<'_>) -> String {
        let all = |clauses: &[Clause]| {
            speaker.all(&clauses.iter().map(|clause| clause.said(speaker)).collect::<Vec<_>>())
        };
        match self {
            Self::Always => speaker.say("sì", "yes").to_owned(),
            Self::Never => speaker.say("no", "no").to_owned(),
            Self::Depends { facts } if facts.is_empty() => {
                speaker.say("dipende dal caso", "depends on the case").to_owned()
            }
            Self::Depends { facts } => {
                let facts: Vec<String> = facts.iter().map(|fact| speaker.fact(fact)).collect();
                format!("{} {}", speaker.say("dipende da", "depends on"), speaker.all(&facts))
            }
            // Of time alone, no "if" is needed.
            Self::Where(clauses) if clauses.iter().all(|clause| clause.time(speaker).is_some()) => {
                clauses.iter().filter_map(|clause| clause.time(speaker)).collect::<Vec<_>>().join(", ")
            }
            Self::Where(clauses) => format!("{} {}", speaker.say("se", "if"), all(clauses)),
            Self::Unless(clauses) => format!("{} {}", speaker.say("salvo se", "unless"), all(clauses)),
        }
    }
}

impl Clause {
    /// When that is, of a moment with a date.
    fn time(&self, speaker: &Speaker<'_>) -> Option<String> {
        match self {
            Self::Come { moment, come: true } => speaker.since(moment),
            Self::Come { moment, come: false } => speaker.till(moment),
            _ => None,
        }
    }

    fn said(&self, speaker: &Speaker<'_>) -> String {
        match self {
            Self::InStates { track, states } => speaker.in_states(track, states),
            Self::During { window, open } => {
                let window = speaker.window(window);
                if *open {
                    speaker.say(format!("è in corso {window}"), format!("{window} is under way"))
                } else {
                    speaker.say(format!("non è in corso {window}"), format!("{window} is not under way"))
                }
            }
            Self::Come { moment, come } => {
                let words = if *come {
                    speaker.say("è giunto il momento", "the time has come for")
                } else {
                    speaker.say("non è giunto il momento", "the time has not come for")
                };
                format!("{words} {}", speaker.moment(moment))
            }
            Self::Entered { track, state, entered } => {
                let (track, state) = (speaker.track(track), speaker.state(track, state));
                if *entered {
                    speaker.say(format!("{track} è già stata {state}"), format!("{track} has been {state}"))
                } else {
                    speaker.say(
                        format!("{track} non è mai stata {state}"),
                        format!("{track} has never been {state}"),
                    )
                }
            }
            Self::Marked { flag, set } => {
                let flag = speaker.flag(flag);
                let words = if *set {
                    speaker.say("segnato", "marked")
                } else {
                    speaker.say("non segnato", "not marked")
                };
                format!("{words} {flag}")
            }
        }
    }
}

/// Whether somebody may, in those situations of a graph.
pub(crate) fn cell(question: &Question<'_>, graph: &Graph, asker: &Asker, nodes: &[usize]) -> Cell {
    let answers = |node: &usize| {
        let world = graph.worlds.get(*node)?;
        let mut certain = BTreeSet::new();
        question.answers(&graph.frame, world, asker, |grounds, _| {
            let permits = grounds.iter().filter(|ground| matches!(ground, Ground::Permit(_))).count();
            certain.insert(match permits {
                0 => Some(false),
                all if all == grounds.len() => Some(true),
                _ => None,
            });
        });
        // `None`: more than the situation of the case decides.
        let only = certain.pop_first().flatten();
        if certain.is_empty() { only } else { None }
    };
    let all: Option<Vec<(usize, bool)>> = nodes.iter().map(|node| Some((*node, answers(node)?))).collect();
    let Some(all) = all else {
        let tests = question.model.tests_about(question.function);
        return Cell::Depends { facts: question.model.facts_in(&tests) };
    };
    if all.iter().all(|(_, allowed)| *allowed) {
        return Cell::Always;
    }
    if all.iter().all(|(_, allowed)| !*allowed) {
        return Cell::Never;
    }
    let features = features(question, graph);
    if let Some(clauses) = exactly(&features, &all, true) {
        return Cell::Where(clauses);
    }
    exactly(&features, &all, false).map_or(Cell::Depends { facts: Vec::new() }, Cell::Unless)
}

/// Something that situations can be told apart by: its value in each situation, and how it is said to have some values.
struct Feature<'q> {
    value: ValueIn<'q>,
    clause: Saying<'q>,
}

type ValueIn<'q> = Box<dyn Fn(usize) -> Option<u8> + 'q>;
type Saying<'q> = Box<dyn Fn(&BTreeSet<u8>) -> Clause + 'q>;

/// What the answers can depend on: what is dropped first, if it takes less to tell, comes first.
fn features<'q>(question: &'q Question<'_>, graph: &'q Graph) -> Vec<Feature<'q>> {
    let definition = &question.model.definition;
    let yes = |values: &BTreeSet<u8>| values.contains(&1);
    let mut features: Vec<Feature<'q>> = Vec::new();
    for var in &question.reads {
        let value: ValueIn<'q> = Box::new(move |node| graph.value(node, var));
        let clause: Saying<'q> = match var {
            Var::Entered(track, state) => Box::new(move |values| Clause::Entered {
                track: track.clone(),
                state: state.clone(),
                entered: yes(values),
            }),
            Var::Come(moment) => {
                Box::new(move |values| Clause::Come { moment: moment.clone(), come: yes(values) })
            }
            Var::Flag(flag) => {
                Box::new(move |values| Clause::Marked { flag: flag.clone(), set: yes(values) })
            }
            _ => continue,
        };
        features.push(Feature { value, clause });
    }
    for moment in tested_moments(question)
        .into_iter()
        .filter_map(|moment| Some((question.model.place_of(moment)?, moment)))
    {
        let (place, name) = moment;
        features.push(Feature {
            value: Box::new(move |node| Some(u8::from(graph.value(node, &Var::Time)? >= place))),
            clause: Box::new(move |values| Clause::Come { moment: name.to_owned(), come: yes(values) }),
        });
    }
    for track in
        definition.tracks.iter().filter(|track| question.reads.contains(&Var::Track(track.name.clone())))
    {
        let var = Var::Track(track.name.clone());
        features.push(Feature {
            value: Box::new(move |node| graph.value(node, &var)),
            clause: Box::new(move |values| Clause::InStates {
                track: track.name.clone(),
                states: values
                    .iter()
                    .filter_map(|state| track.states.get(usize::from(*state)).cloned())
                    .collect(),
            }),
        });
    }
    for window in definition.windows.iter().filter(|window| is_tested(question, &window.name)) {
        features.push(Feature {
            value: Box::new(move |node| Some(u8::from(is_open(question, graph, node, &window.name)?))),
            clause: Box::new(move |values| Clause::During { window: window.name.clone(), open: yes(values) }),
        });
    }
    features
}

fn is_open(question: &Question<'_>, graph: &Graph, node: usize, window: &str) -> Option<bool> {
    let situation = Situation::of_case(question.model, &graph.frame, graph.worlds.get(node)?);
    Some(situation.during(question.model.definition.window(window)?).is_certain())
}

fn tests<'q>(question: &'q Question<'_>) -> impl Iterator<Item = &'q Test> {
    question.model.tests_about(question.function).into_iter()
}

fn is_tested(question: &Question<'_>, window: &str) -> bool {
    tests(question)
        .any(|test| matches!(test, Test::During(windows) if windows.iter().any(|own| own == window)))
}

fn tested_moments<'q>(question: &'q Question<'_>) -> Vec<&'q str> {
    let moments = tests(question).filter_map(|test| match test {
        Test::Before(moment) | Test::After(moment) => Some(moment.as_str()),
        _ => None,
    });
    moments.collect::<BTreeSet<_>>().into_iter().collect()
}

/// What all holds in exactly the situations of that answer, if a few things tell; as few as it takes.
fn exactly(features: &[Feature<'_>], all: &[(usize, bool)], answer: bool) -> Option<Vec<Clause>> {
    let of = |feature: &Feature<'_>| -> BTreeSet<u8> {
        all.iter().filter(|(_, own)| *own == answer).filter_map(|(node, _)| (feature.value)(*node)).collect()
    };
    let mut needed: Vec<(&Feature<'_>, BTreeSet<u8>)> =
        features.iter().map(|feature| (feature, of(feature))).collect();
    let tells = |needed: &[(&Feature<'_>, BTreeSet<u8>)]| {
        all.iter().all(|(node, own)| {
            let fits = |(feature, values): &(&Feature<'_>, BTreeSet<u8>)| {
                (feature.value)(*node).is_some_and(|value| values.contains(&value))
            };
            needed.iter().all(fits) == (*own == answer)
        })
    };
    if !tells(&needed) {
        return None;
    }
    let mut number = 0;
    while number < needed.len() {
        let mut fewer = needed.clone();
        fewer.remove(number);
        if tells(&fewer) { needed = fewer } else { number += 1 }
    }
    Some(needed.into_iter().rev().map(|(feature, values)| (feature.clause)(&values)).collect())
}
