//! The scenario format: what each step can say, and how its errors are reported.

use abilita::scenario::{CampaignRef, Report, Scenario};
use abilita::{Campaign, Code};

/// A deadline that an office reminds of three days before and closes by.
const CAMPAIGN: &str = r#"
    format = "abilita-definition/1"
    id     = "reminded"
    case   = "institute"
    zone   = "Europe/Rome"
    [roles.head]
    on_record = true
    [functions.enter]
    login = false
    [rules.enter]
    permit = "enter"
    role   = "head"
    [flags.late]
    [moments.deadline]
    through = 2025-10-25
    [moments.reminder]
    from = { before = "deadline", days = 3 }
    [moments.closing]
    announced = true
    [tracks.work]
    states  = ["open"]
    initial = "open"
    [tracks.work.on.reminder]
    moment = "reminder"
    send   = [{ to = "head", notice = "reminder" }]
    [tracks.work.on.deadline]
    moment = "deadline"
    do     = { set_flag = "late" }
    [tracks.work.on.closing]
    moment = "closing"
    send   = [{ to = "head", notice = "closed" }]
"#;

fn play(steps: &str) -> Report {
    let campaign = Campaign::from_toml(CAMPAIGN).unwrap_or_else(|problems| panic!("{problems}"));
    let scenario = scenario("reminded", steps).unwrap_or_else(|error| panic!("{error}"));
    scenario.run(&campaign).unwrap_or_else(|error| panic!("{error}"))
}

fn scenario(campaign: &str, steps: &str) -> Result<Scenario, abilita::scenario::ScenarioError> {
    Scenario::parse(&format!(
        r#"{{"format": "abilita-scenario/1", "name": "n", "campaign": "{campaign}",
            "people": {{
              "dora": {{"codice_fiscale": "CNTDRO68C54L219H", "name": "Dora", "surname": "Conti", "email": "d.conti@example.org"}},
              "anna": {{"codice_fiscale": "RSSNNA75S42D205F", "name": "Anna", "surname": "Rossi", "email": "a.rossi@example.org"}}}},
            "institutes": {{"alfa": {{"head": "dora"}}}}, "steps": [{steps}]}}"#
    ))
}

#[test]
fn an_extension_of_a_stated_moment_is_played() {
    let report = play(
        r#"{"at": "2025-10-20T09:00:00+02:00",
            "announce": {"moment": "deadline", "at": "2025-11-01T00:00:00+01:00", "act": "ref. 2025/4711"}},
           {"at": "2025-10-26T00:00:00+02:00", "state": {"case": "alfa"}, "expect": {"flags": [], "effects": []}},
           {"at": "2025-11-01T00:00:00+01:00", "state": {"case": "alfa"}, "expect": {"flags": ["late"]}}"#,
    );
    assert!(report.passed(), "{:?}", report.failures());
}

#[test]
fn the_messages_that_time_brings_are_expected_once() {
    let state = |at: &str, effects: &str| {
        format!(r#"{{"at": "{at}", "state": {{"case": "alfa"}}, "expect": {{"effects": [{effects}]}}}}"#)
    };
    let reminded = state("2025-10-23T00:00:00+02:00", r#""mail:head""#);
    assert!(play(&reminded).passed());
    let early = play(&state("2025-10-21T00:00:00+02:00", r#""mail:head""#));
    assert_eq!(early.failures()[0].to_string(), "steps[0].expect.effects: expected [mail:head], got []");
    let again = play(&format!("{reminded}, {}", state("2025-10-24T00:00:00+02:00", r#""mail:head""#)));
    assert_eq!(again.failures().len(), 1, "only what time brought since the step before");
    let closed = format!(
        r#"{{"at": "2025-10-01T00:00:00+02:00", "happens": "closing"}}, {}"#,
        state("2025-10-01T00:00:00+02:00", r#""mail:head""#)
    );
    assert!(play(&closed).passed(), "what an announcement brings at once");
}

#[test]
fn what_cannot_be_announced_is_an_error_of_the_file() {
    let campaign = Campaign::from_toml(CAMPAIGN).unwrap_or_else(|problems| panic!("{problems}"));
    let error = |moment: &str, at: &str| {
        let step = format!(
            r#"{{"at": "2025-10-01T00:00:00Z", "announce": {{"moment": "{moment}", "at": "{at}"}}}}"#
        );
        let error = scenario("reminded", &step).and_then(|scenario| scenario.run(&campaign));
        let error = error.expect_err("not announceable");
        (error.code(), error.path().to_owned())
    };
    let at = "2025-11-01T00:00:00Z";
    assert_eq!(error("christmas", at), (Code::ScenarioUnknownName, "steps[0].announce.moment".to_owned()));
    assert_eq!(error("reminder", at), (Code::ScenarioMalformed, "steps[0].announce.moment".to_owned()));
    assert_eq!(error("deadline", "soon"), (Code::ScenarioMalformed, "steps[0].announce.at".to_owned()));
}

/// What is reported of a faulty file is in the words of the file: no name of a type, no data of a person.
#[test]
fn errors_are_told_in_the_words_of_the_file() {
    let told = |steps: &str| scenario("reminded", steps).expect_err("faulty").to_string();
    assert_eq!(told(r#"["2025-10-01T00:00:00Z"]"#), "steps[0]: expected an object, found a list");
    assert_eq!(told(r#"{"at": 3}"#), "steps[0].at: expected a string, found a number");
    assert_eq!(
        told(
            r#"{"at": "2025-10-01T00:00:00Z", "check": {"case": "alfa", "stage": "RSSNNA75S42D205F", "roster": []}}"#
        ),
        "steps[0].check.stage: expected `draft` or `submission`"
    );
    let error =
        Scenario::parse(r#"{"format": "abilita-scenario/1", "people": {"anna": ["RSSNNA75S42D205F"]}}"#);
    assert_eq!(error.expect_err("faulty").to_string(), "people.anna: expected an object, found a list");
}

/// The samples of the documentation, played against the campaigns they are of.
#[test]
fn every_sample_of_the_documentation_plays() {
    let text = include_str!("../../docs/scenarios.md");
    let samples: Vec<&str> =
        text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let (whole, steps) = samples.split_first().expect("a whole file, then steps");
    let whole = Scenario::parse(whole).unwrap_or_else(|error| panic!("{error}"));
    let CampaignRef::Id(id) = whole.campaign() else { panic!("a built-in") };
    let report = whole.run(&Campaign::built_in(id).expect("a built-in")).expect("it can be played");
    assert!(report.passed(), "{:?}", report.failures());

    let of_2016 = |step: &&&str| step.contains("update_concluded");
    let file: serde_json::Value = serde_json::from_str(samples[0]).expect("JSON");
    let in_order: Vec<&&str> = steps.iter().filter(|step| !of_2016(step)).collect();
    for kind in ["ask", "do", "check", "state", "happens", "announce", "tell"] {
        assert!(steps.iter().any(|step| step.contains(&format!("\"{kind}\":"))), "no sample of `{kind}`");
    }
    let mut played = file.clone();
    played["steps"] =
        in_order.iter().map(|step| serde_json::from_str::<serde_json::Value>(step).expect("JSON")).collect();
    let scenario = Scenario::parse(&played.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let report =
        scenario.run(&Campaign::built_in(id).expect("a built-in")).unwrap_or_else(|error| panic!("{error}"));
    let failures: Vec<String> = report.failures().iter().map(ToString::to_string).collect();
    assert_eq!(failures, [""; 0]);

    let reopening = steps.iter().find(of_2016).expect("a moment that happens");
    let update = format!(
        r#"{{"format": "abilita-scenario/1", "name": "n", "campaign": "istanze-online-2016", "steps": [{reopening}]}}"#
    );
    let update = Scenario::parse(&update).unwrap_or_else(|error| panic!("{error}"));
    assert!(update.run(&Campaign::built_in("istanze-online-2016").expect("a built-in")).is_ok());
}
