//! `abilita list`, `abilita codes` and `abilita schema`.

use abilita::Code;

use crate::support::abilita;

#[test]
fn the_built_in_campaigns_are_listed_with_their_dates() {
    let ran = abilita("list");
    assert_eq!(ran.status, 0);
    for part in ["factotum-2021\n", "entro venerdì 15 ottobre 2021", "istanze-online-2016\n", "da annunciare"]
    {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    assert!(abilita("list --lang en").out.contains("by Friday 15 October 2021"));
    let data = abilita("list --json").json();
    let ids: Vec<&str> =
        data.as_array().into_iter().flatten().filter_map(|entry| entry["id"].as_str()).collect();
    let library = abilita::Library::built_in();
    assert_eq!(ids, library.ids().collect::<Vec<_>>());
    assert_eq!(data[1]["moments"][1]["at"], "2025-10-25T22:00:00Z");
}

#[test]
fn the_table_of_codes_is_whole() {
    let ran = abilita("codes");
    let of_behaviour = 6; // as docs/simulation.md lists them
    let all = Code::ALL.len() + abilita_analysis::Code::ALL.len() + of_behaviour;
    assert_eq!((ran.status, ran.out.lines().count()), (0, all));
    let data = abilita("codes --json").json();
    let entries = data.as_array().map(Vec::len);
    assert_eq!(entries, Some(all));
    for (entry, code) in data.as_array().into_iter().flatten().zip(Code::ALL) {
        assert_eq!(entry["code"], code.as_str());
        assert_eq!(entry["it"], code.text(abilita::Lang::It));
        assert_eq!(entry["en"], code.text(abilita::Lang::En));
    }
    let kinds = ["access", "refusal", "finding", "error", "definition", "analysis", "behaviour"];
    assert!(
        kinds.iter().all(|kind| data.as_array().into_iter().flatten().any(|entry| entry["kind"] == *kind))
    );
}

#[test]
fn codes_are_found_by_a_part_of_them() {
    let ran = abilita("codes roster.empty");
    assert_eq!((ran.status, ran.out.lines().count()), (0, 1));
    assert!(ran.out.contains("L'elenco è vuoto") && ran.out.contains("The roster is empty"));
    let analysis = abilita("codes analysis.");
    assert_eq!((analysis.status, analysis.out.lines().count()), (0, abilita_analysis::Code::ALL.len()));
    assert_eq!(abilita("codes weather").status, 1);
}

#[test]
fn the_schema_is_printed_as_it_is() {
    let ran = abilita("schema");
    assert_eq!((ran.status, ran.out.as_str()), (0, abilita::definition::schema()));
    assert_eq!(ran.json()["$id"], "urn:abilita:definition:1");
}
