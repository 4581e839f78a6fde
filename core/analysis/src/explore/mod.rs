//! Every situation that a case can come into, of the variables that matter to a question.
//!
//! `frame` says of which variables, `graph` holds what was found; here it is found.

mod frame;
mod graph;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use abilita::inspect::Trigger;
use rustc_hash::FxHashMap;

pub(crate) use self::frame::{Frame, World};
pub(crate) use self::graph::{Graph, Label, Node};
use crate::limits::TooLarge;
use crate::model::{Model, Var};
use crate::outcome::{Outcome, Write, outcomes};
use crate::step::Step;

/// Explores all situations of these variables, which must be a cone: nothing they depend on is left out.
pub(crate) fn explore(model: &Model<'_>, vars: BTreeSet<Var>, most: usize) -> Result<Graph, TooLarge> {
    Explorer::new(model, Frame::new(vars)).explore(most)
}

/// What a step can lead to, each with the number of its label.
type Labelled = Rc<Vec<(Outcome, usize)>>;

struct Explorer<'m> {
    model: &'m Model<'m>,
    graph: Graph,
    numbers: FxHashMap<World, Node>,
    open: VecDeque<Node>,
    /// What a step leads to depends on what it reads alone.
    known: FxHashMap<(usize, World), Labelled>,
    /// The steps that matter to the frame, with what they read of it.
    steps: Vec<(usize, Vec<Var>)>,
    /// The labels of stated instants, by what comes with them.
    instants: FxHashMap<(u8, Vec<usize>), usize>,
    /// The labels of moments with which nothing comes.
    plain: Vec<usize>,
}

impl<'m> Explorer<'m> {
    fn new(model: &'m Model<'m>, frame: Frame) -> Self {
        let matters = |number: &usize| {
            model.steps.get(*number).is_some_and(|step| {
                step.writes.iter().any(|var| frame.has(var)) || step.reads.iter().all(|var| frame.has(var))
            })
        };
        let steps: Vec<usize> = (0..model.steps.len()).filter(matters).collect();
        let reads = |number: &usize| {
            let reads = model.steps.get(*number).into_iter().flat_map(|step| &step.reads);
            reads.filter(|var| frame.has(var)).cloned().collect()
        };
        let steps = steps.iter().map(|number| (*number, reads(number))).collect();
        let world: World = frame.vars().iter().map(|var| model.initial(var)).collect();
        let graph = Graph {
            frame,
            worlds: vec![world.clone()],
            next: vec![Vec::new()],
            before: Vec::new(),
            parents: vec![None],
            labels: Vec::new(),
            fired: BTreeMap::new(),
        };
        let numbers = [(world, 0)].into_iter().collect();
        Self {
            model,
            graph,
            numbers,
            open: VecDeque::from([0]),
            known: FxHashMap::default(),
            steps,
            instants: FxHashMap::default(),
            plain: Vec::new(),
        }
    }

    fn explore(mut self, most: usize) -> Result<Graph, TooLarge> {
        while let Some(node) = self.open.pop_front() {
            self.commands(node);
            self.instant(node);
            self.moments(node);
            if self.graph.worlds.len() > most {
                return Err(TooLarge::Situations(self.graph.frame.vars().to_vec()));
            }
        }
        self.graph.before = vec![Vec::new(); self.graph.worlds.len()];
        for (from, next) in self.graph.next.iter().enumerate() {
            for (to, _) in next {
                self.graph.before.get_mut(*to).into_iter().for_each(|those| those.push(from));
            }
        }
        Ok(self.graph)
    }

    fn world(&self, node: Node) -> World {
        self.graph.worlds.get(node).cloned().unwrap_or_default()
    }

    fn commands(&mut self, node: Node) {
        let world = self.world(node);
        for index in 0..self.steps.len() {
            let Some((step, _)) = self.steps.get(index) else { continue };
            let is_command = |step: &Step| matches!(step.trigger, Trigger::Command(_));
            if !self.model.steps.get(*step).is_some_and(is_command) {
                continue;
            }
            for (outcome, label) in self.outcomes(index, &world).iter() {
                self.follow(node, &world, &[outcome], *label);
            }
        }
    }

    /// The next stated instant: every moment of it looks at the case as it stood before, at the instant itself.
    fn instant(&mut self, node: Node) {
        let mut world = self.world(node);
        let Some(now) = self.graph.frame.value(&world, &Var::Time) else { return };
        let Some(place) = self.graph.frame.next_instant(now) else { return };
        self.graph.frame.write(&mut world, &Var::Time, place);
        let moments: Vec<String> = self.model.moments_at(place).map(str::to_owned).collect();
        let steps = moments.iter().flat_map(|moment| self.steps_of(moment)).collect::<Vec<_>>();
        let known: Vec<Labelled> = steps.into_iter().map(|index| self.outcomes(index, &world)).collect();
        let mut choices: Vec<Vec<&(Outcome, usize)>> = vec![Vec::new()];
        for outcomes in &known {
            let longer = choices.iter().flat_map(|chosen| {
                outcomes.iter().map(move |outcome| chosen.iter().copied().chain([outcome]).collect())
            });
            choices = longer.collect();
        }
        for chosen in choices {
            let facts = || chosen.iter().flat_map(|(outcome, _)| outcome.facts.iter().cloned()).collect();
            let key = (place, chosen.iter().map(|(_, label)| *label).collect());
            let known = self.instants.get(&key).copied();
            let label = known.unwrap_or_else(|| self.label(Label::Instant { place, facts: facts() }));
            self.instants.insert(key, label);
            let outcomes: Vec<&Outcome> = chosen.iter().map(|(outcome, _)| outcome).collect();
            self.follow(node, &world, &outcomes, label);
        }
    }

    /// The moments of the case's own.
    fn moments(&mut self, node: Node) {
        let world = self.world(node);
        let come = self.graph.frame.vars().iter().filter_map(|var| match var {
            Var::Come(moment) => Some(moment.clone()),
            _ => None,
        });
        for moment in come.collect::<Vec<_>>() {
            let var = Var::Come(moment.clone());
            let mut after = world.clone();
            if self.graph.frame.value(&world, &var) == Some(0) {
                let origins = self.model.origins(&moment);
                let begun = |origin: &Var| self.graph.frame.value(&world, origin) != Some(0);
                if !origins.is_empty() && !origins.iter().any(begun) {
                    continue;
                }
                self.graph.frame.write(&mut after, &var, 1);
                let steps = self.steps_of(&moment);
                let known: Vec<_> = steps.iter().map(|index| self.outcomes(*index, &after)).collect();
                if known.is_empty() {
                    let label = self.label_once(Label::Comes { moment: moment.clone(), facts: Vec::new() });
                    self.follow(node, &after, &[], label);
                }
                for (outcome, label) in known.iter().flat_map(|known| known.iter()) {
                    self.follow(node, &after, &[outcome], *label);
                }
            } else if self.model.moves_with_a_fact(&moment) {
                self.graph.frame.write(&mut after, &var, 0);
                let label = self.label_once(Label::Rearmed(moment.clone()));
                self.follow(node, &after, &[], label);
            }
        }
    }

    fn steps_of(&self, moment: &str) -> Vec<usize> {
        let at = |index: &usize| {
            let step = self.steps.get(*index).and_then(|(step, _)| self.model.steps.get(*step));
            step.is_some_and(|step| matches!(&step.trigger, Trigger::Moment(own) if own == moment))
        };
        (0..self.steps.len()).filter(at).collect()
    }

    /// What a step can lead to, each with the number of its label.
    fn outcomes(&mut self, index: usize, world: &[u8]) -> Labelled {
        let Some((number, reads)) = self.steps.get(index) else { return Rc::default() };
        let key = (*number, self.graph.frame.project(world, reads));
        if let Some(known) = self.known.get(&key) {
            return Rc::clone(known);
        }
        let Some(step) = self.model.steps.get(*number) else { return Rc::default() };
        let found = outcomes(self.model, &self.graph.frame, world, step);
        let labelled = found.into_iter().map(|outcome| {
            let label = self.label(outcome.label(&step.trigger));
            (outcome, label)
        });
        let labelled = Rc::new(labelled.collect());
        self.known.insert(key, Rc::clone(&labelled));
        labelled
    }

    fn label(&mut self, label: Label) -> usize {
        self.graph.labels.push(label);
        self.graph.labels.len() - 1
    }

    /// The label of a moment with which nothing else comes.
    fn label_once(&mut self, label: Label) -> usize {
        let known = self.plain.iter().find(|known| self.graph.labels.get(**known) == Some(&label)).copied();
        known.unwrap_or_else(|| {
            let number = self.label(label);
            self.plain.push(number);
            number
        })
    }

    fn follow(&mut self, from: Node, world: &World, outcomes: &[&Outcome], label: usize) {
        let mut after = world.clone();
        for outcome in outcomes {
            for fired in &outcome.fired {
                self.graph.fired.entry(*fired).or_insert((from, label));
            }
            for Write { var, value } in &outcome.writes {
                self.graph.frame.write(&mut after, var, *value);
            }
        }
        let to = self.number(from, after, label);
        if to != from
            && let Some(next) = self.graph.next.get_mut(from)
            && next.iter().all(|(known, _)| *known != to)
        {
            next.push((to, label));
        }
    }

    /// The number of a situation; one that is new was found from another.
    fn number(&mut self, from: Node, world: World, label: usize) -> Node {
        if let Some(known) = self.numbers.get(&world) {
            return *known;
        }
        let number = self.graph.worlds.len();
        self.graph.worlds.push(world.clone());
        self.graph.next.push(Vec::new());
        self.graph.parents.push(Some((from, label)));
        self.numbers.insert(world, number);
        self.open.push_back(number);
        number
    }
}
