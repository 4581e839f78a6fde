//! Every situation that a case can come into, of the variables that matter to a question.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::asker::Asker;
use crate::limits::TooLarge;
use crate::model::{Model, Var};
use crate::outcome::{Outcome, Write, outcomes};
use crate::step::Step;
use crate::values::Known;

/// What a situation is of the variables of a frame, in their order.
pub(crate) type World = Box<[u8]>;

/// The variables that are looked at together. Of time, the stated instants that matter to them.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    vars: Vec<Var>,
    place: BTreeMap<Var, usize>,
    instants: BTreeSet<u8>,
}

impl Frame {
    pub(crate) fn new(mut vars: BTreeSet<Var>) -> Self {
        let instants = vars.iter().filter_map(|var| match var {
            Var::Instant(place) => Some(*place),
            _ => None,
        });
        let instants: BTreeSet<u8> = instants.collect();
        vars.retain(|var| !matches!(var, Var::Instant(_)));
        if !instants.is_empty() {
            vars.insert(Var::Time);
        }
        let vars: Vec<Var> = vars.into_iter().collect();
        let place = vars.iter().cloned().enumerate().map(|(place, var)| (var, place)).collect();
        Self { vars, place, instants }
    }

    pub(crate) fn vars(&self) -> &[Var] {
        &self.vars
    }

    pub(crate) fn has(&self, var: &Var) -> bool {
        match var {
            Var::Instant(place) => self.instants.contains(place),
            _ => self.place.contains_key(var),
        }
    }

    /// The stated instants that matter, and the beginning.
    pub(crate) fn times(&self) -> impl Iterator<Item = u8> {
        std::iter::once(0).chain(self.instants.iter().copied())
    }

    /// The time just before an instant of this number.
    pub(crate) fn time_before(&self, place: u8) -> u8 {
        self.instants.range(..place).next_back().copied().unwrap_or(0)
    }

    /// The stated instant that comes next.
    fn next_instant(&self, now: u8) -> Option<u8> {
        self.instants.range(now.saturating_add(1)..).next().copied()
    }

    pub(crate) fn value(&self, world: &[u8], var: &Var) -> Option<u8> {
        if let Var::Instant(place) = var {
            let now = world.get(*self.place.get(&Var::Time)?)?;
            return self.has(var).then_some(u8::from(now >= place));
        }
        world.get(*self.place.get(var)?).copied()
    }

    /// The values of some variables, those of the frame alone.
    pub(crate) fn project<'v>(&self, world: &[u8], vars: impl IntoIterator<Item = &'v Var>) -> World {
        vars.into_iter().filter_map(|var| self.value(world, var)).collect()
    }

    pub(crate) fn write(&self, world: &mut World, var: &Var, value: u8) {
        if let Some(slot) = self.place.get(var).and_then(|place| world.get_mut(*place)) {
            *slot = value;
        }
    }
}

/// How one situation becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// Somebody gives a command, the host having told some facts.
    Command { name: String, asker: Asker, facts: Vec<(String, Known)>, arguments: Vec<Known> },
    /// The next stated instant comes: so many have.
    Instant { place: u8, facts: Vec<(String, Known)> },
    /// A moment of the case's own comes.
    Comes { moment: String, facts: Vec<(String, Known)> },
    /// A moment that is counted from a fact is to come again.
    Rearmed(String),
}

/// A number of a situation in its graph.
pub(crate) type Node = usize;

/// All situations of a frame, and how they follow each other.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) frame: Frame,
    pub(crate) worlds: Vec<World>,
    /// By situation, those that may follow, each with its label.
    pub(crate) next: Vec<Vec<(Node, usize)>>,
    /// By situation, those that it may follow.
    before: Vec<Vec<Node>>,
    /// The situation from which each was first found.
    parents: Vec<Option<(Node, usize)>>,
    pub(crate) labels: Vec<Label>,
    /// Where each transition first fires: its track and number; the situation before it and the label.
    pub(crate) fired: BTreeMap<(usize, usize), (Node, usize)>,
}

impl Graph {
    /// The steps from the beginning to a situation.
    pub(crate) fn path(&self, to: Node) -> Vec<&Label> {
        let mut path = Vec::new();
        let mut at = to;
        while let Some(Some((before, label))) = self.parents.get(at) {
            path.extend(self.labels.get(*label));
            at = *before;
        }
        path.reverse();
        path
    }

    /// The situations on the way from the beginning to this one.
    pub(crate) fn passed(&self, to: Node) -> Vec<Node> {
        let before = |node: &Node| self.parents.get(*node).copied().flatten().map(|(before, _)| before);
        std::iter::successors(Some(to), before).collect()
    }

    pub(crate) fn value(&self, node: Node, var: &Var) -> Option<u8> {
        self.frame.value(self.worlds.get(node)?, var)
    }

    pub(crate) fn nodes(&self) -> impl Iterator<Item = (Node, &World)> {
        self.worlds.iter().enumerate()
    }

    /// The situations from which one of the goal can be reached, going through those that may be passed.
    pub(crate) fn can_reach(&self, goal: impl Fn(Node) -> bool, passes: impl Fn(Node) -> bool) -> Vec<bool> {
        let mut reaches: Vec<bool> = (0..self.worlds.len()).map(&goal).collect();
        let mut open: Vec<Node> = (0..self.worlds.len()).filter(|node| goal(*node)).collect();
        while let Some(node) = open.pop() {
            for from in self.before.get(node).into_iter().flatten() {
                if let Some(seen) = reaches.get_mut(*from).filter(|seen| !**seen)
                    && passes(*from)
                {
                    *seen = true;
                    open.push(*from);
                }
            }
        }
        reaches
    }

    /// The shortest ways to one of the goal.
    pub(crate) fn routes(&self, goal: impl Fn(Node) -> bool) -> Routes {
        let goals: Vec<Node> = (0..self.worlds.len()).filter(|node| goal(*node)).collect();
        let mut next = vec![(false, None); self.worlds.len()];
        for node in &goals {
            next.get_mut(*node).into_iter().for_each(|own| *own = (true, None));
        }
        let mut open: VecDeque<Node> = goals.into();
        while let Some(node) = open.pop_front() {
            for from in self.before.get(node).into_iter().flatten() {
                let label = self.next.get(*from).into_iter().flatten().find(|(to, _)| *to == node);
                if let Some(own) = next.get_mut(*from).filter(|(reaches, _)| !reaches) {
                    *own = (true, label.copied());
                    open.push_back(*from);
                }
            }
        }
        Routes { next }
    }
}

/// The shortest ways to one of some situations.
#[derive(Debug)]
pub(crate) struct Routes {
    /// By situation: whether it reaches one, and the next on the way with the label that leads there.
    next: Vec<(bool, Option<(Node, usize)>)>,
}

impl Routes {
    pub(crate) fn reaches(&self, node: Node) -> bool {
        self.next.get(node).is_some_and(|(reaches, _)| *reaches)
    }

    /// The situations on the way from one, and the labels.
    pub(crate) fn from(&self, node: Node) -> (Vec<Node>, Vec<usize>) {
        let next = |at: &(Node, Option<usize>)| {
            let (node, label) = self.next.get(at.0).copied().and_then(|(_, next)| next)?;
            Some((node, Some(label)))
        };
        let steps: Vec<_> = std::iter::successors(Some((node, None)), next).collect();
        (
            steps.iter().map(|(node, _)| *node).collect(),
            steps.iter().filter_map(|(_, label)| *label).collect(),
        )
    }
}

/// Explores all situations of these variables, which must be a cone: nothing they depend on is left out.
pub(crate) fn explore(model: &Model<'_>, vars: BTreeSet<Var>, most: usize) -> Result<Graph, TooLarge> {
    Explorer::new(model, Frame::new(vars)).explore(most)
}

/// What a step can come to, each with the number of its label.
type Labelled = Rc<Vec<(Outcome, usize)>>;

struct Explorer<'m> {
    model: &'m Model<'m>,
    graph: Graph,
    numbers: FxHashMap<World, Node>,
    open: VecDeque<Node>,
    /// What a step comes to depends on what it reads alone.
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
        use abilita::inspect::Trigger;
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
        use abilita::inspect::Trigger;
        let at = |index: &usize| {
            let step = self.steps.get(*index).and_then(|(step, _)| self.model.steps.get(*step));
            step.is_some_and(|step| matches!(&step.trigger, Trigger::Moment(own) if own == moment))
        };
        (0..self.steps.len()).filter(at).collect()
    }

    /// What a step can come to, each with the number of its label.
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
