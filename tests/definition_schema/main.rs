//! The JSON Schema of definitions against the decoder, in both directions.
//!
//! The schema is written by hand, so that everything it says is tried: each key of each table (`keys`), what compiles
//! (`valid`), what is wrong (`wrong`), and what becomes of a sound definition when one value of it is another (`changed`).

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what must hold by panicking when it does not"
)]

mod changed;
#[path = "../corpus/mod.rs"]
mod corpus;
mod keys;
mod schema;
mod valid;
mod wrong;

use std::collections::BTreeSet;

use abilita::{Campaign, Library};
use serde_json::{Value, json};

use self::schema::Schema;

#[test]
fn the_schema_is_one() {
    let schema = Schema::new();
    assert!(jsonschema::draft202012::meta::is_valid(schema.text()));
}

#[test]
fn every_shape_is_referred_to() {
    fn references(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(table) => {
                if let Some(Value::String(reference)) = table.get("$ref") {
                    found.insert(reference.clone());
                }
                table.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let schema = Schema::new();
    let mut found = BTreeSet::new();
    references(schema.text(), &mut found);
    let shapes: BTreeSet<String> = schema.shapes().map(|(name, _)| format!("#/$defs/{name}")).collect();
    assert_eq!(found, shapes);
}

#[test]
fn every_key_is_described() {
    fn undescribed(place: &str, schema: &Value, found: &mut Vec<String>) {
        let Value::Object(table) = schema else { return };
        for (key, value) in table.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let is_described = value.get("description").is_some() || key == "remove";
            found.extend((!is_described).then(|| format!("{place}.{key}")));
        }
        for branch in table.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
            undescribed(place, branch, found);
        }
    }
    let schema = Schema::new();
    let mut found = Vec::new();
    for (name, shape) in schema.shapes().filter(|(name, _)| Schema::says_what_there_is(name)) {
        undescribed(name, shape, &mut found);
    }
    assert!(found.is_empty(), "an editor has nothing to say about {found:?}");
}

#[test]
fn a_definition_may_name_its_schema() {
    let plain = json!({
        "format": "abilita-definition/1", "id": "a", "case": "person", "zone": "Europe/Rome", "functions": {},
    });
    let mut named = plain.clone();
    named["$schema"] = "./abilita.schema.json".into();
    let hash =
        |definition: &Value| Campaign::from_json(&definition.to_string()).expect("a sound definition").hash();
    assert_eq!(hash(&named), hash(&plain), "it is part of the campaign");
    let mut library = Library::new();
    library.add_json("a.json", &named.to_string()).expect("a definition");
    assert_eq!(library.to_json("a"), Some(plain.to_string()));
    let schema = Schema::new();
    assert!(schema.admits(&named));
    for wrong in [json!(1), json!({"remove": true})] {
        named["$schema"] = wrong;
        assert!(!schema.admits(&named) && Campaign::from_json(&named.to_string()).is_err());
    }
}

/// Such a document is in no library, so that the others do not try it.
#[test]
fn a_definition_has_an_id() {
    let schema = Schema::new();
    for id in [None, Some(json!(5)), Some(json!(""))] {
        let mut definition =
            json!({"format": "abilita-definition/1", "case": "person", "zone": "Europe/Rome"});
        if let Some(id) = id {
            definition["id"] = id;
        }
        assert!(!schema.admits(&definition) && Campaign::from_json(&definition.to_string()).is_err());
    }
}
