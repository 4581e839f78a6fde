//! Definitions compiled ahead: an image answers as what it was made from, whatever the definition says.
#![expect(clippy::expect_used, reason = "a test panics when what must hold does not")]

use std::path::{Path, PathBuf};

use abilita::scenario::{CampaignRef, Scenario};
use abilita::{Announcement, Campaign, Library, parse_instant};

/// All files of an extension in a folder and those below it, in order.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a file name")
}

/// The built-in definitions, those of the campaigns that tests play, those of the examples, and the one that uses every
/// construct; each file with the id it declares.
fn library() -> (Library, Vec<(String, String)>) {
    let mut library = Library::built_in();
    let mut declared = Vec::new();
    for folder in ["tests/campaigns", "examples/definitions", "tests/definition_schema"] {
        for path in files(folder, "toml") {
            let id = library.add_toml(file_name(&path), &text(&path)).expect("a definition");
            declared.push((file_name(&path).to_owned(), id));
        }
    }
    (library, declared)
}

fn loaded(campaign: &Campaign) -> Campaign {
    Campaign::from_image(&campaign.to_image()).expect("its own image")
}

#[test]
fn every_definition_is_loaded_as_it_was_compiled() {
    let (library, _) = library();
    assert!(library.ids().count() >= 12);
    for id in library.ids() {
        let campaign = library.compile(id).expect("a sound definition");
        assert_eq!(format!("{:?}", loaded(&campaign)), format!("{campaign:?}"), "{id}");
    }
}

#[test]
fn every_scenario_passes_on_what_was_loaded() {
    let (library, declared) = library();
    let mut played = 0;
    for path in ["tests/scenarios", "tests/campaigns", "examples/definitions"]
        .into_iter()
        .flat_map(|folder| files(folder, "json"))
    {
        let Ok(scenario) = Scenario::parse(&text(&path)) else { continue };
        let id = match scenario.campaign() {
            CampaignRef::Id(id) => id,
            CampaignRef::File(file) => {
                let name = file_name(Path::new(file));
                let found = declared.iter().find(|(own, _)| own == name);
                let (_, id) = found.expect("a definition of this name");
                id
            }
        };
        let campaign = loaded(&library.compile(id).expect("a sound definition"));
        let report = scenario.run(&campaign).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(report.passed(), "{}: {:?}", path.display(), report.failures());
        played += 1;
    }
    assert!(played >= 30, "{played}");
}

#[test]
fn what_was_announced_is_in_the_image() {
    let campaign = Campaign::built_in("istanze-online-2016").expect("a built-in");
    let at = parse_instant("2016-12-07T08:00:00+01:00").expect("an instant");
    let announcement = Announcement::new("update_concluded", at, at).by_act("portal home page");
    let announced = campaign.announce(announcement).expect("a moment that can be announced");
    assert_eq!(format!("{:?}", loaded(&announced)), format!("{announced:?}"));
    assert_eq!(loaded(&announced).moment("update_concluded", at), Some(at));
}

/// An image is read by the versions that have its form, so whoever changes the form changes its number. The checksum is
/// that of the definition that uses every construct: where it is another though the number is the same, either the definition
/// has changed or compiles to something else, and the checksum is noted anew; or a form has, and `VERSION` grows.
#[test]
fn the_form_has_its_version() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/definition_schema/everything.toml");
    let image = Campaign::from_toml(&text(&path)).expect("a sound definition").to_image();
    let (version, rest) =
        image.strip_prefix(b"abilita\0").and_then(|rest| rest.split_first_chunk()).expect("a head");
    let checksum = rest.first_chunk().expect("a head");
    assert_eq!((u16::from_le_bytes(*version), u32::from_le_bytes(*checksum)), (1, 1_154_226_069));
}
