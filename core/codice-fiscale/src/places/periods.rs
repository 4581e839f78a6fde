//! When each place existed: unpacked when somebody first asks.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::packing::unpack;
use super::spans::{IN_FORCE, Spans};
use super::table::{EPOCH, index, places};

pub(super) static PACKED: &[u8] = include_bytes!("../generated/periods.bin");

static SPANS: LazyLock<Spans> = LazyLock::new(|| unpack(PACKED, places()));

/// Whether the place, as [`super::numbered`], was in force on `day`; `None` if nothing is known of it.
pub(super) fn in_force(place: u32, day: NaiveDate) -> Option<bool> {
    let spans = SPANS.of_place(index(place)?);
    let day = day.num_days_from_ce() - EPOCH;
    let is_within =
        |(from, to): &(u16, u16)| i32::from(*from) <= day && (day <= i32::from(*to) || *to == IN_FORCE);
    (!spans.is_empty()).then(|| spans.iter().any(is_within))
}
