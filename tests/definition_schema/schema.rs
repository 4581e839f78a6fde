//! The schema: asked what it admits, where it finds fault, and which of its shapes the places of a document have.

use std::collections::BTreeSet;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

/// The schema of the definition language.
pub(crate) struct Schema {
    text: Value,
    validator: Validator,
}

/// A value of a document, where the schema has a key for it.
pub(crate) struct Place<'s> {
    /// As problems tell it.
    pub(crate) path: String,
    /// As JSON has it.
    pub(crate) pointer: String,
    /// The shape of the table in which it stands, and its key there; of a named thing or an item, the shape alone.
    pub(crate) key: String,
    /// What it may be.
    parts: Vec<Part<'s>>,
}

/// A piece of the schema, and the shape to which it belongs.
#[derive(Clone, Copy)]
struct Part<'s> {
    shape: &'s str,
    schema: &'s Value,
}

impl Schema {
    pub(crate) fn new() -> Self {
        let text: Value = serde_json::from_str(abilita::definition::schema()).expect("JSON");
        let validator = jsonschema::draft202012::new(&text).expect("a schema");
        Self { text, validator }
    }

    pub(crate) fn text(&self) -> &Value {
        &self.text
    }

    /// Its shapes by name.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = (&str, &Value)> {
        let shapes = self.text["$defs"].as_object().expect("shapes");
        shapes.iter().map(|(name, shape)| (name.as_str(), shape))
    }

    /// True for a shape of the half that says which keys there are, rather than which there must be.
    pub(crate) fn says_what_there_is(shape: &str) -> bool {
        let of_the_other =
            ["acts-for-every-member", "nobody-asks", "not-the-same-time", "one-entry", "some-"];
        !shape.starts_with("complete-") && !of_the_other.iter().any(|start| shape.starts_with(start))
    }

    pub(crate) fn admits(&self, document: &Value) -> bool {
        self.validator.is_valid(document)
    }

    /// True if a value is of one shape.
    pub(crate) fn admits_as(&self, shape: &str, value: &Value) -> bool {
        let schema = serde_json::json!({"$ref": format!("#/$defs/{shape}"), "$defs": self.text["$defs"]});
        jsonschema::draft202012::is_valid(&schema, value)
    }

    /// The pointers at which it finds fault, those within alternatives among them.
    pub(crate) fn faults(&self, document: &Value) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.validator.iter_errors(document).for_each(|error| pointers(&error, &mut found));
        found
    }
}

fn pointers(error: &ValidationError<'_>, found: &mut BTreeSet<String>) {
    found.insert(error.instance_path().as_str().to_owned());
    match error.kind() {
        ValidationErrorKind::AnyOf { context }
        | ValidationErrorKind::OneOfNotValid { context }
        | ValidationErrorKind::OneOfMultipleValid { context } => {
            context.iter().flatten().for_each(|error| pointers(error, found));
        }
        _ => {}
    }
}

/// The way through a document.
impl Schema {
    /// Every place of a document for which the schema has a key, from the top.
    pub(crate) fn places(&self, document: &Value) -> Vec<Place<'_>> {
        let parts = self.parts(Part { shape: "", schema: &self.text });
        let top = Place { path: String::new(), pointer: String::new(), key: String::new(), parts };
        let mut places = Vec::new();
        self.walk(top, document, &mut places);
        places
    }

    fn walk<'s>(&'s self, place: Place<'s>, value: &Value, places: &mut Vec<Place<'s>>) {
        match value {
            Value::Object(table) => {
                for (key, value) in table {
                    let of_key = |part: &Part<'s>| {
                        let named = part.schema.get("additionalProperties").filter(|named| named.is_object());
                        let schema =
                            part.schema.get("properties").and_then(|keys| keys.get(key)).or(named)?;
                        Some(Part { schema, ..*part })
                    };
                    let inner = place.inner(
                        join(&place.path, key),
                        &key.replace('~', "~0").replace('/', "~1"),
                        place.shape().map(|shape| format!("{shape}.{key}")),
                        self.all_parts(place.parts.iter().filter_map(of_key)),
                    );
                    self.walk(inner, value, places);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    let of_item = |part: &Part<'s>| Some(Part { schema: part.schema.get("items")?, ..*part });
                    let path = format!("{}[{index}]", place.path);
                    let parts = self.all_parts(place.parts.iter().filter_map(of_item));
                    self.walk(place.inner(path, &index.to_string(), None, parts), value, places);
                }
            }
            _ => {}
        }
        places.push(place);
    }

    fn all_parts<'s>(&'s self, parts: impl Iterator<Item = Part<'s>>) -> Vec<Part<'s>> {
        parts.flat_map(|part| self.parts(part)).collect()
    }

    /// A piece of the schema and all it refers to, of the half that says which keys there are.
    fn parts<'s>(&'s self, part: Part<'s>) -> Vec<Part<'s>> {
        let mut parts = vec![part];
        if let Some(name) = part.schema.get("$ref").and_then(Value::as_str) {
            let shape = name.strip_prefix("#/$defs/").expect("a reference within the schema");
            parts.extend(self.parts(Part { shape, schema: &self.text["$defs"][shape] }));
        }
        for key in ["allOf", "anyOf"] {
            let branches = part.schema.get(key).and_then(Value::as_array).into_iter().flatten();
            parts.extend(branches.flat_map(|schema| self.parts(Part { schema, ..part })));
        }
        parts
    }
}

impl<'s> Place<'s> {
    fn inner(&self, path: String, step: &str, key: Option<String>, parts: Vec<Part<'s>>) -> Self {
        let pointer = format!("{}/{step}", self.pointer);
        let shape = || parts.iter().map(|part| part.shape).next_back().unwrap_or_default().to_owned();
        Self { path, pointer, key: key.unwrap_or_else(shape), parts }
    }

    /// The shape of the table that may stand here, if its keys are closed.
    pub(crate) fn shape(&self) -> Option<&'s str> {
        self.tables().next().map(|(shape, _)| shape)
    }

    /// The keys of that table. `remove`, in an extending definition, may stand everywhere; `$schema` never arrives.
    pub(crate) fn keys(&self) -> BTreeSet<&'s str> {
        let keys = self.tables().flat_map(|(shape, keys)| keys.keys().map(move |key| (shape, key.as_str())));
        let says_something = |(shape, key): &(&str, &str)| match *key {
            "remove" => *shape == "acts",
            "$schema" => false,
            _ => true,
        };
        keys.filter(says_something).map(|(_, key)| key).collect()
    }

    fn tables(&self) -> impl Iterator<Item = (&'s str, &'s serde_json::Map<String, Value>)> {
        self.parts.iter().filter_map(|part| Some((part.shape, part.schema.get("properties")?.as_object()?)))
    }
}

/// Keys that are not plain are quoted, as problems tell them.
fn join(path: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let key = if plain { key.to_owned() } else { format!("\"{key}\"") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}
