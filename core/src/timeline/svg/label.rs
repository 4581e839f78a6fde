//! What is said beside a mark.

use crate::calendar::Instant;
use crate::drawing::{Block, Ink, Style};
use crate::timeline::Entry;

/// The date of today.
pub(super) const TODAY: Style = Style::new(13.0).bold().in_ink(Ink::Today);
/// The name of a month.
pub(super) const TICK: Style = Style::new(super::scale::TICK_SIZE).in_ink(Ink::Muted);

/// What is said of a moment below the axis.
pub(super) fn of_entry(entry: &Entry, today: Option<Instant>, max: f64) -> Block {
    let ink = if entry.is_deadline() { Ink::Deadline } else { Ink::Window };
    let distance = today.and_then(|today| entry.distance_from(today));
    let cites: Vec<&str> = entry.cites().collect();
    let small: Vec<String> =
        distance.into_iter().chain((!cites.is_empty()).then(|| cites.join(", "))).collect();
    let block = Block::new(max)
        .with(entry.said(), Style::HEAD.in_ink(ink))
        .with(entry.title(), Style::BODY)
        .with(&small.join(" · "), Style::SMALL);
    entry.remarks().iter().fold(block, |block, remark| block.with(remark, Style::SMALL.in_ink(Ink::Note)))
}
