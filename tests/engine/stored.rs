//! What is stored of a case: it survives amendments, keeps every change, and can be read back.

use abilita::{
    Announcement, AnnouncementError, Asker, Campaign, Case, CaseId, Code, Command, Event, Instant, Opening,
    Person, PersonId, Told, Value, erase, format_instant, wire,
};
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use crate::life::{PEOPLE, instant, person};

const BASE: &str = r#"
    format = "abilita-definition/1"
    id     = "stored"
    case   = "institute"
    zone   = "Europe/Rome"
    [roles.head]
    on_record = true
    [functions.enter]
    login = false
    [rules.enter]
    permit = "enter"
    role   = "head"
    [tracks.work]
    states  = ["open", "halfway", "done"]
    initial = "open"
"#;

fn campaign(more: &str) -> Campaign {
    Campaign::from_toml(&format!("{BASE}\n{more}")).unwrap_or_else(|problems| panic!("{problems}"))
}

fn opened(campaign: &Campaign, opening: Opening) -> (Case, Vec<Event>) {
    let opening = opening.on_record("head", person(0));
    let at = instant("2025-10-01T00:00:00+02:00");
    let event = campaign.open(CaseId::new("case"), opening, at).expect("an opening that fits");
    (campaign.replay([&event]).expect("one event"), vec![event])
}

/// The head gives a command; its events are applied.
fn give(
    campaign: &Campaign,
    case: &mut Case,
    name: &str,
    arguments: &[(&str, Value)],
    at: &str,
) -> Vec<Event> {
    let mut command = Command::new(name, Asker::person(PEOPLE[0]), case.sequence());
    for (argument, value) in arguments {
        command = command.with(argument, value.clone());
    }
    let events = campaign.handle(case, &command, instant(at)).expect("the head may");
    for event in &events {
        campaign.apply(case, event).expect("its own event");
    }
    events
}

/// The case under `new`, with everything that the adoption takes along.
fn adopted(old: &Campaign, new: &Campaign, case: &Case, at: &str) -> Case {
    let events = new.adopt(old, case, "ref. 2025/4711", instant(at)).expect("all names are there");
    let (adoption, before) = events.split_last().expect("at least the adoption");
    let mut case = case.clone();
    for event in before {
        old.apply(&mut case, event).expect("its own event");
    }
    new.apply_adopted(old, &case, adoption).expect("all names are there")
}

fn restored(campaign: &Campaign, case: &Case) -> Case {
    let json = wire::Snapshot::from(&campaign.snapshot(case)).to_json();
    let state = wire::Snapshot::from_json(&json).and_then(|snapshot| snapshot.parse()).expect("as stored");
    let restored = campaign.restore(state).expect("its own campaign");
    assert_eq!(campaign.snapshot(&restored), campaign.snapshot(case));
    restored
}

const PASSING: &str = r#"
    [commands.do]
    function = "enter"
    [tracks.work.on.do]
    command = "do"
    from    = "open"
    to      = "done"
"#;

const FLAG_TEN_DAYS_AFTER_DONE: &str = r#"
    [flags.old]
    [moments.ten_days_after]
    from = { after = { entered = { work = "done" } }, days = 10 }
    [tracks.aging]
    states  = ["fresh"]
    initial = "fresh"
    [tracks.aging.on.time]
    moment = "ten_days_after"
    do     = { set_flag = "old" }
"#;

/// The state was entered before anybody asked for it; the amended definition does.
#[test]
fn an_adoption_knows_when_states_were_entered_though_the_old_definition_did_not_ask() {
    let old = campaign(PASSING);
    let new = campaign(&format!("{PASSING}\n{FLAG_TEN_DAYS_AFTER_DONE}"));
    let (mut case, _) = opened(&old, Opening::new());
    give(&old, &mut case, "do", &[], "2025-10-02T12:00:00+02:00");
    let case = adopted(&old, &new, &restored(&old, &case), "2025-10-06T00:00:00+02:00");
    let (at, moment) = new
        .next_due(&case, instant("2025-10-06T00:00:00+02:00"))
        .expect("its own campaign")
        .expect("the term runs");
    assert_eq!((format_instant(at).as_str(), moment), ("2025-10-11T22:00:00Z", "ten_days_after"));
}

const COUNTING: &str = r#"
    [flags.late]
    [moments.deadline]
    through = 2025-10-05
    [tracks.work.on.silence]
    moment = "deadline"
    do     = { set_flag = "late" }
"#;

/// A moment that one amendment drops and the next brings back has come already.
#[test]
fn a_moment_that_comes_back_by_an_amendment_does_not_come_twice() {
    let first = campaign(COUNTING);
    let without = campaign("[flags.late]");
    let (case, _) = opened(&first, Opening::new());
    let case = adopted(&first, &without, &case, "2025-10-10T00:00:00+02:00");
    assert_eq!(without.flags_of(&case), ["late"], "it came under the first text");
    let case = restored(&without, &case);
    let again = adopted(&without, &first, &case, "2025-10-20T00:00:00+02:00");
    assert_eq!(first.due(&again, instant("2025-12-01T00:00:00Z")).expect("its own campaign"), []);
}

/// What a text was under the old definition need not be what the new one declares.
#[test]
fn an_adoption_refuses_a_fact_that_is_not_of_the_type_now_declared() {
    let old = campaign("[facts]\nmailbox = \"text\"\nsince = \"text\"\n");
    let new = campaign("[facts]\nmailbox = \"email\"\nsince = \"date\"\n");
    let (unfit, _) = opened(&old, Opening::new().fact("mailbox", "by hand"));
    let at = instant("2025-10-06T00:00:00+02:00");
    let error = new.adopt(&old, &unfit, "ref.", at).expect_err("no email address");
    assert_eq!(error.code(), Code::ReplayWrongFact);

    let opening = Opening::new().fact("mailbox", "box@example.org").fact("since", "2025-09-01");
    let (fitting, _) = opened(&old, opening);
    let case = adopted(&old, &new, &fitting, "2025-10-06T00:00:00+02:00");
    assert_eq!(new.fact_of(&case, "since"), Some(&Value::Date("2025-09-01".parse().expect("a date"))));
}

#[test]
fn a_snapshot_whose_facts_were_altered_is_refused() {
    let campaign = campaign("[facts]\nmailbox = \"email\"\n");
    let (case, _) = opened(&campaign, Opening::new().fact("mailbox", "box@example.org"));
    let json = wire::Snapshot::from(&campaign.snapshot(&case)).to_json().replace("box@", "box at ");
    let state =
        wire::Snapshot::from_json(&json).and_then(|snapshot| snapshot.parse()).expect("the form is right");
    assert_eq!(campaign.restore(state).expect_err("no email address").code(), Code::ReplayWrongFact);
}

const APPENDING: &str = r#"
    [facts]
    papers = "texts"
    kind   = { type = "texts", one_of = ["form", "copy"] }
    [commands.bring]
    function  = "enter"
    arguments = { one = "text", two = "text" }
    [commands.sort]
    function  = "enter"
    arguments = { as = { type = "text", one_of = ["form", "copy"] } }
    [tracks.work.on.bring]
    command = "bring"
    do      = { append = { papers = { argument = "one" } } }
    [tracks.other]
    states  = ["here"]
    initial = "here"
    [tracks.other.on.bring]
    command = "bring"
    do      = { append = { papers = { argument = "two" } } }
    [tracks.other.on.sort]
    command = "sort"
    do      = { append = { kind = { argument = "as" } } }
"#;

#[test]
fn two_texts_that_one_command_appends_to_a_list_are_both_kept() {
    let campaign = campaign(APPENDING);
    let (mut case, mut events) = opened(&campaign, Opening::new());
    let papers = |case: &Case| match campaign.fact_of(case, "papers") {
        Some(Value::Texts(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let at = "2025-10-02T12:00:00+02:00";
    events.extend(give(&campaign, &mut case, "bring", &[("one", "form".into()), ("two", "copy".into())], at));
    assert_eq!(papers(&case), ["form", "copy"]);
    events.extend(give(
        &campaign,
        &mut case,
        "bring",
        &[("one", "photo".into()), ("two", "photo".into())],
        at,
    ));
    assert_eq!(papers(&case), ["form", "copy", "photo"], "a list has a text once");
    assert_eq!(events.last().expect("three events").changes().len(), 1, "and the event says what happened");
    let stored: Vec<String> = events.iter().map(|event| wire::Event::from(event).to_json()).collect();
    let read = stored.iter().map(|json| wire::Event::from_json(json).and_then(|event| event.parse()));
    let read: Vec<Event> = read.collect::<Result<_, _>>().expect("as stored");
    assert_eq!(papers(&campaign.replay(&read).expect("one case")), ["form", "copy", "photo"]);
}

/// What is stored always fits: an argument that may be anything cannot become a fact that may not.
#[test]
fn an_argument_freer_than_the_fact_it_would_become_is_no_sound_definition() {
    let freer =
        APPENDING.replace("{ as = { type = \"text\", one_of = [\"form\", \"copy\"] } }", "{ as = \"text\" }");
    assert_ne!(freer, APPENDING);
    assert!(Campaign::from_toml(&format!("{BASE}\n{freer}")).is_err());
    let campaign = campaign(APPENDING);
    let (mut case, _) = opened(&campaign, Opening::new());
    give(&campaign, &mut case, "sort", &[("as", "copy".into())], "2025-10-02T12:00:00+02:00");
    restored(&campaign, &case);
}

/// A command moves the track to a state and another track's transition moves it on: it has been there.
#[test]
fn a_state_passed_through_within_one_event_counts_as_entered() {
    let campaign = campaign(
        r#"
        [commands.rush]
        function = "enter"
        [tracks.work.on.rush]
        command = "rush"
        to      = "halfway"
        [tracks.zeal]
        states  = ["here"]
        initial = "here"
        [tracks.zeal.on.rush]
        command = "rush"
        do      = { move = { work = "done" } }
        [tracks.zeal.on.time]
        moment = "next_day"
        [moments.next_day]
        from = { after = { entered = { work = "halfway" } }, days = 1 }
        "#,
    );
    let (mut case, _) = opened(&campaign, Opening::new());
    give(&campaign, &mut case, "rush", &[], "2025-10-02T12:00:00+02:00");
    assert_eq!(campaign.state_of(&case, "work"), Some("done"));
    let next = campaign.next_due(&case, instant("2025-10-02T12:00:00+02:00")).expect("its own campaign");
    assert_eq!(next.map(|(at, _)| format_instant(at)).as_deref(), Some("2025-10-02T22:00:00Z"));
}

proptest! {
    /// In which order the host brings announcements changes nothing, even where they became known at the same instant.
    #[test]
    fn announcements_count_the_same_in_any_order(
        said in prop::collection::vec((0..20i64, 0..4i64, prop::option::of(0..2u8)), 1..6),
        asked in 0..25i64,
        seed in any::<prop::sample::Index>(),
    ) {
        let stated = campaign("[moments.a]\nthrough = 2025-10-05\n[moments.b]\nannounced = true\n");
        let day = |days: i64| instant("2025-10-01T00:00:00Z") + chrono::TimeDelta::days(days);
        let announce = |order: &[(i64, i64, Option<u8>)]| {
            order.iter().fold(stated.clone(), |campaign, (at, known, act)| {
                ["a", "b"].into_iter().fold(campaign, |campaign, moment| {
                    let announcement = Announcement::new(moment, day(*at), day(*known));
                    let announcement = match act {
                        Some(act) => announcement.by_act(format!("ref. {act}")),
                        None => announcement,
                    };
                    campaign.announce(announcement).expect("announceable")
                })
            })
        };
        let mut turned = said.clone();
        turned.rotate_left(seed.index(said.len()));
        turned.reverse();
        let (one, other) = (announce(&said), announce(&turned));
        for moment in ["a", "b"] {
            prop_assert_eq!(one.moment(moment, day(asked)), other.moment(moment, day(asked)));
        }
        prop_assert!(one.announcements().eq(other.announcements()));
    }

    /// Whatever instant or date is taken can be read back; the others are refused.
    #[test]
    fn instants_and_dates_of_any_year_are_refused_or_read_back(
        seconds in prop_oneof![-8_334_601_228_800..8_210_266_876_799i64, -62_168_000_000..-62_166_000_000i64, 253_402_000_000..253_403_000_000i64],
        nanos in prop_oneof![Just(0u32), 0..1_000_000_000u32],
        days in prop_oneof![-95_746_163..95_745_804i32, -366..366i32, 3_652_000..3_653_000i32],
    ) {
        let campaign = campaign("[facts]\nwhen = \"instant\"\nday = \"date\"\n");
        let at = DateTime::from_timestamp(seconds, nanos).expect("within the calendar");
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        let opening = Opening::new().fact("day", Value::Date(day)).fact("when", Value::Instant(at));
        let years = |year: i32| (0..=9999).contains(&year);
        let fits = years(chrono::Datelike::year(&at)) && years(chrono::Datelike::year(&day));
        match campaign.open(CaseId::new("case"), opening, at) {
            Ok(event) => {
                prop_assert!(fits);
                let json = wire::Event::from(&event).to_json();
                prop_assert_eq!(wire::Event::from_json(&json).and_then(|event| event.parse()).expect("as stored"), event);
            }
            Err(error) => {
                prop_assert!(!fits);
                prop_assert!(matches!(error.code(), Code::InstantOutOfRange | Code::OpeningWrongFact));
            }
        }
    }

    /// C4: wherever the codice fiscale stands, in whatever spelling, nothing of it is left, and what was told apart still is.
    #[test]
    fn after_an_erasure_no_byte_of_the_code_is_left(
        ids in prop::collection::vec(spelling(), 1..6),
        comment in spelling(),
        act in spelling(),
        address in spelling(),
        listed in spelling(),
    ) {
        let campaign = campaign(OWING);
        let neighbour = Person::new(PEOPLE[2]).named("Anna", &comment).with_email(&address);
        let opening = Opening::new().on_record("head", neighbour).on_record("head", Person::new(&listed)).fact("note", act.as_str());
        let (mut case, mut events) = opened(&campaign, opening);
        let at = "2025-10-02T12:00:00+02:00";
        for id in &ids {
            let command = Command::new("ask", Asker::person(PEOPLE[0]), case.sequence()).with("id", id.as_str());
            for event in campaign.handle(&case, &command, instant(at)).unwrap_or_default() {
                campaign.apply(&mut case, &event).expect("its own event");
                events.push(event);
            }
        }
        events.extend(give(&campaign, &mut case, "enter_it", &[("id", ids[0].as_str().into()), ("why", comment.as_str().into())], at));
        let told = Told::new().fact("note", comment.as_str()).on_record("head", person(1));
        let told = campaign.tell(&case, told, instant(at)).expect("news that fit");
        campaign.apply(&mut case, &told[0]).expect("its own event");
        events.extend(told);

        let erased = erase(&events, &PersonId::new(PEOPLE[1]), false);
        let adoption = campaign.adopt(&campaign, &case, &act, instant(at)).expect("itself");
        let stored: String = erased.iter().chain(&erase(&adoption, &PersonId::new(PEOPLE[1]), false))
            .map(|event| wire::Event::from(event).to_json().replace("\\t", " ").replace("\\n", " "))
            .collect();
        let squeezed: String = stored.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        prop_assert!(!squeezed.contains(PEOPLE[1]), "{}", stored);
        let replayed = campaign.replay(&erased).expect("still the events of one case");
        prop_assert_eq!(replayed.debts().count(), case.debts().count());
        prop_assert_eq!(campaign.record_of(&replayed).count(), campaign.record_of(&case).count());
        let again = campaign.restore(campaign.snapshot(&replayed)).expect("what was emptied still fits");
        prop_assert_eq!(again.sequence(), case.sequence());
    }
}

const OWING: &str = r#"
    [facts]
    note = "text"
    [commands.ask]
    function  = "enter"
    arguments = { id = "text" }
    [commands.enter_it]
    function  = "enter"
    arguments = { id = "text", why = "text" }
    [tracks.work.on.ask]
    command = "ask"
    do      = { owe = "id" }
    [tracks.work.on.enter_it]
    command = "enter_it"
    do      = { settle = "id", comment = "why" }
"#;

/// The second person's codice fiscale in the spellings in which people leave it in texts.
fn spelling() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec!["", "", "", " ", "  ", "\t", "\n", "\u{a0}"]);
    let parts = PEOPLE[1].chars().map(|c| (Just(c), any::<bool>(), gap.clone()));
    let code = parts.collect::<Vec<_>>().prop_map(|parts| {
        let spell = |(c, small, gap): (char, bool, &str)| {
            format!("{}{gap}", if small { c.to_ascii_lowercase() } else { c })
        };
        parts.into_iter().map(spell).collect::<String>()
    });
    (prop::sample::select(vec!["", "mail of ", "TINIT-", "7/"]), code, "[a-z0-9 ,]{0,4}")
        .prop_map(|(before, code, after)| format!("{before}{code}{after}"))
}

#[test]
fn instants_beyond_the_years_of_rfc_3339_are_refused_wherever_they_come_in() {
    let campaign = campaign(&format!("{PASSING}\n[moments.a]\nannounced = true\n"));
    let (case, _) = opened(&campaign, Opening::new());
    let beyond = Instant::MAX_UTC;
    let command = Command::new("do", Asker::person(PEOPLE[0]), case.sequence());
    assert_eq!(
        campaign.handle(&case, &command, beyond).expect_err("too late").code(),
        "instant_out_of_range"
    );
    assert_eq!(
        campaign.tell(&case, Told::new(), beyond).expect_err("too late").code(),
        Code::InstantOutOfRange
    );
    let adoption = campaign.adopt(&campaign, &case, "ref.", beyond).expect_err("too late");
    assert_eq!(adoption.code(), Code::InstantOutOfRange);
    let announced = campaign.announce(Announcement::new("a", beyond, case.last_at())).expect_err("too late");
    assert_eq!(announced, AnnouncementError::OutOfRange("a".to_owned()));
    assert!(abilita::parse_instant("0000-01-01T00:00:00+01:00").is_err(), "the year before, in UTC");
    assert!(abilita::parse_instant("9999-12-31T23:59:59-01:00").is_err(), "the year after, in UTC");
}

/// Nothing of another person is touched by the erasure of one who stands there under less than a code.
#[test]
fn whoever_stands_there_under_a_scrap_is_found_only_where_it_stands_alone() {
    let campaign = campaign(OWING);
    let scrap = Person::new("N").named("Nora", "Riva");
    let (_, events) = opened(&campaign, Opening::new().on_record("head", scrap).fact("note", "Napoli"));
    let erased = erase(&events, &PersonId::new("n"), false);
    let case = campaign.replay(&erased).expect("one case");
    let record: Vec<(&str, &str)> =
        campaign.record_of(&case).map(|(_, person)| (person.id().as_str(), person.surname())).collect();
    assert_eq!(record, [("ERASED-1", ""), (PEOPLE[0], "Conti")]);
    assert_eq!(campaign.fact_of(&case, "note"), Some(&Value::from("Napoli")));
}
