//! `abilita decide` and `abilita permissions`: the questions about a stored case.

use abilita::{Opening, Person, wire};

use crate::support::{ANNA, Folder, HEAD, Life, abilita, abilita_with, concluded};

const BEFORE: &str = "2025-10-05T12:00:00+02:00";
const DURING: &str = "2025-10-07";

/// Asks about a stored case.
fn ask(command: &str, life: &Life, options: &str) -> crate::support::Ran {
    let args: Vec<&str> = [command, "-"].into_iter().chain(options.split_whitespace()).collect();
    abilita_with(&args, &life.stored())
}

#[test]
fn a_decision_is_told_and_is_the_status() {
    let life = concluded();
    let options = format!("--who {ANNA} --function interventions.request --lang en --at");
    let before = ask("decide", &life, &format!("{options} {BEFORE}"));
    assert_eq!(before.status, 0);
    assert_eq!(
        before.out,
        "allowed: Request interventions (interventions.request), 2025-10-05 12:00 Europe/Rome\nAllowed.\n\
         Valid until 2025-10-06 00:00.\n"
    );
    let during = ask("decide", &life, &format!("{options} {DURING}"));
    assert_eq!(during.status, 1);
    assert!(
        during.out.contains("Not allowed now (F25-02, F25-10). Write to your area contact"),
        "{}",
        during.out
    );
    // What happened later does not count yet; once it has, it does.
    assert_eq!(ask("decide", &life, &format!("{options} 2025-10-09T10:02:00+02:00")).status, 0);
}

#[test]
fn the_data_are_those_of_the_wire() {
    let ran = ask(
        "decide",
        &Life::institute(),
        &format!("--who {ANNA} --function interventions.request --at {DURING} --json"),
    );
    let decision: wire::Decision = serde_json::from_str(&ran.out).expect("a decision");
    assert_eq!((decision.decision.as_str(), decision.code.as_str()), ("deny", "access.forbidden"));
    assert_eq!(decision.because, ["F25-02", "F25-10"]);
    assert_eq!(decision.next.as_deref(), Some("mail_zone_referent"));
}

#[test]
fn a_date_is_read_in_the_zone_of_the_campaign() {
    let life = Life::institute();
    for (at, status) in [
        ("2025-10-05T23:59:59", 0),
        ("2025-10-06", 1),
        ("2025-10-06T00:00", 1),
        ("2025-10-05T22:00:00Z", 1),
        ("yesterday", 2),
    ] {
        let ran = ask("decide", &life, &format!("--who {ANNA} --function interventions.request --at {at}"));
        assert_eq!(ran.status, status, "{at}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn who_asks_is_told_by_options() {
    let life = Life::institute();
    let status = |options: &str| ask("decide", &life, &format!("--at {DURING} {options}")).status;
    assert_eq!(status(&format!("--who {HEAD} --function delegates.manage")), 0);
    assert_eq!(status(&format!("--who {HEAD} --function delegates.manage --as head")), 0);
    assert_eq!(status(&format!("--who {HEAD} --function delegates.manage --as delegate")), 1);
    assert_eq!(status(&format!("--who {HEAD} --function delegates.manage --scheme none")), 1);
    assert_eq!(status(&format!("--who {HEAD} --function delegates.manage --scheme cie --level 3")), 1);
    assert_eq!(status("--function delegates.manage"), 1);
    assert_eq!(status("--vouched operator --function procedure.review"), 0);
    assert_eq!(status(&format!("--vouched operator --who {HEAD} --function procedure.review")), 0);
}

#[test]
fn slips_of_the_fingers_are_told_with_what_there_is() {
    let life = Life::institute();
    for (options, told) in [
        (format!("--who {HEAD} --function delegates.mange"), "there are: delegates.manage"),
        (format!("--who {HEAD} --function delegates.manage --as haed"), "there are: head, delegate, rspp"),
        ("--function delegates.manage --vouched head".to_owned(), "there are: operator, system"),
        (format!("--who {HEAD} --function enter --announce opening"), "MOMENT=INSTANT"),
        (format!("--who {HEAD} --function enter --announce christmas=2025-12-25"), "no moment `christmas`"),
        ("--function enter --campaign factotum-2021".to_owned(), "another definition"),
    ] {
        let ran =
            ask("decide", &life, &format!("{options} --at {DURING} --lang en --campaign factotum-2025"));
        assert_eq!(ran.status, 2, "{options}");
        if !options.contains("--campaign") {
            assert!(ran.err.contains(told), "{told} is not in {}", ran.err);
        }
        assert!(!ran.err.contains(HEAD), "{}", ran.err);
    }
}

#[test]
fn what_is_announced_counts_from_when_it_is_known() {
    let opening = Opening::new().on_record("user", Person::new(ANNA));
    let life = Life::begin("istanze-online-2016", opening, "2016-11-01T00:00:00+01:00");
    let options = &format!("--who {ANNA} --function registration --at 2016-12-06");
    assert_eq!(ask("decide", &life, options).status, 1);
    let known = "--announce update_concluded=2016-12-05@2016-12-04";
    assert_eq!(ask("decide", &life, &format!("{options} {known}")).status, 0);
    let unknown = "--announce update_concluded=2016-12-05@2016-12-07";
    assert_eq!(ask("decide", &life, &format!("{options} {unknown}")).status, 1);
}

#[test]
fn a_case_that_adopted_an_amended_definition_needs_both() {
    let folder = Folder::new("decide-adopted");
    let amended = folder.file(
        "amended.toml",
        "format = \"abilita-definition/1\"\nid = \"amended\"\nextends = \"factotum-2025\"\n[moments.opening]\nfrom = 2025-10-13\nweekday = \"monday\"\n",
    );
    let new =
        abilita::Campaign::from_toml(&std::fs::read_to_string(&amended).expect("the file")).expect("sound");
    let life = Life::institute();
    let case = life.campaign.replay(&life.events).expect("a case");
    let event =
        new.adopt(&life.campaign, &case, "ref. 2025/99", crate::support::at("2025-10-01T00:00:00+02:00"));
    let stored = life.stored()
        + &wire::Event::from(event.expect("an adoption").last().expect("the adoption itself")).to_json();
    let events = folder.file("case.jsonl", stored);
    let options = format!(
        "decide {events} --who {ANNA} --function interventions.request --at {DURING} --campaign {amended}"
    );
    assert_eq!(abilita(&options).status, 2);
    assert_eq!(abilita(&format!("{options} --campaign factotum-2025")).status, 0);
}

#[test]
fn bad_event_files_are_told_by_line_and_path() {
    let good = Life::institute().stored();
    let other = good.replace("\"7f3a\"", "\"8b1c\"");
    for (stored, told) in [
        (String::new(), "there is no event"),
        ("{\n".to_owned(), "<standard input>:1: "),
        (good.replace("\"version\":1", "\"version\":9"), "<standard input>:1: version 9 is newer"),
        (good.replace("\"sequence\":1", "\"sequence\":2"), "event 1 was expected, and event 2 came"),
        (good.clone() + &good, "<standard input>:2: "),
        (good.clone() + &other, "choose one with --case"),
    ] {
        let ran = abilita_with(&["permissions", "-", "--lang", "en", "--at", DURING], &stored);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{told}");
        assert!(ran.err.contains(told), "{told} is not in {}", ran.err);
        assert!(!ran.err.contains(ANNA), "{}", ran.err);
    }
    let chosen = ["permissions", "-", "--case", "8b1c", "--at", DURING];
    assert_eq!(abilita_with(&chosen, &(good.clone() + &other)).status, 0);
    let early = abilita_with(&["permissions", "-", "--lang", "en", "--at", "2025-08-31"], &good);
    assert_eq!(early.status, 2);
    assert!(early.err.contains("the case was not opened yet"));
}

#[test]
fn permissions_are_every_function_at_once() {
    let life = Life::institute();
    let options = format!("--who {HEAD} --at {DURING}");
    let ran = ask("permissions", &life, &options);
    assert_eq!((ran.status, ran.out.lines().count()), (0, life.campaign.functions().count()));
    assert!(ran.out.contains("delegates.manage       consentito"), "{}", ran.out);
    assert!(ran.out.contains("interventions.request  negato"), "{}", ran.out);
    let decisions: Vec<wire::Decision> =
        serde_json::from_str(&ask("permissions", &life, &format!("{options} --json")).out)
            .expect("decisions");
    let functions: Vec<&str> = decisions.iter().map(|decision| decision.function.as_str()).collect();
    assert_eq!(functions, life.campaign.functions().collect::<Vec<_>>());
}

#[test]
fn without_an_instant_it_is_now() {
    let ran = ask("decide", &concluded(), &format!("--who {ANNA} --function interventions.request"));
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}
