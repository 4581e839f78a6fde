//! When each place existed. The layout of the table is described where it is written: `tables/generate.rs`.

use chrono::{Datelike, NaiveDate};

use super::table::{EPOCH, index, u16_at};

pub(super) const TABLE: &[u8] = include_bytes!("../generated/periods.bin");

/// The sections of the table, told apart when the crate is compiled.
struct Sections {
    dates: &'static [u8],
    blocks: &'static [u8],
    counts: &'static [u8],
    intervals: &'static [u8],
}

static SECTIONS: Sections = sections(TABLE);

#[expect(clippy::unwrap_used, reason = "evaluated at compile time: a table too short would not compile")]
const fn sections(table: &'static [u8]) -> Sections {
    let ([a, b, c, d, _, _], rest) = table.split_first_chunk::<6>().unwrap();
    let (dates, blocks) = (u16::from_le_bytes([*a, *b]) as usize, u16::from_le_bytes([*c, *d]) as usize);
    let (dates, rest) = rest.split_at(2 * dates);
    let (first_of_block, rest) = rest.split_at(2 * blocks);
    let (counts, intervals) = rest.split_at(8 * blocks);
    Sections { dates, blocks: first_of_block, counts, intervals }
}

/// Whether the place, as [`super::numbered`], was in force on `day`; `None` if nothing is known of it.
pub(super) fn in_force(place: u32, day: NaiveDate) -> Option<bool> {
    let mut periods = periods(index(place)?)?.peekable();
    periods.peek()?;
    let day = day.num_days_from_ce() - EPOCH;
    Some(periods.any(|(from, to)| i32::from(from) <= day && (day <= i32::from(to) || to == u16::MAX)))
}

/// First and last day of each period, in days since 1861-03-17.
#[inline]
fn periods(index: usize) -> Option<impl Iterator<Item = (u16, u16)>> {
    let Sections { dates, blocks, counts, intervals } = SECTIONS;
    let counts = u64::from_le_bytes(*counts.get(index / 32 * 8..)?.first_chunk()?);
    let shift = index % 32 * 2;
    // The intervals of the codes before this one in its block: each pair of bits counts.
    let before = counts & ((1 << shift) - 1);
    let before =
        (before & 0x5555_5555_5555_5555).count_ones() + 2 * (before & 0xAAAA_AAAA_AAAA_AAAA).count_ones();
    let first = usize::from(u16_at(blocks, index / 32)?) + before as usize;
    let own = (counts >> shift & 0b11) as usize;
    Some(intervals.get(3 * first..3 * (first + own))?.chunks_exact(3).filter_map(|packed| {
        let &[a, b, c] = packed else { return None };
        let packed = usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16;
        Some((u16_at(dates, packed & 0xFFF)?, u16_at(dates, packed >> 12)?))
    }))
}
