//! The JSON Schema of definitions (feature `schema`), for editors and forms.
//!
//! It is written by hand: the language has no type that it could be derived from, and its descriptions are for authors. That
//! it says what `compile` does, key by key, is what `tests/definition_schema/` proves.

/// The JSON Schema (draft 2020-12) of the definition language (feature `schema`).
///
/// It knows every key, what it holds, which keys must be there and which exclude each other. What only the whole
/// definition tells (names that resolve, weekdays, circles, types of facts) is for [`Library::compile`](crate::Library::compile).
/// Of a definition that `extends` another it asks only for keys and what they hold: the rest may stand in the other.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(abilita::definition::schema())?;
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["$id"], "urn:abilita:definition:1");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn schema() -> &'static str {
    include_str!("schema.json")
}
