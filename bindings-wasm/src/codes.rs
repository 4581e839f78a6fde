//! The closed table of codes.

use abilita::wire::to_json;
use abilita::{Code, CodeKind, Lang};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    kind: &'static str,
    it: &'static str,
    en: &'static str,
}

/// Every code, in order, as JSON.
#[wasm_bindgen]
pub fn codes() -> String {
    let entries = Code::ALL.iter().map(|code| Entry {
        code: code.as_str(),
        kind: kind(code.kind()),
        it: code.text(Lang::It),
        en: code.text(Lang::En),
    });
    to_json(&entries.collect::<Vec<_>>())
}

fn kind(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Access => "access",
        CodeKind::Refusal => "refusal",
        CodeKind::Finding => "finding",
        CodeKind::Error => "error",
        CodeKind::Definition => "definition",
    }
}
