//! `abilita compile`.

use abilita::Campaign;

use crate::support::{Folder, abilita, at};

/// What a page loads after `abilita compile` with these arguments.
fn loaded(arguments: &str) -> Campaign {
    let folder = Folder::new("compile");
    let file = folder.path().join("compiled.abilita");
    let ran = abilita(&format!("compile {arguments} --output {}", file.display()));
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    Campaign::from_image(&std::fs::read(file).expect("a file")).expect("an image")
}

#[test]
fn what_a_page_loads_is_what_was_compiled() {
    let built_in = Campaign::built_in("factotum-2025").expect("a built-in");
    assert_eq!(loaded("factotum-2025").to_image(), built_in.to_image());
    let concluded = "2016-12-07T08:00:00+01:00";
    let announced = loaded(&format!("istanze-online-2016 --announce update_concluded={concluded}"));
    assert_eq!(announced.moment("update_concluded", at(concluded)), Some(at(concluded)));
}

#[test]
fn an_unsound_definition_leaves_no_file() {
    let folder = Folder::new("compile-unsound");
    let definition = folder.file("unsound.toml", "format = \"abilita-definition/1\"\nid = \"unsound\"\n");
    let file = folder.path().join("compiled.abilita");
    let ran = abilita(&format!("compile {definition} -o {}", file.display()));
    assert!(ran.status == 2 && ran.err.contains("zone") && !file.exists(), "{ran:?}");
    assert_eq!(abilita("compile factotum-2025").status, 2, "where to is not said");
    assert_eq!(abilita("compile factotum-2025 -o /no/such/folder/x.abilita").status, 2);
}
