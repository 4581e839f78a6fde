//! Who may do what, when: a table that an office can read, of every situation there is.
//!
//! Time is told in *phases*: stretches between the stated instants, with the windows that are open in them. Phases in which
//! everybody may do the same are one.

use std::collections::{BTreeMap, BTreeSet};

use abilita::inspect::Inspection;
use abilita::timeline::wording;
use abilita::{Campaign, Lang};

use crate::asker::Asker;
use crate::explore::Graph;
use crate::graphs::Graphs;
use crate::model::{Model, Var};
use crate::question::Question;
use crate::situation::{Ground, Situation};

/// Who may do what, when.
///
/// ```
/// use abilita::{Campaign, Lang};
/// use abilita_analysis::{Cell, Matrix};
/// let matrix = Matrix::of(&Campaign::built_in("factotum-2025")?);
/// let suspended = &matrix.phases()[1];
/// assert!(suspended.title(Lang::En).contains("Suspension of access"));
/// let row = suspended.rows().iter().find(|row| row.function() == "interventions.request").unwrap();
/// assert_eq!(row.cell("delegate"), Some(&Cell::Never));
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Matrix {
    roles: Vec<String>,
    phases: Vec<Phase>,
    left_out: Vec<String>,
}

/// A phase of a campaign, with what each role may do in it.
#[derive(Clone, Debug)]
pub struct Phase {
    it: String,
    en: String,
    rows: Vec<Row>,
}

/// What each role may do with a function.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    function: String,
    cells: Vec<(String, Cell)>,
}

/// Whether a role may use a function in a phase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cell {
    /// Whatever else holds; a login that is asked for is taken to be there.
    Always,
    /// In no situation.
    Never,
    /// Exactly where each of these tracks is in one of these states.
    InStates(Vec<(String, Vec<String>)>),
    /// Depending on more: on these facts, where they matter.
    Depends {
        /// The facts that the host tells.
        facts: Vec<String>,
    },
}

/// A stretch between stated instants, and the windows that are open.
type Key = (u8, Vec<bool>);

impl Matrix {
    /// The table of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        let model = Model::of(campaign);
        let mut graphs = Graphs::new(&model);
        let roles: Vec<String> = model.definition.roles.iter().map(|role| role.name.clone()).collect();
        let mut columns: BTreeMap<Key, Vec<Row>> = BTreeMap::new();
        let mut left_out = Vec::new();
        for function in &model.definition.functions {
            let question = Question::about(&model, function);
            let windows = model.definition.windows.iter();
            let bounds = windows.flat_map(|window| window.from.iter().chain(&window.until));
            let mut vars: BTreeSet<Var> = bounds.map(|bound| model.bound_var(bound)).collect();
            vars.extend(question.reads.iter().cloned());
            vars.extend(
                (1..=model.instants.len()).filter_map(|place| u8::try_from(place).ok()).map(Var::Instant),
            );
            match graphs.about(vars) {
                Ok(graph) => {
                    for (key, row) in rows(&question, &graph, &roles) {
                        columns.entry(key).or_default().push(row);
                    }
                }
                Err(_) => left_out.push(function.name.clone()),
            }
        }
        Self { phases: phases(&model, columns), roles, left_out }
    }

    /// The roles, in the order of the definition.
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// The phases, as time brings them.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The functions whose situations are too many to be looked at: they have no rows.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }
}

impl Phase {
    /// When it is.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// A row for each function, in the order of the definition.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

impl Row {
    /// The function.
    pub fn function(&self) -> &str {
        &self.function
    }

    /// Each role with whether it may.
    pub fn cells(&self) -> &[(String, Cell)] {
        &self.cells
    }

    /// Whether a role may.
    pub fn cell(&self, role: &str) -> Option<&Cell> {
        self.cells.iter().find(|(own, _)| own == role).map(|(_, cell)| cell)
    }
}

impl Cell {
    /// In words.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::Cell;
    /// let campaign = Campaign::built_in("istanze-online")?;
    /// assert_eq!(Cell::Never.text(&campaign, Lang::It), "no");
    /// let cell = Cell::InStates(vec![("enablement".into(), vec!["enabled".into()])]);
    /// assert_eq!(cell.text(&campaign, Lang::En), "if Enablement: enabled");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn text(&self, campaign: &Campaign, lang: Lang) -> String {
        let say = |it: &str, en: &str| if lang == Lang::It { it.to_owned() } else { en.to_owned() };
        match self {
            Self::Always => say("sì", "yes"),
            Self::Never => say("no", "no"),
            Self::Depends { facts } if facts.is_empty() => say("dipende", "depends"),
            Self::Depends { facts } => {
                let titles = facts.iter().map(|fact| campaign.fact_title(fact, lang));
                format!("{}: {}", say("dipende da", "depends on"), titles.collect::<Vec<_>>().join(", "))
            }
            Self::InStates(tracks) => {
                let said = tracks.iter().map(|(track, states)| {
                    let titles = states.iter().map(|state| campaign.state_title(track, state, lang));
                    format!(
                        "{}: {}",
                        campaign.track_title(track, lang),
                        titles.collect::<Vec<_>>().join(", ")
                    )
                });
                format!("{} {}", say("se", "if"), said.collect::<Vec<_>>().join(&say(" e ", " and ")))
            }
        }
    }
}

/// The row of a function in each phase.
fn rows(question: &Question<'_>, graph: &Graph, roles: &[String]) -> BTreeMap<Key, Row> {
    let mut nodes: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (node, world) in graph.nodes() {
        nodes.entry(key(question.model, graph, world)).or_default().push(node);
    }
    let askers = question.best_askers();
    let row = |nodes: &Vec<usize>| {
        let cells = roles.iter().map(|role| {
            let asker = askers.iter().find(|asker| asker.roles == [role.clone()]);
            let cell = asker.map_or(Cell::Never, |asker| cell(question, graph, asker, nodes));
            (role.clone(), cell)
        });
        Row { function: question.function.name.clone(), cells: cells.collect() }
    };
    nodes.iter().map(|(key, nodes)| (key.clone(), row(nodes))).collect()
}

fn key(model: &Model<'_>, graph: &Graph, world: &[u8]) -> Key {
    let situation = Situation::of_case(model, &graph.frame, world);
    let open = model.definition.windows.iter().map(|window| situation.during(window).is_certain());
    (graph.frame.value(world, &Var::Time).unwrap_or(0), open.collect())
}

fn cell(question: &Question<'_>, graph: &Graph, asker: &Asker, nodes: &[usize]) -> Cell {
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
    in_states(question, graph, &all).unwrap_or(Cell::Depends { facts: Vec::new() })
}

/// The states that tell exactly where something is allowed, if states do; of as few tracks as it takes.
fn in_states(question: &Question<'_>, graph: &Graph, all: &[(usize, bool)]) -> Option<Cell> {
    let state = |node: usize, track: &str| graph.value(node, &Var::Track(track.to_owned()));
    let tracks = question.model.definition.tracks.iter();
    let tracks = tracks.filter(|track| question.reads.contains(&Var::Track(track.name.clone())));
    let mut needed: Vec<(&str, BTreeSet<u8>)> = Vec::new();
    for track in tracks {
        let there = all.iter().filter(|(_, allowed)| *allowed);
        needed.push((&track.name, there.filter_map(|(node, _)| state(*node, &track.name)).collect()));
    }
    let tells = |needed: &[(&str, BTreeSet<u8>)]| {
        all.iter().all(|(node, allowed)| {
            let fits = |(track, states): &(&str, BTreeSet<u8>)| {
                state(*node, track).is_some_and(|state| states.contains(&state))
            };
            needed.iter().all(fits) == *allowed
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
    let named = needed.into_iter().map(|(track, states)| {
        let names =
            question.model.definition.track(track).map(|track| track.states.as_slice()).unwrap_or_default();
        let states = states.iter().filter_map(|state| names.get(usize::from(*state)).cloned());
        (track.to_owned(), states.collect())
    });
    Some(Cell::InStates(named.collect()))
}

/// Phases with the same table are one.
fn phases(model: &Model<'_>, columns: BTreeMap<Key, Vec<Row>>) -> Vec<Phase> {
    let mut grouped: Vec<(Vec<Key>, Vec<Row>)> = Vec::new();
    // Of what begins at one instant, what is open comes before what has closed.
    let mut columns: Vec<(Key, Vec<Row>)> = columns.into_iter().collect();
    columns.sort_by_key(|((place, open), _)| (*place, std::cmp::Reverse(open.clone())));
    for (key, rows) in columns {
        match grouped.iter_mut().find(|(_, known)| *known == rows) {
            Some((keys, _)) => keys.push(key),
            None => grouped.push((vec![key], rows)),
        }
    }
    let only = grouped.len() == 1;
    let phase = |(keys, rows): (Vec<Key>, Vec<Row>)| Phase {
        it: title(model, &keys, only, Lang::It),
        en: title(model, &keys, only, Lang::En),
        rows,
    };
    grouped.into_iter().map(phase).collect()
}

fn title(model: &Model<'_>, keys: &[Key], only: bool, lang: Lang) -> String {
    if only {
        return if lang == Lang::It { "sempre".to_owned() } else { "at all times".to_owned() };
    }
    let mut by_windows: BTreeMap<&Vec<bool>, BTreeSet<u8>> = BTreeMap::new();
    for (place, open) in keys {
        by_windows.entry(open).or_default().insert(*place);
    }
    let said = by_windows.iter().map(|(open, places)| {
        let stretch = stretch(model, places, lang);
        let windows = windows_said(&model.definition, model.campaign, open, lang);
        [windows, stretch].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let said: Vec<String> = said.collect();
    said.join(if lang == Lang::It { "; oppure " } else { "; or " })
}

/// From when until when, of the stated instants.
fn stretch(model: &Model<'_>, places: &BTreeSet<u8>, lang: Lang) -> String {
    let day = |place: u8| {
        let at = usize::from(place).checked_sub(1).and_then(|index| model.instants.get(index))?;
        Some(wording::day(lang, model.campaign.zone().civil(*at).date()))
    };
    let from = places.first().and_then(|first| day(*first));
    let until = places.last().and_then(|last| day(last.saturating_add(1)));
    match (from, until, lang) {
        (None, None, _) => String::new(),
        (Some(from), None, Lang::It) => format!("da {from}"),
        (Some(from), None, Lang::En) => format!("from {from}"),
        (None, Some(until), Lang::It) => format!("prima di {until}"),
        (None, Some(until), Lang::En) => format!("before {until}"),
        (Some(from), Some(until), Lang::It) => format!("da {from} e prima di {until}"),
        (Some(from), Some(until), Lang::En) => format!("from {from} and before {until}"),
    }
}

fn windows_said(definition: &Inspection, campaign: &Campaign, open: &[bool], lang: Lang) -> String {
    let timeline = campaign.timeline(lang, abilita::Instant::MAX_UTC);
    let title = |name: &str| {
        let window = timeline.windows().find(|window| window.name() == name);
        format!("«{}»", window.map_or(name, |window| window.title()))
    };
    let named = |wanted: bool| {
        let windows = definition.windows.iter().zip(open).filter(|(_, open)| **open == wanted);
        windows.map(|(window, _)| title(&window.name)).collect::<Vec<_>>().join(", ")
    };
    match (named(true), named(false), lang) {
        (open, _, Lang::It) if !open.is_empty() => format!("durante {open}"),
        (open, _, Lang::En) if !open.is_empty() => format!("during {open}"),
        (_, closed, _) if closed.is_empty() => String::new(),
        (_, closed, Lang::It) => format!("fuori da {closed}"),
        (_, closed, Lang::En) => format!("outside {closed}"),
    }
}
