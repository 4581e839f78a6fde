//! What compiles validates.

use std::path::Path;

use abilita::Library;
use serde_json::Value;

use crate::corpus::{GUIDE, LANGUAGE, add, definitions, files, read};
use crate::schema::Schema;

/// A definition that compiles.
pub(crate) struct Document {
    pub(crate) name: String,
    /// As it is written.
    own: Value,
    /// Laid over what it extends.
    pub(crate) merged: Value,
}

impl Document {
    fn of(library: &Library, name: &str, id: &str) -> Self {
        library.compile(id).unwrap_or_else(|problems| panic!("{name}: {problems}"));
        let json = |text: Option<String>| serde_json::from_str(&text.expect("a document")).expect("JSON");
        Self {
            name: name.to_owned(),
            own: json(library.to_json(id)),
            merged: json(library.to_json_merged(id)),
        }
    }
}

/// Every sound definition there is: those that come with the library, those of the examples, the pages and the campaigns
/// that tests play, and one that uses what none of them does.
pub(crate) fn documents() -> Vec<Document> {
    let built_in = Library::built_in();
    let mut documents: Vec<Document> = built_in.ids().map(|id| Document::of(&built_in, id, id)).collect();
    for pages in [LANGUAGE, GUIDE] {
        let mut library = Library::built_in();
        for definition in definitions(pages) {
            let mut own = Library::built_in();
            let library = if definition.is_fragment { &mut own } else { &mut library };
            let added = library.add_toml(&definition.name, &definition.text);
            let id = added.unwrap_or_else(|problems| panic!("{problems}"));
            documents.push(Document::of(library, &definition.name, &id));
        }
    }
    for folder in ["examples/definitions", "tests/campaigns", "tests/definition_schema"] {
        documents.extend(of_folder(folder));
    }
    documents
}

/// The definitions of a folder and those below it; those of one folder may extend each other.
fn of_folder(folder: &str) -> Vec<Document> {
    if !Path::new(folder).is_dir() {
        return Vec::new();
    }
    let mut library = Library::built_in();
    let json = files(folder, "json").into_iter().filter(|path| read(path).contains("abilita-definition/1"));
    let added = files(folder, "toml").into_iter().chain(json).map(|path| {
        let id = add(&mut library, &path).unwrap_or_else(|problems| panic!("{problems}"));
        (path.display().to_string(), id)
    });
    let added: Vec<(String, String)> = added.collect();
    let mut documents: Vec<Document> =
        added.iter().map(|(name, id)| Document::of(&library, name, id)).collect();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        documents.extend(path.is_dir().then(|| of_folder(&path.display().to_string())).into_iter().flatten());
    }
    documents
}

#[test]
fn what_compiles_validates() {
    let schema = Schema::new();
    let documents = documents();
    assert!(documents.iter().any(|document| document.own.get("extends").is_some()), "none extends another");
    for document in documents {
        for (json, what) in [(&document.own, "as it is"), (&document.merged, "laid over what it extends")] {
            let faults = schema.faults(json);
            assert!(faults.is_empty(), "{} {what}: the schema finds fault at {faults:?}", document.name);
        }
    }
}
