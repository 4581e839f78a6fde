//! The stretches of time in which everybody may do the same.

use std::collections::{BTreeMap, BTreeSet};

use abilita::Lang;
use abilita::inspect::Bound;
use abilita::timeline::wording;

use super::{Phase, Row};
use crate::explore::Graph;
use crate::model::{Model, Var};
use crate::situation::Situation;
use crate::wording::Speaker;

/// A stretch between stated instants, and the windows that are open.
pub(super) type Key = (u8, Vec<bool>);

pub(super) fn key(model: &Model<'_>, graph: &Graph, world: &[u8]) -> Key {
    let situation = Situation::of_case(model, &graph.frame, world);
    let open = model.definition.windows.iter().map(|window| situation.during(window).is_certain());
    (graph.frame.value(world, &Var::Time).unwrap_or(0), open.collect())
}

/// Phases that follow each other with the same table are one.
pub(super) fn phases(model: &Model<'_>, columns: BTreeMap<Key, Vec<Row>>) -> Vec<Phase> {
    let mut grouped: Vec<(Vec<Key>, Vec<Row>)> = Vec::new();
    for stretch in stretches(columns) {
        let first = grouped.len();
        for (open, rows) in stretch.tables {
            let keys = stretch.places.iter().map(|place| (*place, open.clone()));
            match grouped.get_mut(first..).and_then(|own| own.iter_mut().find(|(_, known)| *known == rows)) {
                Some((known, _)) => known.extend(keys),
                None => grouped.push((keys.collect(), rows)),
            }
        }
    }
    let only = grouped.len() == 1;
    let phase = |(keys, rows): (Vec<Key>, Vec<Row>)| Phase {
        it: title(model, &keys, only, Lang::It),
        en: title(model, &keys, only, Lang::En),
        rows,
    };
    grouped.into_iter().map(phase).collect()
}

/// Instants that follow each other without a change in what anybody may do.
struct Stretch {
    places: Vec<u8>,
    /// By the windows that are open, what is open before what has closed.
    tables: Vec<Table>,
}

/// The windows that are open, and who may do what then.
type Table = (Vec<bool>, Vec<Row>);

fn stretches(columns: BTreeMap<Key, Vec<Row>>) -> Vec<Stretch> {
    let mut by_place: BTreeMap<u8, Vec<Table>> = BTreeMap::new();
    for ((place, open), rows) in columns {
        by_place.entry(place).or_default().push((open, rows));
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for (place, mut tables) in by_place {
        tables.reverse();
        match stretches.last_mut().filter(|last| last.tables == tables) {
            Some(last) => last.places.push(place),
            None => stretches.push(Stretch { places: vec![place], tables }),
        }
    }
    stretches
}

fn title(model: &Model<'_>, keys: &[Key], only: bool, lang: Lang) -> String {
    if only {
        return if lang == Lang::It { "sempre".to_owned() } else { "at all times".to_owned() };
    }
    let mut by_windows: BTreeMap<&Vec<bool>, BTreeSet<u8>> = BTreeMap::new();
    for (place, open) in keys {
        by_windows.entry(open).or_default().insert(*place);
    }
    let said = by_windows.iter().map(|(open, places)| {
        let stretch = stretch(model, places, lang);
        let windows = windows_said(model, open, places, lang);
        [windows, stretch].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let said: Vec<String> = said.collect();
    said.join(if lang == Lang::It { "; oppure " } else { "; or " })
}

/// From when until when, of the stated instants.
fn stretch(model: &Model<'_>, places: &BTreeSet<u8>, lang: Lang) -> String {
    let at =
        |place: u8| usize::from(place).checked_sub(1).and_then(|index| model.instants.get(index)).copied();
    let zone = model.campaign.zone();
    let from = places.first().and_then(|first| at(*first));
    let from = from.map(|at| wording::beginning(lang, zone, at));
    let until = places.last().and_then(|last| at(last.saturating_add(1)));
    let until = until.map(|at| wording::until(lang, zone, at));
    from.into_iter().chain(until).collect::<Vec<_>>().join(" ")
}

/// What is open; else what is over, or closed for some other reason than that its time has not come.
fn windows_said(model: &Model<'_>, open: &[bool], places: &BTreeSet<u8>, lang: Lang) -> String {
    let speaker = Speaker::new(model.campaign, &model.definition, lang);
    let (mut during, mut over, mut closed) = (Vec::new(), Vec::new(), Vec::new());
    for (window, open) in model.definition.windows.iter().zip(open) {
        let from = match &window.from {
            Some(Bound::Moment(moment)) => model.place_of(moment),
            _ => None,
        };
        let title = speaker.window(&window.name);
        if *open {
            during.push(title);
        } else if from.is_some_and(|from| places.iter().all(|place| *place >= from)) {
            over.push(title);
        } else if from.is_none_or(|from| places.iter().any(|place| *place >= from)) {
            closed.push(title);
        }
    }
    let named = [
        (during, speaker.say("durante", "during")),
        (over, speaker.say("dopo", "after")),
        (closed, speaker.say("fuori da", "outside")),
    ];
    let first = named.into_iter().find(|(windows, _)| !windows.is_empty());
    first.map(|(windows, word)| format!("{word} {}", speaker.all(&windows))).unwrap_or_default()
}
