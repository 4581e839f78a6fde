//! The schema and the decoder know the same keys, table by table: each says of the other what it lacks.

use std::collections::{BTreeMap, BTreeSet};

use abilita::{Lang, Library, Problem, ProblemCode};
use serde_json::Value;

use crate::schema::{Place, Schema};
use crate::valid::documents;

/// A key that no table has.
const NO_KEY: &str = "zzz";

/// Everything that is wrong with a definition that extends nothing.
pub(crate) fn problems_of(document: &Value) -> Vec<Problem> {
    let mut library = Library::new();
    let compiled = library.add_json("document", &document.to_string()).and_then(|id| library.compile(&id));
    compiled.err().iter().flatten().cloned().collect()
}

/// The places of a document with a table of closed keys.
fn tables<'s>(schema: &'s Schema, document: &Value) -> Vec<Place<'s>> {
    let is_table = |place: &Place<'_>| {
        place.shape().is_some() && document.pointer(&place.pointer).is_some_and(Value::is_object)
    };
    schema.places(document).into_iter().filter(is_table).collect()
}

/// The keys that the decoder knows at each of these places: it is given one that it does not know, and says which it
/// would have liked; the others are there.
fn keys_of_the_decoder<'p>(
    places: &'p [Place<'_>],
    document: &Value,
) -> Vec<(&'p Place<'p>, BTreeSet<String>)> {
    let mut strange = document.clone();
    for place in places {
        strange.pointer_mut(&place.pointer).expect("a table")[NO_KEY] = true.into();
    }
    let problems = problems_of(&strange);
    let keys = |place: &'p Place<'_>| {
        let path = if place.path.is_empty() { NO_KEY.to_owned() } else { format!("{}.{NO_KEY}", place.path) };
        let told = problems
            .iter()
            .find(|problem| problem.code() == ProblemCode::UnknownKey && problem.path() == path);
        let told = told.unwrap_or_else(|| panic!("{path}: the decoder takes any key there"));
        let free = told.expected(Lang::En).into_iter().flat_map(|keys| keys.split(", "));
        let present = document.pointer(&place.pointer).and_then(Value::as_object).expect("a table").keys();
        (place, free.map(str::to_owned).chain(present.cloned()).collect())
    };
    places.iter().map(keys).collect()
}

#[test]
fn each_table_has_the_keys_of_the_decoder() {
    let schema = Schema::new();
    let mut decoded: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for document in documents() {
        let places = tables(&schema, &document.merged);
        for (place, keys) in keys_of_the_decoder(&places, &document.merged) {
            let shape = place.shape().unwrap_or_default();
            decoded.entry(shape.to_owned()).or_default().extend(keys);
            said.entry(shape.to_owned()).or_default().extend(place.keys().into_iter().map(str::to_owned));
        }
    }
    for (shape, keys) in &said {
        assert_eq!(keys, &decoded[shape], "`{shape}`: what the schema says, and what the decoder knows");
    }
    let closed = |(name, shape): &(&str, &Value)| {
        let has_keys = |schema: &Value| schema.get("properties").is_some();
        let branches = shape.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        Schema::says_what_there_is(name)
            && *name != "tests" // a part of others
            && branches.chain([*shape]).any(has_keys)
    };
    let all: BTreeSet<String> = schema.shapes().filter(closed).map(|(name, _)| name.to_owned()).collect();
    let tried: BTreeSet<String> = said.into_keys().collect();
    assert_eq!(tried, all, "shapes that no definition has were not tried");
}
