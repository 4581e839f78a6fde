//! `abilita codice-fiscale`.

use serde_json::{Value, json};

use crate::support::{Ran, abilita, abilita_with};

fn codice_fiscale(line: &str, stdin: &str) -> Ran {
    let args: Vec<&str> = ["codice-fiscale"].into_iter().chain(line.split_whitespace()).collect();
    abilita_with(&args, stdin)
}

fn lines(ran: &Ran) -> Vec<Value> {
    let lines = ran.out.lines().map(serde_json::from_str).collect::<Result<_, _>>();
    lines.expect("JSON on every line")
}

#[test]
fn every_line_is_decoded_in_order() {
    let stdin = "RSSMRA80A01H501U\n\nrss mra 80a41 h5l1f\r\n12345670017\n12345671510\nXYZ";
    let ran = codice_fiscale("decode --json --on 2026-01-01", stdin);
    assert_eq!(ran.status, 0);
    let decoded = lines(&ran);
    assert_eq!(
        decoded[0],
        json!({
            "input": "RSSMRA80A01H501U", "valid": true, "kind": "ordinary", "error": null, "sex": "M",
            "birth_date": "1980-01-01", "birth_date_candidates": ["1980-01-01", "2080-01-01"],
            "birth_place": {"code": "H501", "name": "ROMA", "province": "RM", "country": "ITALIA"},
            "omocodia": 0, "warnings": []
        })
    );
    assert_eq!(
        decoded[1],
        json!({
            "input": "", "valid": false, "kind": null, "error": "empty", "sex": null, "birth_date": null,
            "birth_date_candidates": [], "birth_place": null, "omocodia": null, "warnings": []
        })
    );
    let column = |key: &str| decoded.iter().map(|entry| entry[key].clone()).collect::<Vec<_>>();
    assert_eq!(column("input")[2], "rss mra 80a41 h5l1f");
    let nothing = Value::Null;
    assert_eq!(column("kind")[3..], [json!("body"), json!("provisional"), nothing.clone()]);
    assert_eq!(column("error")[3..], [nothing.clone(), nothing, json!("length")]);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_code() {
    let decoded =
        lines(&codice_fiscale("decode --json", "\u{feff}RSSMRA80A01H501U\n\u{feff}RSSMRA80A01H501U"));
    assert_eq!((&decoded[0]["input"], &decoded[0]["valid"]), (&json!("RSSMRA80A01H501U"), &json!(true)));
    assert_eq!(decoded[1]["error"], "length");
}

#[test]
fn omocodia_and_the_century_are_told() {
    let ran = codice_fiscale(
        "decode --json --on 2026-11-30",
        "RSSMRA80A01H5L1F\nRSSMRA26T01H501Z\nRSSMRA63A01I560B\n",
    );
    let decoded = lines(&ran);
    assert_eq!(decoded[0]["omocodia"], 1);
    assert_eq!(decoded[1]["birth_date"], "1926-12-01");
    assert_eq!(decoded[2]["warnings"], json!(["place_not_in_force"]));
    let later = codice_fiscale("decode --json --on 2026-12-01", "RSSMRA26T01H501Z");
    assert_eq!(lines(&later)[0]["birth_date"], "2026-12-01");
}

#[test]
fn the_vectors_of_the_repository_decode_as_they_say() {
    let vectors = include_str!("../../core/codice-fiscale/tests/vectors.jsonl");
    let vectors: Vec<Value> = vectors.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let valid = vectors.iter().filter(|vector| vector["decoded"]["place_code"].is_string());
    let valid: Vec<&Value> = valid.filter(|vector| vector["valid"] == true).collect();
    assert!(valid.len() > 100);
    let stdin: String =
        valid.iter().filter_map(|vector| Some(vector["cf"].as_str()?.to_owned() + "\n")).collect();
    for (decoded, vector) in lines(&codice_fiscale("decode --json", &stdin)).iter().zip(valid) {
        assert_eq!(decoded["sex"], vector["decoded"]["sex"], "{vector}");
        assert_eq!(decoded["birth_place"]["code"], vector["decoded"]["place_code"], "{vector}");
        assert_eq!(decoded["omocodia"], vector["decoded"]["omocodia_level"], "{vector}");
    }
}

#[test]
fn for_people_there_is_a_line_a_code() {
    let ran = codice_fiscale("decode RSSMRA80A01H5L1F 12345670017 X", "");
    assert_eq!(
        ran.out,
        "RSSMRA80A01H5L1F  M  1980-01-01  H501 ROMA (RM)  omocodia 1\n12345670017  ente o società\n\
         X  non valido [codice_fiscale.length]\n"
    );
}

#[test]
fn faults_are_told_by_line_and_character_never_with_the_code() {
    let ran = codice_fiscale("check --lang en", "RSSMRA80A01H501U\nRSSMRA8OA32H501U\n12345670017\n");
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("line 2, character 8: error [codice_fiscale.structure]"), "{}", ran.out);
    assert!(!ran.out.contains("RSSMRA"));
    assert_eq!(ran.last_line(), "valid 2, not valid 1");
    let checked = lines(&codice_fiscale("check --json", "RSSMRA80A01H501U\nRSSMRA80A01H501X\n"));
    assert_eq!(checked[0], json!({"line": 1, "valid": true, "faults": []}));
    assert_eq!((&checked[1]["valid"], &checked[1]["faults"][0]["position"]), (&json!(false), &json!(15)));
    assert_eq!(codice_fiscale("check RSSMRA80A01H501U", "").status, 0);
}

#[test]
fn there_are_128_variants() {
    let ran = codice_fiscale("variants RSSMRA80A01H501U", "");
    assert_eq!((ran.status, ran.out.lines().count()), (0, 128));
    assert!(ran.out.starts_with("RSSMRA80A01H501U\n") && ran.out.contains("RSSMRA80A01H5L1F\n"));
    let bad = codice_fiscale("variants RSSMRA80A01H501X", "");
    assert_eq!((bad.status, bad.out.as_str()), (1, ""));
    assert!(bad.err.starts_with("errore: riga 1: Il carattere di controllo"), "{}", bad.err);
}

#[test]
fn personal_data_give_a_code() {
    let person = "encode --surname Rossi --name Anna --sex f --birth-date 1975-11-02 --place";
    assert_eq!(codice_fiscale(&format!("{person} F205"), "").out, "RSSNNA75S42F205H\n");
    assert_eq!(codice_fiscale(&format!("{person} milano"), "").out, "RSSNNA75S42F205H\n");
    let data = codice_fiscale(&format!("{person} Samone --province TN --json"), "").json();
    assert_eq!(data["place"], "H754");
    for (place, told) in [
        ("Samone", "H753 SAMONE (TO), H754 SAMONE (TN)"),
        ("Qwertyuiop", "non esisteva un luogo"),
        ("A814", "mai esistito"),
    ] {
        let ran = codice_fiscale(&format!("{person} {place}"), "");
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(told), "{told} is not in {}", ran.err);
    }
    assert_eq!(
        codice_fiscale("encode --surname - --name Anna --sex F --birth-date 1975-11-02 --place F205", "")
            .status,
        2
    );
}

#[test]
fn places_are_found_by_name_and_by_code() {
    assert!(codice_fiscale("places reggio emilia", "").out.starts_with("H223  REGGIO NELL'EMILIA  RE"));
    assert_eq!(codice_fiscale("places A001", "").out.lines().count(), 2);
    let data = codice_fiscale("places --json --province PD --on 1920-01-01 abano", "").json();
    assert_eq!((&data[0]["code"], &data[0]["name"]), (&json!("A001"), &json!("ABANO")));
    assert_eq!(codice_fiscale("places Qwertyuiop", "").status, 1);
    assert_eq!(codice_fiscale("places --limit 3 san", "").out.lines().count(), 3);
}

#[test]
fn codes_in_a_text_are_masked_and_nothing_else_is_touched() {
    let text = "2025-10-07 login RSSMRA80A01H501U ok\r\nrssmra80a41h501y; RSSMRA80A01H501X";
    let ran = codice_fiscale("mask", text);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.out, "2025-10-07 login RSS************* ok\r\nRSS*************; RSSMRA80A01H501X");
    let (mut out, bytes) = (Vec::new(), b"caff\xe8 RSSMRA80A01H501U\n");
    let args = ["abilita", "codice-fiscale", "mask"].map(Into::into);
    abilita_cli::run(args, &bytes[..], &mut out, std::io::sink());
    assert_eq!(out, b"caff\xe8 RSS*************\n");
}

#[test]
fn a_wrong_date_is_wrong_usage() {
    let ran = abilita("codice-fiscale decode --on yesterday");
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("una data si scrive come 2025-10-06"), "{}", ran.err);
    let english = abilita("codice-fiscale decode --on yesterday --lang en");
    assert!(english.err.contains("a date is written like 2025-10-06"), "{}", english.err);
}
