//! Things that lead back to themselves.
#![expect(clippy::indexing_slicing, reason = "numbers beyond are taken away first")]

/// For each thing, whether following what comes `next` of it leads back to it.
///
/// Takes time in proportion to the things and the steps between them: Tarjan's strongly connected components, without
/// recursion.
pub(super) fn in_cycles(mut next: Vec<Vec<usize>>) -> Vec<bool> {
    let count = next.len();
    for those in &mut next {
        those.retain(|next| *next < count);
    }
    let mut search = Search { nodes: vec![Node::default(); count], undecided: Vec::new(), visits: 0 };
    for start in 0..count {
        if search.nodes[start].visited == 0 {
            search.depth_first(start, &mut next);
        }
    }
    search.nodes.into_iter().map(|node| node.in_cycle).collect()
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// The number of its visit, from 1; 0 before.
    visited: usize,
    /// The earliest visit among the undecided that it leads to.
    earliest: usize,
    undecided: bool,
    in_cycle: bool,
}

struct Search {
    nodes: Vec<Node>,
    /// Visited, but it is not known yet whether something before leads back.
    undecided: Vec<usize>,
    visits: usize,
}

impl Search {
    /// Takes from `next` what it follows.
    fn depth_first(&mut self, start: usize, next: &mut [Vec<usize>]) {
        let mut path = vec![start];
        self.visit(start);
        while let Some(id) = path.last().copied() {
            match next[id].pop() {
                Some(to) if self.nodes[to].visited == 0 => {
                    self.visit(to);
                    path.push(to);
                }
                Some(to) => {
                    self.nodes[id].in_cycle |= to == id;
                    if self.nodes[to].undecided {
                        self.leads_to(id, self.nodes[to].visited);
                    }
                }
                None => {
                    path.pop();
                    if let Some(before) = path.last() {
                        self.leads_to(*before, self.nodes[id].earliest);
                    }
                    self.decide(id);
                }
            }
        }
    }

    fn visit(&mut self, id: usize) {
        self.visits += 1;
        self.undecided.push(id);
        let node = &mut self.nodes[id];
        (node.visited, node.earliest, node.undecided) = (self.visits, self.visits, true);
    }

    fn leads_to(&mut self, id: usize, visit: usize) {
        let node = &mut self.nodes[id];
        node.earliest = node.earliest.min(visit);
    }

    /// What leads to nothing before it closes a component: of several, each leads back to itself.
    fn decide(&mut self, id: usize) {
        if self.nodes[id].earliest < self.nodes[id].visited {
            return;
        }
        let first = self.undecided.iter().rposition(|other| *other == id).unwrap_or_default();
        let component = self.undecided.split_off(first);
        for member in &component {
            self.nodes[*member].undecided = false;
            self.nodes[*member].in_cycle |= component.len() > 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_circle_is_not_in_it() {
        // 0 → 1 ⇄ 2 → 4, 3 → 3, 1 → 5 → 2
        let next = [vec![1], vec![2, 5], vec![1, 4], vec![3], vec![], vec![2]];
        assert_eq!(in_cycles(next.to_vec()), [false, true, true, true, false, true]);
    }

    #[test]
    fn a_long_circle_needs_no_recursion() {
        let next = |id: usize| if id == 65_535 { vec![0] } else { vec![id + 1, 65_535] };
        assert!(in_cycles((0..65_536).map(next).collect()).into_iter().all(|in_cycle| in_cycle));
    }
}
