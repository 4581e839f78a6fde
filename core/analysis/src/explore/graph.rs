//! The situations that were found, how they follow each other, and the ways through them.

use std::collections::{BTreeMap, VecDeque};

use super::frame::{Frame, World};
use crate::asker::Asker;
use crate::model::Var;
use crate::values::Known;

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
    pub(super) before: Vec<Vec<Node>>,
    /// The situation from which each was first found.
    pub(super) parents: Vec<Option<(Node, usize)>>,
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
