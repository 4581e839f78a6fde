//! A sound definition in which one value is another: the schema refuses it exactly when the decoder does, unless only the
//! whole definition tells what is wrong.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::keys::problems_of;
use crate::schema::Schema;
use crate::valid::documents;
use crate::wrong::is_of_the_whole;

/// How many places of one kind are tried.
const OF_A_KIND: usize = 2;

#[test]
fn another_value_is_refused_by_both_or_by_none() {
    let schema = Schema::new();
    let plain =
        ["x".into(), "".into(), 1.into(), (-1).into(), 70_000.into(), true.into(), false.into(), Value::Null];
    let values: Vec<Value> = plain.into_iter().chain([json!({}), json!([]), json!(["x", "x"])]).collect();
    let mut documents = documents();
    documents.sort_by_cached_key(|document| document.merged.to_string().len()); // the short ones are the fast ones
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    let mut differences = Vec::new();
    for document in documents {
        for place in schema.places(&document.merged) {
            let times = tried.entry(place.key.clone()).or_default();
            *times += 1;
            if *times > OF_A_KIND || place.pointer.is_empty() {
                continue;
            }
            for value in &values {
                let mut changed = document.merged.clone();
                *changed.pointer_mut(&place.pointer).expect("a value") = value.clone();
                let problems = problems_of(&changed);
                let told = problems.iter().find(|problem| !is_of_the_whole(problem, &schema));
                if told.is_none() != schema.admits(&changed) {
                    differences.push(format!(
                        "{} at {} = {value}: the schema finds fault at {:?}, the decoder tells {}",
                        document.name,
                        place.path,
                        schema.faults(&changed),
                        told.map_or_else(|| "nothing".to_owned(), ToString::to_string),
                    ));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}
