//! Labels below an axis: each hangs from its point like a flag from its pole, and none covers another.

/// What hangs from a point of the axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hanging {
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// On which side of its pole a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It begins at the pole.
    After,
    /// It ends at the pole.
    Before,
}

/// Where a label is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) side: Side,
}

/// Between labels of one row, and between rows.
const GAP: f64 = 14.0;

/// More labels than that are not worth the search.
const MANY: usize = 40;

/// A label in its row, before rows have heights.
#[derive(Clone, Copy, Debug)]
struct Slot {
    label: usize,
    row: usize,
    left: f64,
    right: f64,
    pole: f64,
    side: Side,
}

/// Places labels, given from left to right, between `left` and `right`. None may be wider than half of that, so that each
/// has room on one side of its pole. `None` where they are too many or too near for that: some pole would have to cross a
/// label.
pub(super) fn place(labels: &[Hanging], left: f64, right: f64, top: f64) -> Option<Vec<Placed>> {
    if labels.len() > MANY {
        return None;
    }
    let from_left = rows(labels, 0..labels.len(), left, right);
    let from_right = rows(labels, (0..labels.len()).rev(), left, right);
    let slots = if cost(&from_right) < cost(&from_left) { from_right } else { from_left };
    (cost(&slots).0 == 0).then(|| fall(labels, slots, top))
}

/// First the fewest poles that cross a label, then the fewest rows.
fn cost(slots: &[Slot]) -> (usize, usize) {
    let crossings = slots.iter().map(|slot| slots.iter().filter(|other| crosses(slot, other)).count());
    (crossings.sum(), slots.iter().map(|slot| slot.row).max().unwrap_or(0))
}

/// The pole of the one comes down through the other.
fn crosses(pole: &Slot, label: &Slot) -> bool {
    const MARGIN: f64 = 4.0;
    label.row < pole.row && label.left - MARGIN < pole.pole && pole.pole < label.right + MARGIN
}

/// Each label takes the row, and the side of its pole, where the fewest poles cross labels; the topmost of those.
fn rows(labels: &[Hanging], order: impl Iterator<Item = usize>, left: f64, right: f64) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for index in order {
        let Some(label) = labels.get(index) else { continue };
        let depth = slots.iter().map(|slot| slot.row + 1).max().unwrap_or(0);
        let places = (0..=depth).flat_map(|row| {
            sides(label, left, right).map(move |(side, start)| slot(index, row, label, side, start))
        });
        let free = places.filter(|place| slots.iter().all(|taken| !collide(place, taken)));
        let best = free.min_by_key(|place| {
            let crossings =
                slots.iter().filter(|taken| crosses(place, taken) || crosses(taken, place)).count();
            (crossings, place.row)
        });
        slots.extend(best);
    }
    slots
}

fn slot(label: usize, row: usize, hanging: &Hanging, side: Side, left: f64) -> Slot {
    Slot { label, row, left, right: left + hanging.width, pole: hanging.x, side }
}

fn collide(a: &Slot, b: &Slot) -> bool {
    a.row == b.row && share_a_column(a, b)
}

fn share_a_column(a: &Slot, b: &Slot) -> bool {
    a.left < b.right + GAP && b.left < a.right + GAP
}

/// The sides on which there is room, the one after the pole first.
fn sides(label: &Hanging, left: f64, right: f64) -> impl Iterator<Item = (Side, f64)> {
    let after = (label.x + label.width <= right).then_some((Side::After, label.x));
    let before = (label.x - label.width).max(left);
    after.into_iter().chain((after.is_none() || left < before).then_some((Side::Before, before)))
}

/// Lets the labels hang as high as those of the rows above leave room, and gives them back in their order.
fn fall(labels: &[Hanging], mut slots: Vec<Slot>, top: f64) -> Vec<Placed> {
    slots.sort_by_key(|slot| slot.row);
    let mut hung: Vec<(Slot, Placed)> = Vec::new();
    for slot in slots {
        let Some(label) = labels.get(slot.label) else { continue };
        let above = hung.iter().filter(|(other, _)| other.row < slot.row && share_a_column(&slot, other));
        let bottoms = above.map(|(_, placed)| placed.top + placed.height + GAP);
        let top = bottoms.fold(top, f64::max);
        let Hanging { width, height, .. } = *label;
        hung.push((slot, Placed { left: slot.left, top, width, height, side: slot.side }));
    }
    hung.sort_by_key(|(slot, _)| slot.label);
    hung.into_iter().map(|(_, placed)| placed).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn apart(a: &Placed, b: &Placed) -> bool {
        a.left + a.width <= b.left
            || b.left + b.width <= a.left
            || a.top + a.height <= b.top
            || b.top + b.height <= a.top
    }

    #[test]
    fn two_that_are_near_hang_on_either_side() {
        let label = |x| Hanging { x, width: 200.0, height: 40.0 };
        let placed = place(&[label(300.0), label(350.0)], 0.0, 720.0, 0.0).unwrap();
        assert_eq!(placed.len(), 2);
        assert!(apart(&placed[0], &placed[1]));
        assert_eq!(placed.iter().filter(|placed| placed.top == 0.0).count(), 2, "{placed:?}");
    }

    #[test]
    fn a_crowd_is_not_placed() {
        let label = Hanging { x: 360.0, width: 300.0, height: 40.0 };
        assert!(place(&[label; MANY + 1], 0.0, 720.0, 0.0).is_none());
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_no_pole_crosses_one(
            mut labels in prop::collection::vec((0.0..1.0f64, 20.0..300.0f64, 10.0..90.0f64), 0..9),
            room in 600.0..1300.0f64,
        ) {
            labels.sort_by(|a, b| a.0.total_cmp(&b.0));
            let hanging = labels.into_iter().map(|(x, width, height)| Hanging { x: x * room, width, height });
            let labels: Vec<Hanging> = hanging.collect();
            let Some(placed) = place(&labels, 0.0, room, 100.0) else { return Ok(()) };
            prop_assert_eq!(placed.len(), labels.len());
            for (index, one) in placed.iter().enumerate() {
                prop_assert!(one.left >= 0.0 && one.left + one.width <= room + 1e-6 && one.top >= 100.0);
                prop_assert!(placed[index + 1..].iter().all(|other| apart(one, other)));
                for (pole, other) in labels.iter().zip(&placed) {
                    let beside = pole.x <= one.left + 1e-6 || one.left + one.width <= pole.x + 1e-6;
                    prop_assert!(beside || other.top + other.height <= one.top, "{placed:?}");
                }
            }
        }
    }
}
