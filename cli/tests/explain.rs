//! `abilita explain`.

use abilita::{Opening, Person};

use crate::support::{ANNA, GIANFRANCO, HEAD, Life, Ran, abilita_with, concluded};

/// Explains the whole way of an institute.
fn explain(line: &str) -> Ran {
    let args: Vec<&str> = ["explain", "-"].into_iter().chain(line.split_whitespace()).collect();
    abilita_with(&args, &concluded().stored())
}

const WHY: &str = "\
FACTOTUM: confirmation of the delegates, school year 2025-2026
Case 7f3a, 2025-10-07 00:00 Europe/Rome.
Asked by RSS*************, spid (level 2): delegate.

What had happened until then
   1  2025-09-01 00:00  the case is opened: head teacher on record; delegate enabled, who asks; known «Dedicated mailbox»

Request interventions (interventions.request): denied
  Not allowed now (F25-02, F25-10). Write to your area contact, with read receipt; the request must be entered on FACTOTUM later.
  It has been so since 2025-10-06 00:00: the moment «Suspension begins» came.
  Before, from 2025-09-01 00:00: allowed; event 1, the case is opened.

The rules cited are those of: Città Metropolitana di Torino, circular for the school year 2025-2026.
";

#[test]
fn why_was_i_locked_out_on_7_october() {
    let ran = explain(&format!("--who {ANNA} --at 2025-10-07 --function interventions.request --lang en"));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.out, WHY);
}

#[test]
fn the_event_that_brought_access_back_is_named() {
    let ran = explain(&format!("--who {ANNA} --at 2025-10-10"));
    for part in [
        "comando `confirm` (dirigente scolastico): ",
        "delegato in bozza, chi chiede",
        "Richiedere interventi (interventions.request): consentito\n  È così dal 2025-10-09 10:02: evento 7, comando `receive_confirmation` (sistema).",
        "  Prima, dal 2025-10-06 00:00: negato (F25-02, F25-10); è arrivato il momento «Inizio della sospensione».",
    ] {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
}

#[test]
fn nobody_is_named() {
    for line in ["--lang it", "--lang en", "--json"] {
        let ran = explain(&format!("--who {ANNA} --at 2025-10-10 {line}"));
        for word in [ANNA, HEAD, GIANFRANCO, "Rossi", "Conti", "Bianchi", "example.org"] {
            assert!(!ran.out.contains(word), "{word} is in {}", ran.out);
        }
    }
}

#[test]
fn as_data_the_history_has_its_causes() {
    let data = explain(&format!("--who {ANNA} --at 2025-10-10 --json")).json();
    assert_eq!((&data["campaign"], &data["case"]), (&"factotum-2025".into(), &"7f3a".into()));
    assert_eq!(data["roles"][0], "delegate");
    assert_eq!(data["events"].as_array().map(Vec::len), Some(7));
    let functions = data["functions"].as_array();
    let requests =
        functions.and_then(|all| all.iter().find(|one| one["function"] == "interventions.request"));
    let requests = requests.expect("the function");
    assert_eq!(
        (&requests["decision"], &requests["since"]),
        (&"allow".into(), &"2025-10-09T08:02:00Z".into())
    );
    let kinds: Vec<_> =
        requests["history"].as_array().into_iter().flatten().map(|span| &span["cause"]["kind"]).collect();
    assert_eq!(kinds, ["event", "moment", "event"]);
    assert_eq!(requests["history"][1]["cause"]["moments"][0], "opening");
    assert_eq!(requests["history"][2]["cause"]["sequence"], 7);
}

#[test]
fn visitors_and_vouched_roles_are_told_as_such() {
    assert!(explain("--at 2025-10-10").out.contains("Chiede un visitatore"));
    assert!(
        explain("--at 2025-10-10 --vouched operator")
            .out
            .contains("Chiede operatore, garantito dal portale.")
    );
    let acting = explain(&format!("--at 2025-10-10 --who {HEAD} --as head --scheme none --lang en")).out;
    assert!(
        acting.contains("Asked by CNT*************, not logged in: head teacher, acting as head teacher."),
        "{acting}"
    );
}

#[test]
fn an_unknown_function_is_trouble() {
    let ran = explain("--at 2025-10-10 --function weather");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("la campagna non ha la funzione `weather`; ci sono: delegates.manage"));
}

#[test]
fn what_was_announced_is_named_as_the_cause() {
    let opening = Opening::new().on_record("user", Person::new(ANNA)).state("registration", "complete");
    let life = Life::begin("istanze-online-2016", opening, "2016-11-01T00:00:00+01:00");
    let asked = format!(
        "explain - --who {ANNA} --function registration --at 2016-12-08 --lang en --announce \
         update_concluded=2016-12-07T08:00:00+01:00@2016-12-02T12:00:00+01:00"
    );
    let ran = abilita_with(&asked.split_whitespace().collect::<Vec<_>>(), &life.stored());
    let told: Vec<&str> = ran.out.lines().filter(|asked| asked.contains(": the moment «")).collect();
    assert_eq!(told.len(), 1, "{}{}", ran.out, ran.err);
    assert!(
        told[0].starts_with("  It has been so since 2016-12-07 08:00: the moment «The service reopens» came"),
        "{}",
        ran.out
    );
    let before = "  Before, from 2016-12-01 00:00: denied (P16-01); the moment «The update begins» came.";
    assert!(ran.out.contains(before), "{}", ran.out);
}
