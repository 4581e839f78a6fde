//! The states of a campaign, as a picture and as text.

use abilita::{Campaign, Lang, Library};
use abilita_analysis::Diagram;

const LANGS: [Lang; 2] = [Lang::It, Lang::En];

fn diagram(id: &str, lang: Lang) -> Diagram {
    Diagram::of(&Campaign::built_in(id).unwrap(), lang)
}

/// Every element that is opened is closed, and nothing is left that should have been escaped.
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in xml.trim_end().split('<').skip(1) {
        let (tag, content) = part.split_once('>').unwrap_or_else(|| panic!("a `<` in a text: {part}"));
        assert!(!content.contains(['>', '"', '\'']), "{content}");
        let name = tag.trim_end_matches('/').split(' ').next().unwrap();
        match (tag.strip_prefix('/'), tag.ends_with('/')) {
            (Some(closed), _) => assert_eq!(open.pop(), Some(closed)),
            (None, true) => {}
            (None, false) => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn every_built_in_is_drawn_well_formed_with_all_its_states() {
    for id in Library::built_in().ids() {
        for lang in LANGS {
            let diagram = diagram(id, lang);
            let svg = diagram.to_svg();
            assert_well_formed(&svg);
            for state in diagram.charts().iter().flat_map(abilita_analysis::Chart::states) {
                assert!(svg.contains(state.title()), "{id}: {}", state.title());
            }
            assert_eq!(
                svg,
                Diagram::of(&Campaign::built_in(id).unwrap(), lang).to_svg(),
                "the same bytes each time"
            );
        }
    }
}

#[test]
fn what_a_definition_says_cannot_become_markup() {
    let text = "format = \"abilita-definition/1\"\nid = \"x\"\ncase = \"person\"\nzone = \"Europe/Rome\"\n\
        [functions]\nf = {}\n[commands]\nc = { function = \"f\", title = \"</text><script>\\\" | }; -- :: x\" }\n\
        [tracks.t]\ninitial = \"a\"\n[tracks.t.states]\na = { title = \"<b>&\" }\nb = {}\n\
        [tracks.t.on.go]\ncommand = \"c\"\nfrom = \"a\"\nto = \"b\"\n";
    let mut library = Library::new();
    let id = library.add_toml("x", text).unwrap();
    let diagram = Diagram::of(&library.compile(&id).unwrap(), Lang::It);
    assert_well_formed(&diagram.to_svg());
    assert!(!diagram.to_svg().contains("<script"));
    let mermaid = diagram.to_mermaid();
    assert!(
        !mermaid.contains("<script") && mermaid.lines().filter(|line| line.contains("-->")).count() == 3,
        "{mermaid}"
    );
    let row = diagram.to_markdown();
    let row = row
        .lines()
        .find(|line| line.starts_with("| ‹") || line.contains("script"))
        .unwrap_or_default()
        .to_owned();
    assert!(row.is_empty() || row.matches(" | ").count() == 5 || !row.starts_with('|'), "{row}");
}

#[test]
fn transitions_say_who_by_when_and_on_what_they_depend() {
    let diagram = diagram("factotum-2025", Lang::En);
    let step = |title: &str| {
        let steps = diagram.charts()[0].steps().iter();
        steps.clone().find(|step| step.titles().iter().any(|own| own == title)).unwrap()
    };
    assert_eq!(step("Submit").times(), ["from Monday 6 October 2025"]);
    assert_eq!(
        step("Insert a delegate").titles(),
        ["Confirm the delegate", "Insert a delegate", "Remove the delegate"]
    );
    assert_eq!(
        step("Confirmation received").refusals(),
        ["The confirmation did not arrive on the dedicated mailbox"]
    );
    let silence = step("Deadline for confirming the delegates");
    assert_eq!(silence.when(), Some("by Saturday 25 October 2025"));
    assert_eq!(silence.does(), ["marks as «late»"]);
}

#[test]
fn what_another_track_moves_is_shown_where_it_arrives() {
    let diagram = diagram("istanze-online", Lang::En);
    let code = diagram.charts().iter().find(|chart| chart.name() == "personal_code").unwrap();
    let request = code.steps().iter().find(|step| step.elsewhere().is_some()).unwrap();
    assert_eq!((request.elsewhere(), request.to()), (Some("Enablement"), Some("temporary")));
}

#[test]
fn a_state_says_who_may_do_what_in_it() {
    let diagram = diagram("factotum-2025", Lang::En);
    let concluded = diagram.charts()[0].states().iter().find(|state| state.name() == "concluded").unwrap();
    let may = &concluded.may()[0];
    assert_eq!(may.who().said(), "head teacher, delegate");
    assert_eq!(may.functions(), ["Request interventions", "Enter the requests sent by email"]);
    assert_eq!(diagram.always()[0].who().said(), "head teacher (from Monday 6 October 2025)");
}
