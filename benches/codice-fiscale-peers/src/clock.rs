//! How long something takes: plain loops over slices, every contestant in turn, medians.

use std::hint::black_box;
use std::ops::Range;
use std::time::Instant;

/// How many items are timed at once: short enough that most slices are not interrupted on a busy machine, long enough
/// that the clock costs nothing.
const SLICE: usize = 10_000;

/// Something to be measured: how many items it goes through, and what it does with a range of them, which gives what
/// it found.
pub(crate) struct Contestant<'a> {
    pub(crate) name: String,
    pub(crate) note: String,
    pub(crate) items: usize,
    pub(crate) run: Box<dyn Fn(Range<usize>) -> usize + 'a>,
}

impl<'a> Contestant<'a> {
    pub(crate) fn new(
        name: impl Into<String>,
        items: usize,
        note: impl Into<String>,
        run: impl Fn(Range<usize>) -> usize + 'a,
    ) -> Self {
        Self { name: name.into(), note: note.into(), items, run: Box::new(run) }
    }
}

/// Nanoseconds an item of each contestant: the median over the slices of `rounds` passes, after one pass to warm up.
/// Slice by slice every contestant has its turn, so that what else the machine does hits them all alike.
pub(crate) fn race(contestants: &[Contestant<'_>], rounds: usize) -> Vec<f64> {
    let mut times = vec![Vec::new(); contestants.len()];
    let longest = contestants.iter().map(|contestant| contestant.items).max().unwrap_or(0);
    for round in 0..=rounds {
        for start in (0..longest).step_by(SLICE) {
            for (contestant, times) in contestants.iter().zip(&mut times) {
                let slice = start..contestant.items.min(start + SLICE);
                if slice.is_empty() {
                    continue;
                }
                let (clock, length) = (Instant::now(), slice.len());
                black_box((contestant.run)(slice));
                let nanoseconds = clock.elapsed().as_secs_f64() * 1e9 / length as f64;
                if round > 0 {
                    times.push(nanoseconds);
                }
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// One line a figure, for people and programs: `figure`, group, name, value, unit and note, with tabs between them.
pub(crate) fn figure(group: &str, name: &str, value: f64, unit: &str, note: &str) {
    let digits = if value < 100.0 { 2 } else { 0 };
    println!("figure\t{group}\t{name}\t{value:.digits$}\t{unit}\t{note}");
}
