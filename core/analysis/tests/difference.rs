//! Nothing that a definition says can change without being reported, and what is reported one way is reported the other way back.

use std::sync::LazyLock;

use abilita::{Campaign, Lang, Library};
use abilita_analysis::{Change, Difference, Differences};
use proptest::prelude::*;
use serde_json::Value as Json;

const EVERYTHING: &str = include_str!("../../../tests/definition_schema/everything.toml");

/// The built-in definitions that extend the others, laid over them, and one that has every key of the language.
fn definitions() -> Vec<Json> {
    let library = Library::built_in();
    let mut all: Vec<Json> = ["factotum-2025", "istanze-online-2016"].map(|id| merged(&library, id)).into();
    let mut library = Library::new();
    let id = library.add_toml("everything", EVERYTHING).unwrap();
    all.push(merged(&library, &id));
    all
}

fn merged(library: &Library, id: &str) -> Json {
    serde_json::from_str(&library.to_json_merged(id).unwrap()).unwrap()
}

fn compile(definition: &Json) -> Option<Campaign> {
    let mut library = Library::new();
    let id = library.add_json("any", &definition.to_string()).ok()?;
    library.compile(&id).ok()
}

/// Keys whose change changes nothing that the definition means, or everything.
const IDLE: [&str; 4] = ["format", "id", "weekday", "fields"];

/// Entries that say what holds without them.
const NEEDLESS: [&str; 5] = [
    "/conflicts",
    "/roster/fire_register/severity/submission",
    "/roster/each/severity",
    "/tracks/other/of",
    "/commands/submit/arguments/as/title", // which no campaign keeps
];

/// All definitions that differ from this one in one value, or lack one entry, each with its place.
fn mutants(definition: &Json) -> Vec<(String, Json)> {
    let mut places = Vec::new();
    walk(definition, &mut Vec::new(), &mut places);
    let words: Vec<String> =
        places.iter().filter_map(|place| Some(definition.pointer(place)?.as_str()?.to_owned())).collect();
    let mut mutants = Vec::new();
    for place in &places {
        let value = definition.pointer(place).unwrap();
        for other in others(value, &words) {
            let mut mutant = definition.clone();
            *mutant.pointer_mut(place).unwrap() = other;
            mutants.push((place.clone(), mutant));
        }
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut mutant = definition.clone();
        match mutant.pointer_mut(parent) {
            Some(Json::Object(table)) => drop(table.shift_remove(&key.replace("~1", "/").replace("~0", "~"))),
            Some(Json::Array(list)) => drop(list.remove(key.parse().unwrap())),
            _ => continue,
        }
        mutants.push((place.clone(), mutant));
    }
    mutants
}

fn walk(value: &Json, path: &mut Vec<String>, places: &mut Vec<String>) {
    let children: Vec<(String, &Json)> = match value {
        Json::Object(table) => table.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Json::Array(list) => {
            list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (key, child) in children.into_iter().filter(|(key, _)| !IDLE.contains(&key.as_str())) {
        path.push(key.replace('~', "~0").replace('/', "~1"));
        places.push(format!("/{}", path.join("/")));
        walk(child, path, places);
        path.pop();
    }
}

/// Other values of the kind: of a text, itself longer, a later date, and the words that stand elsewhere.
fn others(value: &Json, words: &[String]) -> Vec<Json> {
    match value {
        Json::Bool(value) => vec![Json::from(!value)],
        Json::Number(number) => vec![Json::from(number.as_i64().unwrap_or(0) + 1)],
        Json::String(text) => {
            let longer = [format!("{text}x"), text.replace("2016-", "2017-").replace("202", "203")];
            let step = (words.len() / 2).max(1);
            let elsewhere = words.iter().skip(text.len() % step).step_by(step).cloned();
            longer.into_iter().chain(elsewhere).filter(|other| other != text).map(Json::from).collect()
        }
        _ => Vec::new(),
    }
}

/// A difference as the other way round would have it.
fn mirrored(difference: &Difference) -> (String, &'static str, [Option<String>; 4]) {
    told(difference, true)
}

fn told(difference: &Difference, mirror: bool) -> (String, &'static str, [Option<String>; 4]) {
    let change = match (difference.change(), mirror) {
        (Change::Added, true) => Change::Removed,
        (Change::Removed, true) => Change::Added,
        (change, _) => change,
    };
    let side = |text: Option<&str>| text.map(str::to_owned);
    let before = [side(difference.before(Lang::It)), side(difference.before(Lang::En))];
    let after = [side(difference.after(Lang::It)), side(difference.after(Lang::En))];
    let [a, b, c, d] = if mirror { [after, before] } else { [before, after] }.concat().try_into().unwrap();
    (difference.place().to_owned(), change.as_str(), [a, b, c, d])
}

fn assert_mirrored(old: &Campaign, new: &Campaign) {
    let (there, back) = (Differences::between(old, new), Differences::between(new, old));
    let mut there: Vec<_> = there.all().iter().map(mirrored).collect();
    let mut back: Vec<_> = back.all().iter().map(|difference| told(difference, false)).collect();
    there.sort();
    back.sort();
    assert_eq!(there, back);
}

#[test]
fn equal_definitions_have_no_difference() {
    for definition in definitions() {
        let (one, other) = (compile(&definition).unwrap(), compile(&definition).unwrap());
        assert_eq!(Differences::between(&one, &other).all(), []);
    }
}

#[test]
fn every_changed_value_and_every_missing_entry_is_told() {
    for definition in definitions() {
        let original = compile(&definition).unwrap();
        let mut sound = 0;
        let mut silent = Vec::new();
        for (place, mutant) in mutants(&definition) {
            let Some(mutant) = compile(&mutant) else { continue };
            sound += 1;
            let differences = Differences::between(&original, &mutant);
            if differences.all().is_empty() {
                silent.push(place);
            }
            for difference in differences.all() {
                for lang in [Lang::It, Lang::En] {
                    assert!(
                        difference.sentence(lang).len() > 5 && !difference.place().is_empty(),
                        "{difference:?}"
                    );
                }
            }
            if sound % 8 == 0 {
                assert_mirrored(&original, &mutant);
            }
        }
        assert!(sound > 100, "{sound} mutants compile");
        silent.retain(|place| !NEEDLESS.contains(&place.as_str()));
        assert_eq!(silent, Vec::<String>::new());
    }
}

/// Of each definition every thirtieth mutant.
static MUTANTS: LazyLock<Vec<Vec<Json>>> = LazyLock::new(|| {
    let few = |definition| mutants(definition).into_iter().map(|(_, mutant)| mutant).step_by(30).collect();
    definitions().iter().map(few).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_two_editions_differ_alike_in_both_directions(which in 0..3usize, one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let mutants = &MUTANTS[which];
        let sound = |index: prop::sample::Index| {
            let from = index.index(mutants.len());
            let mut all = mutants.iter().cycle().skip(from).take(mutants.len());
            all.find_map(compile).unwrap()
        };
        assert_mirrored(&sound(one), &sound(other));
    }
}

#[test]
fn between_two_campaigns_differences_are_mirrored_too() {
    let built_in = |id| Campaign::built_in(id).unwrap();
    assert_mirrored(&built_in("factotum-2021"), &built_in("factotum-2025"));
    assert_mirrored(&built_in("istanze-online"), &built_in("istanze-online-2016"));
    assert_mirrored(&built_in("factotum-2025"), &built_in("istanze-online-2016"));
}

#[test]
fn an_office_reads_first_what_it_must_do_otherwise() {
    let built_in = |id| Campaign::built_in(id).unwrap();
    let differences = Differences::between(&built_in("factotum-2021"), &built_in("factotum-2025"));
    let sentences: Vec<&str> =
        differences.all().iter().map(|difference| difference.sentence(Lang::It)).collect();
    let place =
        |part: &str| sentences.iter().position(|own| own.contains(part)).unwrap_or_else(|| panic!("{part}"));
    let order = [
        "«Inizio della sospensione»: da lunedì 6 ottobre 2025 (prima: da lunedì 20 settembre 2021)",
        "Si aggiunge il ruolo: «RSPP»",
        "Si aggiunge il requisito dell'elenco: «RSPP»: almeno 1",
        "Si aggiunge il permesso: RSPP può «Usare il registro dei controlli antincendio»",
        "solo le richieste urgenti",
        "fonte: F25-02",
    ];
    let places: Vec<usize> = order.into_iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
}
