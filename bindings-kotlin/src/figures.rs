//! Progress over many cases: what the office that runs a campaign looks at every morning.

use std::collections::HashMap;

/// Progress over the cases counted. Persons are counted once, whatever number of cases they stand in.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Figures {
    /// How many cases were counted.
    pub cases: i64,
    /// By track and state, how many cases are there; every state is there.
    pub tracks: HashMap<String, HashMap<String, i64>>,
    /// By flag, how many cases have it.
    pub flags: HashMap<String, i64>,
    /// How many enabled persons a forbid keeps from everything that their roles permit, in some case.
    pub locked_out: i64,
    /// How much is owed from interim channels.
    pub debts: i64,
}

impl From<&abilita::Figures> for Figures {
    fn from(figures: &abilita::Figures) -> Self {
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let counts = |counts: &[(String, usize)]| -> HashMap<String, i64> {
            counts.iter().map(|(name, count)| (name.clone(), number(*count))).collect()
        };
        let tracks = figures.tracks.iter();
        Self {
            cases: number(figures.cases),
            tracks: tracks.map(|figures| (figures.track.clone(), counts(&figures.states))).collect(),
            flags: counts(&figures.flags),
            locked_out: number(figures.locked_out),
            debts: number(figures.debts),
        }
    }
}
