//! Things that lead back to themselves.
#![expect(
    clippy::indexing_slicing,
    reason = "every number is below the count: `next` is asked for nothing else"
)]

/// For each of `count` things, whether following `next` leads from it back to it.
///
/// Takes time in proportion to the things and the steps between them: Tarjan's strongly connected components, without
/// recursion.
pub(super) fn in_cycles(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut search = Search { nodes: vec![Node::default(); count], undecided: Vec::new(), visits: 0 };
    let below = |id: usize| next(id).into_iter().filter(|next| *next < count).collect();
    for start in 0..count {
        if search.nodes[start].visited == 0 {
            search.depth_first(start, &below);
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
    fn depth_first(&mut self, start: usize, next: &impl Fn(usize) -> Vec<usize>) {
        let mut path = vec![(start, next(start))];
        self.visit(start);
        while let Some((id, left)) = path.last_mut() {
            let id = *id;
            match left.pop() {
                Some(to) if self.nodes[to].visited == 0 => {
                    self.visit(to);
                    path.push((to, next(to)));
                }
                Some(to) => {
                    self.nodes[id].in_cycle |= to == id;
                    if self.nodes[to].undecided {
                        self.leads_to(id, self.nodes[to].visited);
                    }
                }
                None => {
                    path.pop();
                    if let Some((before, _)) = path.last() {
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
        let next = |id: usize| [vec![1], vec![2, 5], vec![1, 4], vec![3], vec![], vec![2]][id].clone();
        assert_eq!(in_cycles(6, next), [false, true, true, true, false, true]);
    }

    #[test]
    fn a_long_circle_needs_no_recursion() {
        let next = |id: usize| if id == 65_535 { vec![0] } else { vec![id + 1, 65_535] };
        assert!(in_cycles(65_536, next).into_iter().all(|in_cycle| in_cycle));
    }
}
