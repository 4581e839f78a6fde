//! What is counted day by day. Counts of any number of institutes, in any order, add up to the same.

use std::collections::BTreeMap;

use abilita::Figures;

/// How things stand with one case, as numbers in the order of [`Ledger::levels`].
pub(crate) type Levels = Vec<i64>;

/// What is counted of each day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    days: usize,
    /// Where a level is counted: how it changed on each day, all days of the first level, then those of the second.
    changes: Vec<i64>,
    width: usize,
    /// Cases that came to the office, and cases it got done.
    pub(crate) arrived: Vec<u64>,
    pub(crate) served: Vec<u64>,
    /// Commands carried out.
    pub(crate) commands: Vec<u64>,
    /// Messages by whom they go to.
    pub(crate) messages: BTreeMap<String, Vec<u64>>,
    /// Refusals by code.
    pub(crate) refusals: BTreeMap<String, Vec<u64>>,
    /// How often a life was played, from its beginning or again.
    pub(crate) plays: u64,
    /// Everything that happened, for tests to play once more.
    #[cfg(test)]
    pub(crate) events: Vec<abilita::Event>,
}

impl Ledger {
    pub(crate) fn new(days: usize, width: usize) -> Self {
        Self {
            days,
            changes: vec![0; days * width],
            width,
            arrived: vec![0; days],
            served: vec![0; days],
            commands: vec![0; days],
            messages: BTreeMap::new(),
            refusals: BTreeMap::new(),
            plays: 0,
            #[cfg(test)]
            events: Vec::new(),
        }
    }

    /// A case stands otherwise from this day on.
    pub(crate) fn moved(&mut self, day: usize, before: &[i64], after: &[i64]) {
        if day >= self.days {
            return;
        }
        for (level, after) in after.iter().enumerate() {
            let change = after - before.get(level).copied().unwrap_or_default();
            if let Some(place) = self.changes.get_mut(level * self.days + day) {
                *place += change;
            }
        }
    }

    /// How many are at each level on the evening of each day.
    pub(crate) fn levels(&self) -> Vec<Vec<i64>> {
        let running = |changes: &[i64]| {
            let sums = changes.iter().scan(0, |sum, change| {
                *sum += change;
                Some(*sum)
            });
            sums.collect()
        };
        if self.days == 0 {
            return vec![Vec::new(); self.width];
        }
        self.changes.chunks(self.days).map(running).collect()
    }

    /// One more under a name on a day.
    pub(crate) fn count(counts: &mut BTreeMap<String, Vec<u64>>, days: usize, name: &str, day: usize) {
        if !counts.contains_key(name) {
            counts.insert(name.to_owned(), vec![0; days]);
        }
        if let Some(place) = counts.get_mut(name).and_then(|counts| counts.get_mut(day)) {
            *place += 1;
        }
    }

    pub(crate) fn message(&mut self, day: usize, to: &str) {
        Self::count(&mut self.messages, self.days, to, day);
    }

    pub(crate) fn refusal(&mut self, day: usize, code: &str) {
        Self::count(&mut self.refusals, self.days, code, day);
    }

    /// Everything of another ledger, too.
    pub(crate) fn add(&mut self, other: &Self) {
        let sum = |own: &mut Vec<u64>, other: &[u64]| {
            own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
        };
        self.changes.iter_mut().zip(&other.changes).for_each(|(own, other)| *own += other);
        sum(&mut self.arrived, &other.arrived);
        sum(&mut self.served, &other.served);
        sum(&mut self.commands, &other.commands);
        self.plays += other.plays;
        #[cfg(test)]
        self.events.extend(other.events.iter().cloned());
        for (own, other) in [(&mut self.messages, &other.messages), (&mut self.refusals, &other.refusals)] {
            for (name, counts) in other {
                let days = self.days;
                sum(own.entry(name.clone()).or_insert_with(|| vec![0; days]), counts);
            }
        }
    }
}

/// One more on a day.
pub(crate) fn one_more(counts: &mut [u64], day: usize) {
    if let Some(count) = counts.get_mut(day) {
        *count += 1;
    }
}

/// The levels of one case: every state of every track and every flag in the order of the definition, then the persons locked
/// out and what is owed.
pub(crate) fn levels_of(figures: &Figures) -> Levels {
    let states = figures.tracks.iter().flat_map(|track| track.states.iter().map(|(_, count)| *count));
    let flags = figures.flags.iter().map(|(_, count)| *count);
    let all = states.chain(flags).chain([figures.locked_out, figures.debts]);
    all.map(|count| i64::try_from(count).unwrap_or(i64::MAX)).collect()
}
