//! The table of codes is closed, and nothing in it is dead: every code is produced here by the API, from input that
//! earns it.

use std::collections::BTreeSet;

use abilita::scenario::Scenario;
use abilita::wire;
use abilita::{
    Announcement, Asker, Campaign, Case, CaseId, Code, Command, Delegate, Event, Identity, ImageError, Lang,
    Library, Opening, Person, Request, Scheme, Stage, Value,
};

use crate::life::{PEOPLE, factotum, instant, logged_in, opened, person};

#[test]
fn every_code_is_produced() {
    let mut produced = BTreeSet::new();
    produced.extend(access());
    produced.extend(refusals());
    produced.extend(findings());
    produced.extend(openings());
    produced.extend(replays());
    produced.extend(announcements());
    produced.extend(images());
    produced.extend(wires_and_scenarios());
    produced.extend(definitions());
    produced.extend(tables());
    let missing: Vec<&str> =
        Code::ALL.iter().filter(|code| !produced.contains(*code)).map(|code| code.as_str()).collect();
    assert!(missing.is_empty(), "nothing produces {}", missing.join(", "));
}

#[test]
fn every_code_speaks_both_languages_and_is_found_by_its_text() {
    for code in Code::ALL {
        assert!(!code.text(Lang::It).is_empty() && !code.text(Lang::En).is_empty());
        assert!(
            !code.text(Lang::It).ends_with('.'),
            "{code}: the full stop is the sentence's, not the text's"
        );
        assert_eq!(Code::from_code(code.as_str()), Some(*code));
    }
    let distinct: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(distinct.len(), Code::ALL.len(), "no code stands there twice");
}

fn access() -> Vec<Code> {
    let (campaign, case, _) = factotum();
    let before = instant("2025-09-15T08:00:00+02:00");
    let during = instant("2025-10-10T08:00:00+02:00");
    let others = Identity::new(Scheme::SPID, 2, PEOPLE[3]);
    let questions = [
        ("interventions.request", logged_in(1), before), // permitted
        ("interventions.request", logged_in(1), during), // forbidden
        ("interventions.request", Asker::person(PEOPLE[1]), before), // login
        ("interventions.request", Asker::person(PEOPLE[1]).with_identity(others), before), // another identity
        ("delegates.manage", logged_in(0), before),      // needs
        ("delegates.manage", logged_in(1), before),      // no role
    ];
    let mut codes: Vec<Code> = questions
        .into_iter()
        .map(|(function, asker, at)| {
            let request = Request::new(function, asker);
            let decision = campaign.decide(&case, &request, at).expect("its own campaign");
            assert!(!decision.explain(Lang::It).is_empty());
            decision.code()
        })
        .collect();
    let nothing = Request::new("nothing", Asker::anonymous());
    codes.push(campaign.decide(&case, &nothing, before).expect_err("no such function").code());
    let other = Campaign::built_in("factotum-2021").expect("a built-in");
    let request = Request::new("interventions.request", Asker::anonymous());
    codes.push(other.decide(&case, &request, before).expect_err("another definition").code());
    codes
}

fn refusals() -> Vec<Code> {
    let (campaign, case, _) = factotum();
    let at = instant("2025-10-10T08:00:00+02:00");
    let others = Identity::new(Scheme::SPID, 2, PEOPLE[3]);
    let command = |name: &str, asker: Asker| Command::new(name, asker, case.sequence());
    let mut commands = vec![
        command("dance", logged_in(0)),
        command("confirm", logged_in(0)),
        command("submit", Asker::person(PEOPLE[0])),
        command("submit", Asker::person(PEOPLE[0]).with_identity(others)),
        command("submit", logged_in(1)),
        command("submit", logged_in(0)),
        command("confirm", logged_in(0)).with("person", person(4)),
        Command::new("submit", logged_in(0), 7),
    ];
    let mut codes: Vec<Code> = commands
        .drain(..)
        .map(|command| refusal(&campaign, &case, &command, "2025-10-10T08:00:00+02:00"))
        .collect();
    codes.push(refusal(&campaign, &case, &command("submit", logged_in(0)), "2025-08-01T08:00:00+02:00"));
    let beyond = campaign.handle(&case, &command("submit", logged_in(0)), abilita::Instant::MAX_UTC);
    codes.push(Code::from_code(beyond.expect_err("no such year").code()).expect("one of the library's"));

    let mut drafting = case.clone();
    let confirm = command("confirm", logged_in(0)).with("person", person(1));
    for event in campaign.handle(&drafting.clone(), &confirm, at).expect("the head may") {
        campaign.apply(&mut drafting, &event).expect("its own campaign");
    }
    // Of the roles that person 1 is given, the RSPP is one; take the requirement away by removing him, then submit.
    let remove = Command::new("remove", logged_in(0), drafting.sequence()).with("person", person(1));
    for event in campaign.handle(&drafting.clone(), &remove, at).expect("the head may") {
        campaign.apply(&mut drafting, &event).expect("its own campaign");
    }
    let submit = Command::new("submit", logged_in(0), drafting.sequence());
    codes.push(refusal(&campaign, &drafting, &submit, "2025-10-10T08:00:00+02:00"));
    codes.push(requirement_failed());
    codes
}

fn refusal(campaign: &Campaign, case: &Case, command: &Command, at: &str) -> Code {
    let refusal = campaign.handle(case, command, instant(at)).expect_err("a refusal");
    assert!(!refusal.text(Lang::It).is_empty());
    Code::from_code(refusal.code()).expect("one of the library's")
}

/// A requirement that names no refusal of its own.
fn requirement_failed() -> Code {
    let campaign = tiny(
        "[commands.go]\nfunction = \"enter\"\narguments = { fast = \"bool\" }\n\
         [tracks.way]\nstates = [\"here\"]\ninitial = \"here\"\n\
         [tracks.way.on.go]\ncommand = \"go\"\nrequire = [{ argument = { fast = true } }]\n",
    );
    let campaign = campaign.expect("a sound definition");
    let (case, _) = opened(&campaign, "2025-09-01T00:00:00+02:00");
    let go = Command::new("go", Asker::person(PEOPLE[0]), 1).with("fast", false);
    refusal(&campaign, &case, &go, "2025-09-01T00:00:00+02:00")
}

fn findings() -> Vec<Code> {
    let (campaign, case, _) = factotum();
    let named = |code: &str| Person::new(code).named("Anna", "Rossi").with_email("a@example.org");
    let codes = [
        "",
        "RSSNNA75S42",
        "RSSNNA75S42D20!F",
        "RSSNNA75S42D2O5F",
        "RSSNNA75Z42D205F",
        "RSSNNA75S00D205F",
        "RSSNNA75S31D205F",
        "RSSNNA75S42I141F",
        "RSSNNA75S42D205G",
        "00000010215",
    ];
    let mut roster: Vec<Delegate> = codes.iter().map(|code| Delegate::new("delegate", named(code))).collect();
    roster.extend([
        Delegate::new("delegate", named("RSSNNA75S42D205F")),
        Delegate::new("delegate", named("RSSNNA75S42D205F")),
        Delegate::new("delegate", Person::new(&omocodia("RSSNNA75S42D205F")).named("Anna", "Bianchi")),
        Delegate::new("cook", Person::new("CNTDRO68C54L219H").named("Dora", "").with_email("nowhere")),
        Delegate::new("delegate", Person::new(provisional()).named("Li", "Wei")),
        Delegate::new("delegate", Person::new(&before_its_place()).named("Anna", "Rossi")),
    ]);
    let single = [Delegate::new("delegate", named("RSSNNA75S42D205F"))];
    let found = |roster: &[Delegate]| -> Vec<Code> {
        let findings = campaign
            .check(&case, roster, Stage::Submission, instant("2025-10-10T08:00:00+02:00"))
            .expect("its own campaign");
        findings.iter().map(abilita::Finding::code).collect()
    };
    [found(&roster), found(&single), found(&[]), comment_with_a_code(), vec![unmet_by_one()]].concat()
}

/// What must hold of each person, and holds of none.
fn unmet_by_one() -> Code {
    let campaign = tiny(
        "[roles.delegate]\nlisted = true\n[facts.trained]\ntype = \"bool\"\nof = \"member\"\n\
         [roster.training]\nrole = \"delegate\"\neach = { fact = { trained = true } }\n",
    );
    let campaign = campaign.expect("a sound definition");
    let opening = Opening::new().enabled("delegate", person(1));
    let at = instant("2025-09-01T00:00:00+02:00");
    let event = campaign.open(CaseId::new("a"), opening, at).expect("an opening that fits");
    let case = campaign.replay([&event]).expect("one event");
    let roster = [Delegate::new("delegate", person(1))];
    let findings = campaign.check(&case, &roster, Stage::Draft, at).expect("its own campaign");
    findings.iter().next().expect("one finding").code()
}

/// A valid omocodia form of a code: its last digit written as a letter, and the check letter that goes with it.
fn omocodia(code: &str) -> String {
    let code: abilita::codice_fiscale::CodiceFiscale = code.parse().expect("a valid code");
    code.variant(1).as_str().to_owned()
}

/// An eleven-digit code of a person: office 151, with its check digit.
fn provisional() -> &'static str {
    "00000011510"
}

/// A code whose place was instituted long after the birth.
fn before_its_place() -> String {
    // I560 was absorbed in 1926: whoever was born in 1963 or 2063 was not born there while it existed.
    let code = "RSSNNA63S42I560";
    let letters = ('A'..='Z').map(|check| format!("{code}{check}"));
    letters
        .into_iter()
        .find(|code| code.parse::<abilita::codice_fiscale::CodiceFiscale>().is_ok())
        .expect("one check letter fits")
}

fn comment_with_a_code() -> Vec<Code> {
    let (campaign, mut case, _) = factotum();
    let comment = Command::new("comment", logged_in(0), 1).with("text", "cambiare VRDLCU93A30G674G, grazie");
    for event in
        campaign.handle(&case.clone(), &comment, instant("2025-10-10T08:00:00+02:00")).expect("the head may")
    {
        campaign.apply(&mut case, &event).expect("its own campaign");
    }
    let findings = campaign
        .check(&case, &[], Stage::Draft, instant("2025-10-10T08:00:00+02:00"))
        .expect("its own campaign");
    findings.iter().map(abilita::Finding::code).collect()
}

fn openings() -> Vec<Code> {
    let (campaign, ..) = factotum();
    let at = instant("2025-09-01T00:00:00+02:00");
    [
        Opening::new().on_record("delegate", person(0)),
        Opening::new().fact("weather", "fine"),
        Opening::new().fact("code", Value::Bool(true)),
        Opening::new().state("renewal", "forgotten"),
    ]
    .into_iter()
    .map(|opening| {
        campaign.open(CaseId::new("a"), opening, at).expect_err("an opening that does not fit").code()
    })
    .chain([refused_parameter()])
    .collect()
}

fn refused_parameter() -> Code {
    let campaign = tiny("[parameters.most]\ntype = \"integer\"\ndefault = 5\nvalid = { at_most = 10 }\n")
        .expect("a sound definition");
    let opening = Opening::new().fact("most", 11);
    let at = instant("2025-09-01T00:00:00+02:00");
    campaign.open(CaseId::new("a"), opening, at).expect_err("more than is valid").code()
}

fn replays() -> Vec<Code> {
    let (campaign, case, event) = factotum();
    let due = campaign.due(&case, instant("2026-01-01T00:00:00+01:00")).expect("its own campaign");
    let late = &due[0];
    let altered = |from: &str, to: &str| {
        let json = wire::Event::from(late).to_json();
        assert!(json.contains(from), "{json} has no {from}");
        wire::Event::from_json(&json.replace(from, to)).expect("an event").parse().expect("an event")
    };
    let against =
        |event: &Event| campaign.apply(&mut case.clone(), event).expect_err("it does not fit").code();
    let other = Campaign::built_in("factotum-2021").expect("a built-in");
    vec![
        campaign.replay([late]).expect_err("not opened").code(),
        against(&altered("\"sequence\":2", "\"sequence\":9")),
        against(&altered("\"case\":\"case\"", "\"case\":\"other\"")),
        against(&altered("\"at\":\"2025-10-25", "\"at\":\"2020-10-25")),
        against(&altered("\"flag\":\"late\"", "\"flag\":\"early\"")),
        other.replay(&[event]).expect_err("another definition").code(),
        fired_twice(&campaign, &case, late),
        altered_snapshot(&campaign, &case),
        nobodys_change(&campaign, &case, late),
    ]
}

/// An event that lets something happen to a person of whom the case keeps nothing.
fn nobodys_change(campaign: &Campaign, case: &Case, late: &Event) -> Code {
    let stored = wire::Event::from(late).to_json();
    let change = r#"{"change":"flag_set","flag":"late"}"#;
    assert!(stored.contains(change), "{stored} has no {change}");
    let message = r#"{"change":"message","to":"member","notice":"late"}"#;
    let about = format!(r#"{{"change":"of_member","codice_fiscale":"{}","what":{message}}}"#, PEOPLE[4]);
    let altered = wire::Event::from_json(&stored.replace(change, &about)).and_then(|event| event.parse());
    campaign.apply(&mut case.clone(), &altered.expect("an event")).expect_err("a stranger").code()
}

fn fired_twice(campaign: &Campaign, case: &Case, late: &Event) -> Code {
    let mut case = case.clone();
    campaign.apply(&mut case, late).expect("the first time");
    let again = wire::Event::from(late).to_json().replace("\"sequence\":2", "\"sequence\":3");
    let again = wire::Event::from_json(&again).and_then(|event| event.parse()).expect("an event");
    campaign.apply(&mut case, &again).expect_err("the second time").code()
}

fn altered_snapshot(campaign: &Campaign, case: &Case) -> Code {
    let json = wire::Snapshot::from(&campaign.snapshot(case)).to_json();
    let code = "\"code\":\"TOIS99901A\"";
    assert!(json.contains(code), "{json} has no {code}");
    let state = wire::Snapshot::from_json(&json.replace(code, "\"code\":\"no code\""));
    campaign.restore(state.and_then(|state| state.parse()).expect("the form")).expect_err("no code").code()
}

fn announcements() -> Vec<Code> {
    let at = instant("2025-10-01T00:00:00+02:00");
    let with_computed = tiny(
        "[moments.start]\nfrom = 2025-10-01\n[moments.reminder]\nfrom = { before = \"start\", days = 7 }\n",
    );
    let campaign = with_computed.expect("a sound definition");
    ["christmas", "reminder"]
        .into_iter()
        .map(|moment| {
            campaign.announce(Announcement::new(moment, at, at)).expect_err("not announceable").code()
        })
        .collect()
}

fn images() -> Vec<Code> {
    let image = Campaign::built_in("factotum-2025").expect("a built-in").to_image();
    let refusal = |image: &[u8]| Campaign::from_image(image).map(|_| ()).expect_err("no image").code();
    let mut newer = image.clone();
    newer[b"abilita\0".len()] += 1;
    // A campaign of a zone that a build without it loads is covered by a test of the reader.
    let unknown_zone = ImageError::UnknownZone("Europe/Roma".to_owned()).code();
    vec![refusal(b"id = \"a\""), refusal(&newer), refusal(&image[..image.len() - 1]), unknown_zone]
}

fn wires_and_scenarios() -> Vec<Code> {
    let (.., event) = factotum();
    let stored = wire::Event::from(&event).to_json();
    let no_instant = wire::Event::from_json(&stored.replace("\"at\":\"2025", "\"at\":\"in 2025"))
        .expect("the form is right");
    let unknown_person = r#"{"format": "abilita-scenario/1", "name": "n", "campaign": "factotum-2025", "institutes": {"a": {"head": "nobody"}}, "steps": []}"#;
    let (campaign, ..) = factotum();
    vec![
        wire::Event::from_json("{").expect_err("not JSON").code(),
        wire::Event::from_json(&stored.replace("\"version\":1", "\"version\":2")).expect_err("newer").code(),
        no_instant.parse().expect_err("no instant").code(),
        Scenario::parse("{}").expect_err("no scenario").code(),
        Scenario::parse(unknown_person)
            .expect("the form is right")
            .run(&campaign)
            .expect_err("nobody")
            .code(),
    ]
}

/// Files as no office should send them.
fn tables() -> Vec<Code> {
    let header = "Cod. mecc.;Cognome;Nome;C.F.;Ruolo\n";
    let row = "TOIS99901A;Rossi;Anna;RSSNNA75S42D205F;delegate\n";
    let with_header = |rows: &str| format!("{header}{rows}").into_bytes();
    let mut illegible = with_header("TOIS99901A;Ro");
    illegible.extend(b"\x81;Anna;RSSNNA75S42D205F;delegate\n");
    let files = [
        illegible,
        b"Cognome;Nome;Ruolo\nRossi;Anna;delegate\n".to_vec(),
        format!("Cod. mecc.;Cognome;Nome;C.F.;Ruolo;C.F.\n{}", row.replace("delegate", "delegate;x"))
            .into_bytes(),
        b"Cod. mecc.;Cognome e nome;C.F.;Ruolo\nTOIS99901A;Rossi Anna;RSSNNA75S42D205F;delegate\n".to_vec(),
        with_header(";Rossi;Anna;RSSNNA75S42D205F;delegate\n"),
        with_header(&format!("TOIS99901A;\"Rossi;Anna;RSSNNA75S42D205F;delegate\n{row}")),
        with_header("TOIS99901A;Rossi\n"),
    ];
    let problems = files.iter().flat_map(|file| abilita::table::read(file).problems);
    problems.map(|problem| problem.code()).collect()
}

/// A sound definition of five lines, and what is added to it.
fn tiny(more: &str) -> Result<Campaign, abilita::Problems> {
    let base = "format = \"abilita-definition/1\"\nid = \"tiny\"\ncase = \"person\"\nzone = \"Europe/Rome\"\n\
                [roles.user]\non_record = true\n[functions.enter]\nlogin = false\n\
                [rules.enter]\npermit = \"enter\"\nrole = \"user\"\n";
    Campaign::from_toml(&format!("{base}{more}"))
}

fn definitions() -> Vec<Code> {
    let wrong = [
        "[[[",
        "[windows.w]\nfrom = 3\n",
        "[windows.w]\nfrom = \"never\"\n",
        "[windows.w]\n",
        "[colours.red]\n",
        "[moments.m]\nfrom = \"tomorrow\"\n",
        "[moments.m]\nfrom = 2025-10-06\nweekday = \"friday\"\n",
        "[moments.m]\nfrom = 2025-10-06\nannounced = true\n",
        "[moments.a]\nfrom = { after = \"b\", days = 1 }\n[moments.b]\nfrom = { after = \"a\", days = 1 }\n",
        "[tracks.t]\nstates = [\"s\", \"s\"]\ninitial = \"s\"\n",
    ];
    let mut codes: Vec<Code> = wrong.into_iter().flat_map(|more| problems(tiny(more))).collect();
    codes.extend(problems(Campaign::from_toml(
        "format = \"abilita-definition/9\"\nid = \"a\"\ncase = \"a\"\nzone = \"UTC\"\n",
    )));
    let many: Vec<String> = (0..65).map(|n| format!("[flags.f{n}]\n")).collect();
    codes.extend(problems(tiny(&many.concat())));
    let mut library = Library::new();
    assert!(library.add_json("a.json", "{\"id\": \"a\", \"id\": \"b\"}").is_err());
    codes
}

fn problems(compiled: Result<Campaign, abilita::Problems>) -> Vec<Code> {
    let problems = compiled.expect_err("a definition that is not sound");
    assert!(problems.iter().all(|problem| !problem.message(Lang::It).is_empty()));
    problems.iter().map(|problem| problem.code().code()).collect()
}
