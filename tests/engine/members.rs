//! What is kept of each person of the register or draft: facts, flags and tracks `of = "member"`.

use abilita::{Asker, Code, Opening, PersonId, Request, Told, Value, erase};
use chrono::NaiveDate;

use crate::life::{PEOPLE, instant};
use crate::play::{Play, compiled, id, person};

/// A delegate accepts or declines; the head ends a delegation; it ends by itself on 31 December of the fourth year.
const DELEGATIONS: &str = r#"
    [facts]
    accepted_on = { type = "date", of = "member" }
    reason      = { type = "text", of = "member" }
    last_login  = { type = "date", of = "member" }
    [flags]
    idle = { of = "member" }
    [moments]
    end_of_term = { through = { after = { fact = "accepted_on" }, years = 4, snap = "year_end" } }
    too_long    = { from = { after = { fact = "last_login" }, days = 90 } }
    a_week_on   = { from = { after = { entered = { delegation = "accepted" } }, days = 7 } }
    [commands]
    accept = { function = "use" }
    end    = { function = "manage", arguments = { person = "person", reason = "text" } }
    remind = { function = "manage" }
    list   = { function = "manage", arguments = { person = "person", role = "role" } }
    strike = { function = "manage", arguments = { person = "person" } }
    grant  = { function = "manage" }
    [tracks.delegation]
    of      = "member"
    states  = ["asked", "accepted", "ended"]
    initial = "asked"
    [tracks.delegation.on]
    accept = { command = "accept", member = "asker", from = "asked", to = "accepted", do = { set = { accepted_on = { now = true } } } }
    end    = { command = "end", member = { argument = "person" }, from = ["asked", "accepted"], to = "ended", do = { set = { reason = { argument = "reason" } } } }
    remind = { command = "remind", member = "every", from = "asked", send = { to = "member", notice = "asked" } }
    term   = { moment = "end_of_term", from = "accepted", to = "ended" }
    thanks = { moment = "a_week_on", send = [{ to = "member", notice = "thanks" }, { to = "head", notice = "one_more" }] }
    idle   = { moment = "too_long", do = { set_flag = "idle" } }
    [tracks.list]
    states  = ["one"]
    initial = "one"
    [tracks.list.on]
    list   = { command = "list", do = { insert = { person = "person", role = "role" } } }
    strike = { command = "strike", do = { remove = "person" } }
    grant  = { command = "grant", do = { grant_roster = true } }
    [windows.delegated]
    from  = { entered = { delegation = "accepted" } }
    until = "end_of_term"
    [functions.sign]
    login = false
    [rules.sign]
    permit = "sign"
    role   = "delegate"
    needs  = [{ during = "delegated" }, { state = { delegation = "accepted" } }]
"#;

const NOON: &str = "2026-02-01T12:00:00+01:00";

#[test]
fn each_delegate_accepts_for_himself() {
    let mut play = Play::of(DELEGATIONS);
    assert_eq!((play.state(1, "delegation"), play.state(2, "delegation")), (Some("asked"), Some("asked")));
    assert_eq!(play.state(0, "delegation"), None, "the head is on record, and no member");
    play.does(1, "accept", &[], NOON);
    assert_eq!((play.state(1, "delegation"), play.state(2, "delegation")), (Some("accepted"), Some("asked")));
    assert!(play.may(1, "sign", NOON) && !play.may(2, "sign", NOON), "conditions look at whoever asks");
    let on = play.campaign.member_fact(&play.case, &id(1), "accepted_on");
    assert_eq!(
        on,
        Some(&Value::Date(NaiveDate::from_ymd_opt(2026, 2, 1).expect("a date"))),
        "the civil day in Rome"
    );
    assert_eq!(play.refusal(1, "accept", &[], NOON), "wrong_state");
}

#[test]
fn whoever_is_no_member_is_told_so() {
    let mut play = Play::of(DELEGATIONS);
    let end = [("person", person(4)), ("reason", Value::from("left"))];
    assert_eq!(play.refusal(0, "end", &end, NOON), "unknown_person");
    assert_eq!(play.refusal(0, "accept", &[], NOON), "unknown_person", "the head is no member");
    play.does(0, "remind", &[], NOON);
    assert_eq!(play.sent(), ["asked to member about 1", "asked to member about 2"]);
    let stranger = Told::new().member_fact(id(4), "reason", "none");
    let error = play.campaign.tell(&play.case, stranger, instant(NOON)).expect_err("nobody's fact");
    assert_eq!(error.code(), Code::UnknownPerson);
    let opening = Opening::new().member_state(id(4), "delegation", "accepted");
    let opened = play.campaign.open(abilita::CaseId::new("a"), opening, instant(NOON));
    assert_eq!(opened.expect_err("nobody's state").code(), Code::UnknownPerson);
}

#[test]
fn the_head_ends_one_delegation_and_the_others_last() {
    let mut play = Play::of(DELEGATIONS);
    play.does(2, "accept", &[], NOON);
    play.does(0, "end", &[("person", person(1)), ("reason", "left".into())], NOON);
    assert_eq!((play.state(1, "delegation"), play.state(2, "delegation")), (Some("ended"), Some("accepted")));
    assert_eq!(play.campaign.member_fact(&play.case, &id(1), "reason"), Some(&Value::from("left")));
    assert_eq!(play.campaign.fact_of(&play.case, "reason"), None, "it is not the case's");
}

#[test]
fn the_moments_of_members_come_to_each_in_his_time() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], "2026-02-01T12:00:00+01:00");
    play.does(2, "accept", &[], "2027-03-01T12:00:00+01:00");
    assert_eq!(
        play.waits_until("2032-01-01T00:00:00+01:00"),
        ["2027-03-07 a_week_on of 2", "2030-12-31 end_of_term of 1", "2031-12-31 end_of_term of 2"],
        "what came by the second acceptance had been told with it"
    );
    assert_eq!((play.state(1, "delegation"), play.state(2, "delegation")), (Some("ended"), Some("ended")));
    let thanks = [
        "thanks to member about 1",
        "one_more to head about 1",
        "thanks to member about 2",
        "one_more to head about 2",
    ];
    assert_eq!(play.sent(), thanks);
    assert_eq!(play.waits_until("2040-01-01T00:00:00+01:00"), [] as [&str; 0], "a moment comes once");
}

#[test]
fn an_answer_holds_until_the_moment_of_the_member_who_asks() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], NOON);
    play.does(2, "accept", &[], "2027-03-01T12:00:00+01:00");
    let at = "2027-04-01T12:00:00+01:00";
    assert_eq!(play.valid_until(1, "sign", at).as_deref(), Some("2030-12-31T23:00:00Z"));
    assert_eq!(play.valid_until(2, "sign", at).as_deref(), Some("2031-12-31T23:00:00Z"));
    assert_eq!(play.valid_until(0, "sign", at), None, "he never may");
}

#[test]
fn a_moment_counted_from_a_fact_comes_again_when_the_fact_is_another() {
    let mut play = Play::of(DELEGATIONS);
    let login =
        |day: &str| Told::new().member_fact(id(1), "last_login", Value::Date(day.parse().expect("a date")));
    play.tells(login("2026-01-10"), "2026-01-10T08:00:00+01:00");
    assert_eq!(play.waits_until("2026-06-01T00:00:00+02:00"), ["2026-04-09 too_long of 1"]);
    assert_eq!(play.campaign.member_flags(&play.case, &id(1)), ["idle"]);
    assert_eq!(play.campaign.member_flags(&play.case, &id(2)), [] as [&str; 0]);
    play.tells(login("2026-01-10"), "2026-06-01T08:00:00+02:00");
    assert_eq!(
        play.waits_until("2026-07-01T00:00:00+02:00"),
        [] as [&str; 0],
        "it is the same day as before"
    );
    play.tells(login("2026-07-01"), "2026-07-01T08:00:00+02:00");
    assert_eq!(play.waits_until("2026-12-01T00:00:00+01:00"), ["2026-09-28 too_long of 1"]);
}

/// Whoever is neither in the register nor in the draft is forgotten; a moment that came to him before may come again.
#[test]
fn a_person_who_leaves_and_returns_starts_anew() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], NOON);
    play.waits_until("2026-03-01T00:00:00+01:00");
    play.does(0, "list", &[("person", person(2)), ("role", "delegate".into())], "2026-03-01T12:00:00+01:00");
    assert_eq!(play.state(1, "delegation"), Some("accepted"), "he still is in the register");
    play.does(0, "grant", &[], "2026-03-01T12:00:00+01:00");
    assert_eq!((play.state(1, "delegation"), play.state(2, "delegation")), (None, Some("asked")));
    play.does(0, "list", &[("person", person(1)), ("role", "delegate".into())], "2026-03-02T12:00:00+01:00");
    assert_eq!(play.state(1, "delegation"), Some("asked"), "he begins as soon as he is in the draft");
    assert!(!play.may(1, "sign", "2026-03-02T13:00:00+01:00"));
    play.does(0, "grant", &[], "2026-03-02T13:00:00+01:00");
    play.does(1, "accept", &[], "2026-03-03T12:00:00+01:00");
    assert_eq!(play.waits_until("2026-04-01T00:00:00+02:00"), ["2026-03-09 a_week_on of 1"]);
}

#[test]
fn a_draft_that_is_struck_out_is_forgotten_too() {
    let mut play = Play::of(DELEGATIONS);
    play.does(0, "list", &[("person", person(3)), ("role", "delegate".into())], NOON);
    play.does(0, "list", &[("person", person(1)), ("role", "delegate".into())], NOON);
    assert_eq!(play.state(3, "delegation"), Some("asked"));
    play.does(0, "strike", &[("person", person(3))], NOON);
    play.does(0, "strike", &[("person", person(1))], NOON);
    assert_eq!(play.state(3, "delegation"), None);
    assert_eq!(play.state(1, "delegation"), Some("asked"), "he is in the register");
}

#[test]
fn figures_count_members() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], NOON);
    let figures = |at| play.campaign.figures([&play.case], instant(at)).expect("its own campaign");
    let now = figures(NOON);
    assert_eq!((now.in_state("delegation", "asked"), now.in_state("delegation", "accepted")), (1, 1));
    let later = figures("2031-01-01T00:00:00+01:00");
    assert_eq!((later.in_state("delegation", "accepted"), later.in_state("delegation", "ended")), (0, 1));
}

#[test]
fn erasing_a_member_keeps_where_he_stood_and_nothing_he_said() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], NOON);
    play.waits_until("2026-03-01T00:00:00+01:00");
    play.does(0, "end", &[("person", person(1)), ("reason", "ill".into())], "2026-03-01T12:00:00+01:00");
    play.does(2, "accept", &[], "2026-03-02T12:00:00+01:00");
    let erased = erase(&play.events, &id(1), false);
    let stored: String = erased.iter().map(|event| abilita::wire::Event::from(event).to_json()).collect();
    assert!(!stored.contains(PEOPLE[1]));
    let case = play.campaign.replay(&erased).expect("still one case");
    let nameless = PersonId::new("ERASED-1");
    assert_eq!(play.campaign.member_state(&case, &nameless, "delegation"), Some("ended"));
    assert_eq!(play.campaign.member_fact(&case, &nameless, "reason"), Some(&Value::from("")));
    assert_eq!(play.campaign.member_state(&case, &id(2), "delegation"), Some("accepted"));
    let due = play.campaign.due(&case, instant("2026-03-05T00:00:00+01:00")).expect("its own campaign");
    assert_eq!(due.len(), 0, "what had come to him has come");
}

#[test]
fn an_adoption_takes_members_along() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], NOON);
    play.does(0, "end", &[("person", person(2)), ("reason", "left".into())], NOON);
    let amended = DELEGATIONS.replace("years = 4", "years = 1");
    let new = compiled(&amended);
    let at = instant("2026-06-01T00:00:00+02:00");
    let events = new.adopt(&play.campaign, &play.case, "ref. 12/2026", at).expect("all names are there");
    let (adoption, before) = events.split_last().expect("at least the adoption");
    for event in before {
        play.campaign.apply(&mut play.case, event).expect("its own event");
    }
    let case = new.apply_adopted(&play.campaign, &play.case, adoption).expect("all names are there");
    assert_eq!(new.member_state(&case, &id(1), "delegation"), Some("accepted"));
    assert_eq!(new.member_fact(&case, &id(2), "reason"), Some(&Value::from("left")));
    let due = new.due(&case, instant("2028-01-01T00:00:00+01:00")).expect("its own campaign");
    assert_eq!(due.len(), 1, "the shorter term of the one who accepted; his thanks had come before");
}

/// The names of a definition without members find none when they are asked for after an amendment brings them.
#[test]
fn an_amendment_that_brings_members_begins_with_those_who_are_listed() {
    let mut play = Play::of("");
    let new = compiled(DELEGATIONS);
    let at = instant("2026-06-01T00:00:00+02:00");
    let events = new.adopt(&play.campaign, &play.case, "ref. 12/2026", at).expect("all names are there");
    let (adoption, before) = events.split_last().expect("at least the adoption");
    for event in before {
        play.campaign.apply(&mut play.case, event).expect("its own event");
    }
    let case = new.apply_adopted(&play.campaign, &play.case, adoption).expect("all names are there");
    assert_eq!(new.member_state(&case, &id(1), "delegation"), Some("asked"));
}

/// An announced moment comes to every member; what is counted from it, too.
#[test]
fn an_announced_moment_moves_every_member() {
    let announced = r#"
        [moments]
        reopening = { announced = true }
        [commands.say]
        function = "use"
        [tracks.access]
        of      = "member"
        states  = ["frozen", "open"]
        initial = "frozen"
        [tracks.access.on.reopening]
        moment = "reopening"
        to     = "open"
    "#;
    let mut play = Play::of(announced);
    assert_eq!(play.waits_until("2026-02-01T00:00:00+01:00"), [] as [&str; 0]);
    let at = instant("2026-02-02T08:00:00+01:00");
    let known = abilita::Announcement::new("reopening", at, instant("2026-02-01T08:00:00+01:00"));
    play.campaign = play.campaign.announce(known).expect("announceable");
    assert_eq!(play.waits_until("2026-02-03T00:00:00+01:00"), ["2026-02-02 reopening"], "once in the case");
    assert_eq!((play.state(1, "access"), play.state(2, "access")), (Some("open"), Some("open")));
}

/// Both at the first instant of 1 March: the register is cut down, and a term of somebody who goes with it ends.
#[test]
fn nothing_happens_to_somebody_whom_the_same_instant_takes_off_the_lists() {
    let at_one_instant = r#"
        [facts.until]
        type = "date"
        of   = "member"
        [moments]
        cut  = { from = 2026-03-01 }
        term = { from = { fact = "until" } }
        also = { from = 2026-03-01 }
        [tracks.list]
        states  = ["one"]
        initial = "one"
        [tracks.list.on.cut]
        moment = "cut"
        do     = { grant_roster = true }
        [tracks.grant]
        of      = "member"
        states  = ["runs", "ended"]
        initial = "runs"
        [tracks.grant.on]
        term = { moment = "term", to = "ended" }
        also = { moment = "also", send = { to = "member", notice = "bye" } }
    "#;
    let day = Value::Date("2026-03-01".parse().expect("a date"));
    let opening = Opening::new().member_fact(id(1), "until", day);
    let mut play = Play::opened(compiled(at_one_instant), opening);
    let came = play.waits_until("2026-03-02T00:00:00+01:00");
    assert_eq!(
        came,
        ["2026-02-28 cut", "2026-02-28 also"],
        "the draft was empty: nobody is a member any more"
    );
    assert_eq!(play.sent(), [] as [&str; 0]);
    assert_eq!(play.campaign.members_of(&play.case).count(), 0);
}

/// A track of the case looks at whoever gives the command, as a member.
#[test]
fn a_track_of_the_case_may_ask_where_the_asker_stands_as_member() {
    let more = format!(
        "{DELEGATIONS}\n{}",
        r#"
        [commands.speak]
        function = "use"
        [tracks.voice]
        states  = ["none", "heard"]
        initial = "none"
        [tracks.voice.on.speak]
        command = "speak"
        state   = { delegation = "accepted" }
        to      = "heard"
    "#
    );
    let mut play = Play::of(&more);
    assert_eq!(play.refusal(1, "speak", &[], NOON), "wrong_state");
    play.does(1, "accept", &[], NOON);
    assert_eq!(play.refusal(2, "speak", &[], NOON), "wrong_state");
    play.does(1, "speak", &[], NOON);
    assert_eq!(play.campaign.state_of(&play.case, "voice"), Some("heard"));
}

/// Of one that several persons have, everybody's own is asked for.
#[test]
fn menus_differ_by_member() {
    let mut play = Play::of(DELEGATIONS);
    play.does(1, "accept", &[], NOON);
    let allowed = |who: usize| {
        let asker = Asker::person(PEOPLE[who]);
        let menu = play.campaign.permissions(&play.case, &asker, instant(NOON)).expect("its own campaign");
        let request = Request::new("sign", asker.clone());
        let decision = play.campaign.decide(&play.case, &request, instant(NOON)).expect("its own campaign");
        let in_menu = menu.iter().any(|entry| entry.function() == "sign" && entry.is_allowed());
        assert_eq!(in_menu, decision.is_allowed());
        in_menu
    };
    assert_eq!((allowed(1), allowed(2)), (true, false));
}
