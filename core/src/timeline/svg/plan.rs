//! Where everything of a drawing is.

use super::bar::Bar;
use super::label;
use super::layout::{self, Hanging, Placed};
use super::scale::Scale;
use crate::calendar::{CivilTime, Instant};
use crate::drawing::{Block, Ink, Style};
use crate::timeline::wording::{self, pick};
use crate::timeline::{Bound, Entry, Timeline, When};

/// Around everything.
pub(super) const EDGE: f64 = 16.0;

/// Between a label's pole and its text.
pub(super) const INSET: f64 = 8.0;

/// A label that hangs from the axis wraps here at the latest.
const LABEL: f64 = 340.0;

/// From so much room on labels hang from the axis; in less they are listed below it.
const WIDE: f64 = 600.0;

/// How big the number of a moment is.
pub(super) const BADGE: f64 = 20.0;

/// Numbers that would cover each other on the axis go down in so many steps, and no further.
const STEPS: usize = 8;

/// A drawing, with the place of everything in it.
pub(super) struct Plan<'t> {
    pub(super) timeline: &'t Timeline,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where dates stop on the axis, and what has none begins.
    pub(super) last_date: f64,
    pub(super) bottom: f64,
    pub(super) scale: Option<Scale>,
    pub(super) heading: Block,
    /// Where the grid begins.
    pub(super) plot: f64,
    pub(super) today: Option<Today>,
    pub(super) bars: Vec<Bar>,
    /// The axis; `None` where there is nothing to show on one.
    pub(super) axis: Option<f64>,
    /// Between the axis and the names of the months: what markers need.
    pub(super) above_axis: f64,
    pub(super) moments: Vec<Moment<'t>>,
}

/// Today, on the axis or beyond one of its ends.
pub(super) struct Today {
    pub(super) block: Block,
    /// Where the text begins, is centred or ends, by its place.
    pub(super) x: f64,
    pub(super) place: Place,
}

/// Where today is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    On(f64),
    Before,
    After,
}

/// A moment: its marker, and what is said of it.
pub(super) struct Moment<'t> {
    pub(super) entry: &'t Entry,
    pub(super) x: f64,
    pub(super) block: Block,
    pub(super) label: Label,
}

/// Where what is said of a moment is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Label {
    /// It hangs from the marker.
    Hanging(Placed),
    /// The marker has a number, and the label stands under it in a list.
    Listed { number: usize, marker: f64, left: f64, top: f64 },
}

impl<'t> Plan<'t> {
    pub(super) fn new(timeline: &'t Timeline, today: Option<Instant>, width: f64) -> Self {
        let civil = |at| wording::civil(timeline.zone, at);
        let bounds = timeline.windows.iter().flat_map(|window| [window.begin(), window.end()]).flatten();
        let moments = timeline.entries.iter().map(Entry::when).chain(bounds.map(Bound::when));
        let points: Vec<CivilTime> = moments.filter_map(When::instant).map(civil).collect();
        let (left, right) = (EDGE, width - EDGE);
        let months = Scale::around(&points, today.map(civil));
        let last_date = if months.is_some() { right - undated_room(timeline, right - left) } else { left };
        let heading = Block::new(right - left).with(&timeline.title, Style::TITLE);
        let heading =
            if timeline.is_empty() { heading.with(timeline.nothing(), Style::BODY) } else { heading };
        let mut plan = Self {
            timeline,
            left,
            right,
            last_date,
            bottom: EDGE + heading.height(),
            scale: months.map(|months| Scale::new(months, left, last_date)),
            heading,
            plot: 0.0,
            today: None,
            bars: Vec::new(),
            axis: None,
            above_axis: 0.0,
            moments: Vec::new(),
        };
        if plan.scale.is_some() || !timeline.is_empty() {
            plan.fill(today);
        }
        plan.bottom += EDGE;
        plan
    }

    /// From top to bottom.
    fn fill(&mut self, today: Option<Instant>) {
        self.bottom += 14.0;
        self.today = today.and_then(|today| self.today(today));
        if let Some(today) = &self.today {
            self.bottom += today.block.height() + 4.0;
        }
        self.plot = self.bottom;
        self.bottom += 8.0;
        for window in &self.timeline.windows {
            let bar = Bar::new(window, self, self.bottom);
            self.bottom = bar.bottom() + 14.0;
            self.bars.push(bar);
        }
        let points = self.points();
        let hanging = self.hanging(&points, today);
        self.above_axis = if hanging.is_some() { 3.0 } else { BADGE / 2.0 };
        let axis = self.bottom + 18.0 + self.above_axis;
        self.axis = Some(axis);
        self.bottom = axis + 8.0;
        self.moments = hanging.unwrap_or_else(|| self.listed(&points, today));
        for moment in &mut self.moments {
            moment.descend(axis);
        }
        self.bottom = self.moments.iter().map(Moment::bottom).fold(self.bottom, f64::max);
    }

    fn today(&self, today: Instant) -> Option<Today> {
        let scale = self.scale?;
        let lang = self.timeline.lang;
        let civil = wording::civil(self.timeline.zone, today);
        let said = format!("{}, {}", pick(lang, "oggi", "today"), wording::day(lang, civil.date()));
        let block = Block::new(self.right - self.left - 2.0 * INSET).with(&said, label::TODAY);
        let place = if scale.holds(civil) {
            Place::On(scale.x(civil))
        } else if scale.is_before(civil) {
            Place::Before
        } else {
            Place::After
        };
        let x = match place {
            Place::On(x) => self.within(x - block.width() / 2.0, block.width()) + block.width() / 2.0,
            Place::Before => self.left + 2.0 * INSET,
            Place::After => self.right - 2.0 * INSET,
        };
        Some(Today { block, x, place })
    }

    /// As near to `left` as a thing of this width can be.
    pub(super) fn within(&self, left: f64, width: f64) -> f64 {
        left.min(self.right - width).max(self.left)
    }

    /// Where on the axis something with a date is.
    pub(super) fn x(&self, when: When) -> Option<f64> {
        let civil = wording::civil(self.timeline.zone, when.instant()?);
        self.scale.map(|scale| scale.x(civil))
    }

    /// The moments along the axis. Those without a date come last, each at its place behind the dates.
    fn points(&self) -> Vec<(&'t Entry, f64)> {
        let undated = self.timeline.entries.iter().filter(|entry| entry.when().instant().is_none()).count();
        let step = (self.right - self.last_date) / (float(undated) + 1.0);
        let mut next = self.last_date;
        let mut x = |entry: &Entry| {
            self.x(entry.when()).unwrap_or_else(|| {
                next += step;
                next
            })
        };
        self.timeline.entries.iter().map(|entry| (entry, x(entry))).collect()
    }

    /// Labels hanging from the axis, which is still at 0; `None` where there is no room for that.
    fn hanging(&self, points: &[(&'t Entry, f64)], today: Option<Instant>) -> Option<Vec<Moment<'t>>> {
        let room = self.right - self.left;
        if room < WIDE {
            return None;
        }
        // Half the room at most: then every point has room for a label on one of its sides.
        let max = LABEL.min(room / 2.0) - INSET;
        let blocks: Vec<Block> = points.iter().map(|(entry, _)| label::of_entry(entry, today, max)).collect();
        let sizes = points.iter().zip(&blocks);
        let hanging: Vec<Hanging> = sizes
            .map(|((_, x), block)| Hanging { x: *x, width: block.width() + INSET, height: block.height() })
            .collect();
        let placed = layout::place(&hanging, self.left, self.right, BADGE)?;
        let moments = points.iter().zip(blocks).zip(placed);
        let hung = moments.map(|((&(entry, x), block), placed)| Moment {
            entry,
            x,
            block,
            label: Label::Hanging(placed),
        });
        Some(hung.collect())
    }

    /// Numbers on the axis, which is still at 0, and a list of them below it.
    fn listed(&self, points: &[(&'t Entry, f64)], today: Option<Instant>) -> Vec<Moment<'t>> {
        let steps = steps_down(points);
        let lowest = steps.iter().copied().max().unwrap_or(0);
        let first = (float(lowest) + 1.0) * BADGE;
        let columns = if room_for_columns(self.right - self.left) { 2 } else { 1 };
        let width = (self.right - self.left) / float(columns);
        let in_column = points.len().div_ceil(columns).max(1);
        let mut next = first;
        let listed = points.iter().zip(steps).enumerate().map(|(index, (&(entry, x), step))| {
            let block = label::of_entry(entry, today, width - BADGE - INSET - EDGE);
            let top = if index % in_column == 0 { first } else { next };
            next = top + block.height() + 12.0;
            let left = self.left + float(index / in_column) * width;
            let label = Label::Listed { number: index + 1, marker: float(step) * BADGE, left, top };
            Moment { entry, x, block, label }
        });
        listed.collect()
    }
}

/// A line of a list should not be longer than the eye can follow.
fn room_for_columns(room: f64) -> bool {
    room >= 2.5 * LABEL
}

/// How many steps below the axis each marker is, so that none covers another.
fn steps_down(points: &[(&Entry, f64)]) -> Vec<usize> {
    let mut last_of_step: Vec<f64> = Vec::new();
    let steps = points.iter().map(|(_, x)| {
        let free = last_of_step.iter().position(|last| x - last >= BADGE);
        let step = free.unwrap_or(last_of_step.len()).min(STEPS);
        match last_of_step.get_mut(step) {
            Some(last) => *last = *x,
            None => last_of_step.push(*x),
        }
        step
    });
    steps.collect()
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

impl Moment<'_> {
    /// What it is drawn with.
    pub(super) fn ink(&self) -> Ink {
        if self.entry.is_deadline() { Ink::Deadline } else { Ink::Window }
    }

    fn descend(&mut self, by: f64) {
        match &mut self.label {
            Label::Hanging(placed) => placed.top += by,
            Label::Listed { marker, top, .. } => {
                *marker += by;
                *top += by;
            }
        }
    }

    fn bottom(&self) -> f64 {
        match self.label {
            Label::Hanging(placed) => placed.top + placed.height,
            Label::Listed { top, .. } => top + self.block.height(),
        }
    }
}

/// The room at the end of the axis for moments without a date, and for bars to fade in.
fn undated_room(timeline: &Timeline, room: f64) -> f64 {
    let undated = timeline.entries.iter().filter(|entry| entry.when().instant().is_none()).count();
    let is_open = |bound: Option<&Bound>| bound.is_none_or(|bound| bound.when().instant().is_none());
    let open = timeline.windows.iter().any(|window| is_open(window.end()));
    let markers = float(undated) * 28.0;
    let wanted = if undated > 0 || open { markers + 48.0 } else { 0.0 };
    wanted.min(room * 0.35)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::{Campaign, Lang, parse_instant};

    /// A timeline with one deadline for each hour, counted from the opening of the campaign.
    fn timeline(hours: &[i64]) -> Timeline {
        let opening = parse_instant("2025-10-06T00:00:00+02:00").unwrap();
        let campaign = Campaign::built_in("factotum-2025").unwrap();
        let mut timeline = campaign.timeline(Lang::It, opening);
        let deadline = timeline.entries.pop().unwrap();
        let entry = |hours: &i64| {
            let at = opening + TimeDelta::hours(*hours);
            let said = wording::moment(Lang::It, timeline.zone, at, wording::Edge::Closes);
            Entry { when: When::At(at), said, ..deadline.clone() }
        };
        timeline.entries = hours.iter().map(entry).collect();
        timeline
    }

    /// Left, top, right and bottom of what is said of a moment.
    fn label_box(moment: &Moment<'_>) -> [f64; 4] {
        match moment.label {
            Label::Hanging(placed) => {
                [placed.left, placed.top, placed.left + placed.width, placed.top + placed.height]
            }
            Label::Listed { left, top, .. } => {
                let left = left + BADGE + INSET;
                [left, top, left + moment.block.width(), top + moment.block.height()]
            }
        }
    }

    proptest! {
        #[test]
        fn labels_of_any_moments_are_apart_and_inside(
            mut hours in prop::collection::vec(-20_000..20_000i64, 0..14),
            width in 280..1400u32,
        ) {
            hours.sort_unstable();
            let timeline = timeline(&hours);
            let plan = Plan::new(&timeline, None, f64::from(width));
            let boxes: Vec<[f64; 4]> =
                plan.moments.iter().map(label_box).collect();
            prop_assert_eq!(boxes.len(), hours.len());
            for (index, one) in boxes.iter().enumerate() {
                prop_assert!(plan.left <= one[0] && one[2] <= plan.right + 1e-6, "{one:?}");
                prop_assert!(plan.axis.unwrap() < one[1] && one[3] <= plan.bottom, "{one:?}");
                for other in &boxes[index + 1..] {
                    let apart = one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
                    prop_assert!(apart, "{one:?} {other:?}");
                }
            }
        }

        #[test]
        fn numbers_on_the_axis_are_apart(hours in prop::collection::btree_set(0..2_000i64, 0..8)) {
            let timeline = timeline(&hours.into_iter().collect::<Vec<_>>());
            let plan = Plan::new(&timeline, None, 360.0);
            let markers: Vec<(f64, f64)> = plan.moments.iter().filter_map(|moment| match moment.label {
                Label::Listed { marker, .. } => Some((moment.x, marker)),
                Label::Hanging(_) => None,
            }).collect();
            prop_assert_eq!(markers.len(), plan.moments.len());
            for (index, one) in markers.iter().enumerate() {
                for other in &markers[index + 1..] {
                    prop_assert!((one.0 - other.0).abs() >= BADGE || (one.1 - other.1).abs() >= BADGE);
                }
            }
        }
    }
}
