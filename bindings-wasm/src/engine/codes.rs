//! The closed table of codes.

use abilita::wire::{record, to_json};
use abilita::{Code, Lang};
use wasm_bindgen::prelude::wasm_bindgen;

record! {
    struct Entry: ToJson {
        code: &'static str,
        kind: &'static str,
        it: &'static str,
        en: &'static str,
    }
}

/// Every code, in order, as JSON.
#[wasm_bindgen]
pub fn codes() -> String {
    let entries = Code::ALL.iter().map(|code| Entry {
        code: code.as_str(),
        kind: code.kind().as_str(),
        it: code.text(Lang::It),
        en: code.text(Lang::En),
    });
    to_json(&entries.collect::<Vec<_>>())
}
