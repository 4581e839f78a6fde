//! Time where it is treacherous: summer time, leap days, what is announced late, ages of facts.

use abilita::{
    Announcement, Asker, Campaign, Case, CaseId, Command, Event, Opening, Request, Value, Zone,
    format_instant,
};
use chrono::NaiveDate;

use crate::life::{PEOPLE, instant, person};

/// A campaign of one role and one function, with more beside it.
fn campaign(more: &str) -> Campaign {
    let base = r#"
        format = "abilita-definition/1"
        id     = "time"
        case   = "institute"
        zone   = "Europe/Rome"
        [roles.head]
        on_record = true
        [functions.enter]
        login = false
    "#;
    Campaign::from_toml(&format!("{base}\n{more}")).unwrap_or_else(|problems| panic!("{problems}"))
}

fn case(campaign: &Campaign, opening: Opening, at: &str) -> Case {
    let opening = opening.on_record("head", person(0));
    let event = campaign.open(CaseId::new("case"), opening, instant(at)).expect("an opening that fits");
    campaign.replay([&event]).expect("one event")
}

/// The answer to the head: whether he may, and until when that holds (empty: for ever).
fn decide(campaign: &Campaign, case: &Case, at: &str) -> (bool, String) {
    let request = Request::new("enter", Asker::person(PEOPLE[0]));
    let decision = campaign.decide(case, &request, instant(at)).expect("its own campaign");
    (decision.is_allowed(), decision.valid_until().map(format_instant).unwrap_or_default())
}

fn moment(campaign: &Campaign, name: &str) -> String {
    campaign
        .moment(name, instant("2020-01-01T00:00:00Z"))
        .map(format_instant)
        .expect("a moment that is known")
}

#[test]
fn g2_g3_from_a_day_begins_it_and_through_a_day_ends_it() {
    let campaign = campaign(
        "[moments]\nfrom = { from = 2025-10-06 }\nthrough = { through = 2025-10-25 }\n\
         hour = { from = 2022-05-12, at = \"09:00\" }\nminute = { through = 2022-05-31, at = \"23:59\" }\n\
         [rules.enter]\npermit = \"enter\"\nrole = \"head\"\n",
    );
    assert_eq!(moment(&campaign, "from"), "2025-10-05T22:00:00Z");
    assert_eq!(moment(&campaign, "through"), "2025-10-25T22:00:00Z");
    assert_eq!(moment(&campaign, "hour"), "2022-05-12T07:00:00Z");
    assert_eq!(moment(&campaign, "minute"), "2022-05-31T22:00:00Z", "the whole of that minute is included");
}

/// G6: days are civil dates. 1 March 2026 is CET, 29 March brings CEST, 25 October 2026 ends it.
#[test]
fn g6_days_are_counted_on_civil_dates_across_summer_time() {
    let campaign = campaign(
        r#"
        [moments]
        winter  = { from = 2026-03-01 }
        spring  = { from = { after = "winter", days = 30 } }
        summer  = { through = { after = "winter", months = 6 } }
        back    = { from = { before = "spring", days = 30 } }
        lasting = { through = 2026-10-24 }
        later   = { through = { after = "lasting", days = 7 } }
        hour    = { from = { after = "winter", days = 30, same_time = true } }
        [rules.enter]
        permit = "enter"
        role   = "head"
        "#,
    );
    assert_eq!(moment(&campaign, "winter"), "2026-02-28T23:00:00Z");
    assert_eq!(moment(&campaign, "spring"), "2026-03-30T22:00:00Z");
    assert_eq!(moment(&campaign, "summer"), "2026-09-01T22:00:00Z");
    assert_eq!(moment(&campaign, "back"), moment(&campaign, "winter"));
    assert_eq!(
        moment(&campaign, "later"),
        "2026-10-31T23:00:00Z",
        "through the 24th, and seven days: the 31st"
    );
    assert_eq!(moment(&campaign, "hour"), moment(&campaign, "spring"));
}

/// SEVIS: 90 days that end on 2 March begin on 2 December, or on 3 December before a leap year's March.
#[test]
fn leap_days_move_what_is_counted_back() {
    let opening = |year: i32| {
        let campaign = campaign(&format!(
            "[moments]\nclosing = {{ through = {year}-03-02 }}\n\
             opening = {{ from = {{ before = \"closing\", days = 90 }} }}\n\
             expiry = {{ through = {{ after = \"closing\", years = 4, snap = \"year_end\" }} }}\n\
             [rules.enter]\npermit = \"enter\"\nrole = \"head\"\n"
        ));
        (moment(&campaign, "opening"), moment(&campaign, "expiry"))
    };
    assert_eq!(opening(2023).0, "2022-12-01T23:00:00Z");
    assert_eq!(opening(2024).0, "2023-12-02T23:00:00Z");
    assert_eq!(opening(2024).1, "2028-12-31T23:00:00Z", "through 31 December of the fourth year after");
}

#[test]
fn hours_that_do_not_exist_or_exist_twice_have_one_instant() {
    let rome: Zone = "Europe/Rome".parse().expect("a zone");
    let at = |month, day, hour| {
        let civil = NaiveDate::from_ymd_opt(2026, month, day).and_then(|day| day.and_hms_opt(hour, 30, 0));
        format_instant(rome.instant(civil.expect("a reading")))
    };
    assert_eq!(at(3, 29, 1), "2026-03-29T00:30:00Z");
    assert_eq!(at(3, 29, 2), "2026-03-29T01:00:00Z", "02:30 does not occur: the instant of the jump");
    assert_eq!(at(10, 25, 2), "2026-10-25T00:30:00Z", "02:30 occurs twice: the first");
    // Samoa had no 30 December 2011 at all.
    let apia: Zone = "Pacific/Apia".parse().expect("a zone");
    let skipped = NaiveDate::from_ymd_opt(2011, 12, 30).expect("a date");
    assert_eq!(apia.start_of(skipped), apia.start_of(skipped.succ_opt().expect("a date")));
}

#[test]
fn the_earliest_and_the_latest_of_several_are_those_that_are_known() {
    let campaign = campaign(
        r#"
        [facts]
        expires_on = "date"
        [moments]
        global_end = { through = 2021-09-30 }
        personal   = { through = { after = "global_end", days = 0 } }
        cutoff     = { earliest = [{ fact = "expires_on" }, "global_end"] }
        last       = { latest = [{ fact = "expires_on" }, "global_end"] }
        [rules.enter]
        permit = "enter"
        role   = "head"
        needs  = [{ before = "cutoff" }]
        "#,
    );
    let with = |date: Option<&str>| {
        let opening = date.map_or(Opening::new(), |date| {
            Opening::new().fact("expires_on", Value::Date(date.parse().expect("a date")))
        });
        case(&campaign, opening, "2021-01-01T00:00:00Z")
    };
    let asked = "2021-03-01T12:00:00+01:00";
    assert_eq!(
        decide(&campaign, &with(Some("2021-05-10")), asked),
        (true, "2021-05-09T22:00:00Z".to_owned())
    );
    assert_eq!(
        decide(&campaign, &with(Some("2022-05-10")), asked),
        (true, "2021-09-30T22:00:00Z".to_owned())
    );
    assert_eq!(decide(&campaign, &with(None), asked), (true, "2021-09-30T22:00:00Z".to_owned()));
}

/// L12: ninety days without a login.
#[test]
fn a_fact_that_comes_of_age_changes_the_answer_on_a_day_of_its_own() {
    let campaign = campaign(
        r#"
        [facts]
        last_login = "date"
        [rules.enter]
        permit = "enter"
        role   = "head"
        [rules.inactive]
        forbid = "enter"
        fact   = { last_login = { older_than_days = 90 } }
        "#,
    );
    let login = Value::Date("2025-08-01".parse().expect("a date"));
    let case = case(&campaign, Opening::new().fact("last_login", login), "2025-08-01T00:00:00Z");
    assert_eq!(decide(&campaign, &case, "2025-08-02T00:00:00Z"), (true, "2025-10-30T23:00:00Z".to_owned()));
    assert!(decide(&campaign, &case, "2025-10-30T22:59:59Z").0, "the ninetieth day, in winter time");
    assert_eq!(decide(&campaign, &case, "2025-10-30T23:00:00Z"), (false, String::new()));
}

const WITH_A_DEADLINE: &str = r#"
    [flags.late]
    [commands.do]
    function = "enter"
    [moments.deadline]
    through = 2025-10-25
    [tracks.work]
    states  = ["open", "done"]
    initial = "open"
    [tracks.work.on.do]
    command = "do"
    from    = "open"
    to      = "done"
    [tracks.work.on.silence]
    moment = "deadline"
    from   = "open"
    do     = { set_flag = "late" }
    [rules.enter]
    permit = "enter"
    role   = "head"
    needs  = [{ before = "deadline" }]
"#;

fn due(campaign: &Campaign, case: &Case, at: &str) -> Vec<String> {
    let events: Vec<Event> = campaign.due(case, instant(at)).expect("its own campaign");
    events.iter().map(|event| format_instant(event.at())).collect()
}

/// L3: an extension published in time moves the deadline, and whoever asks for the day before still learns the old one.
#[test]
fn an_extension_in_time_moves_the_deadline_from_the_day_it_is_known() {
    let campaign = campaign(WITH_A_DEADLINE);
    let case = case(&campaign, Opening::new(), "2025-10-01T00:00:00+02:00");
    let extension = Announcement::new(
        "deadline",
        instant("2025-11-01T00:00:00+01:00"),
        instant("2025-10-20T09:00:00+02:00"),
    );
    let extended = campaign.announce(extension.by_act("ref. 2025/4711")).expect("a stated moment");
    assert_eq!(decide(&extended, &case, "2025-10-19T00:00:00Z"), (true, "2025-10-25T22:00:00Z".to_owned()));
    assert_eq!(decide(&extended, &case, "2025-10-21T00:00:00Z"), (true, "2025-10-31T23:00:00Z".to_owned()));
    assert_eq!(due(&extended, &case, "2025-12-01T00:00:00Z"), ["2025-10-31T23:00:00Z"]);
    assert_eq!(due(&campaign, &case, "2025-12-01T00:00:00Z"), ["2025-10-25T22:00:00Z"]);
    assert_eq!(campaign.hash(), extended.hash(), "an announcement is outside the definition");
}

/// L2 and L3: a day of the year that the definition computes from a number is stated all the same, and can be extended.
#[test]
fn a_day_of_the_year_can_be_extended() {
    let yearly = WITH_A_DEADLINE.replace("2025-10-25", "{ month = 10, day = 25, year = 2025 }");
    assert_ne!(yearly, WITH_A_DEADLINE);
    let campaign = campaign(&yearly);
    let case = case(&campaign, Opening::new(), "2025-10-01T00:00:00+02:00");
    assert_eq!(due(&campaign, &case, "2025-12-01T00:00:00Z"), ["2025-10-25T22:00:00Z"]);
    let (to, known_from) = (instant("2025-11-01T00:00:00+01:00"), instant("2025-10-20T09:00:00+02:00"));
    let extended = campaign.announce(Announcement::new("deadline", to, known_from)).expect("a stated moment");
    assert_eq!(decide(&extended, &case, "2025-10-19T00:00:00Z"), (true, "2025-10-25T22:00:00Z".to_owned()));
    assert_eq!(due(&extended, &case, "2025-12-01T00:00:00Z"), ["2025-10-31T23:00:00Z"]);
}

/// What has fired is not undone, whether the host asked every day or once a year; but the way is open again.
#[test]
fn an_extension_too_late_undoes_nothing_and_opens_again() {
    let campaign = campaign(WITH_A_DEADLINE);
    let case = case(&campaign, Opening::new(), "2025-10-01T00:00:00+02:00");
    let known_from = instant("2025-10-27T09:00:00+01:00");
    let extended = campaign
        .announce(Announcement::new("deadline", instant("2025-11-01T00:00:00+01:00"), known_from))
        .expect("a stated moment");
    assert_eq!(due(&extended, &case, "2025-10-26T12:00:00+01:00"), ["2025-10-25T22:00:00Z"]);
    assert_eq!(due(&extended, &case, "2026-10-26T12:00:00+01:00"), ["2025-10-25T22:00:00Z"]);
    assert!(!decide(&extended, &case, "2025-10-26T12:00:00+01:00").0);
    assert_eq!(
        decide(&extended, &case, "2025-10-28T12:00:00+01:00"),
        (true, "2025-10-31T23:00:00Z".to_owned())
    );
}

/// A moment that became known after it had come is dated when it became known.
#[test]
fn what_is_announced_for_the_past_happens_when_it_is_known() {
    let campaign = campaign(
        r#"
        [flags.closed]
        [moments.closing]
        announced = true
        [tracks.work]
        states  = ["open"]
        initial = "open"
        [tracks.work.on.closing]
        moment = "closing"
        do     = { set_flag = "closed" }
        [rules.enter]
        permit = "enter"
        role   = "head"
        "#,
    );
    let case = case(&campaign, Opening::new(), "2025-10-01T00:00:00+02:00");
    let at = instant("2025-10-05T00:00:00Z");
    let announced = campaign.announce(Announcement::new("closing", at, instant("2025-10-09T08:00:00Z")));
    let announced = announced.expect("an announced moment");
    assert_eq!(due(&announced, &case, "2025-10-08T00:00:00Z"), [""; 0]);
    assert_eq!(due(&announced, &case, "2025-10-10T00:00:00Z"), ["2025-10-09T08:00:00Z"]);
    let again =
        Announcement::new("closing", instant("2025-12-01T00:00:00Z"), instant("2025-10-11T00:00:00Z"));
    let again = announced.announce(again).expect("an announced moment");
    assert_eq!(due(&again, &case, "2026-01-01T00:00:00Z"), ["2025-10-09T08:00:00Z"], "it has come already");
}

#[test]
fn an_alarm_is_set_by_next_due() {
    let campaign = campaign(WITH_A_DEADLINE);
    let mut case = case(&campaign, Opening::new(), "2025-10-01T00:00:00+02:00");
    let now = instant("2025-10-02T00:00:00Z");
    let (at, moment) = campaign.next_due(&case, now).expect("its own campaign").expect("the deadline");
    assert_eq!((format_instant(at).as_str(), moment), ("2025-10-25T22:00:00Z", "deadline"));
    for event in campaign.due(&case, at).expect("its own campaign") {
        campaign.apply(&mut case, &event).expect("its own event");
    }
    assert_eq!(campaign.next_due(&case, now).expect("its own campaign"), None);
}

/// A case goes over to an amended definition by an event, and everything it had is still there.
#[test]
fn a_case_adopts_an_amended_definition_by_an_event() {
    let old = campaign(WITH_A_DEADLINE);
    let amended = campaign(&WITH_A_DEADLINE.replace("2025-10-25", "2025-10-31"));
    let case = case(&old, Opening::new(), "2025-10-01T00:00:00+02:00");
    let at = instant("2025-10-20T09:00:00+02:00");
    let command = Command::new("do", Asker::person(PEOPLE[0]), case.sequence());
    let refusal = amended.handle(&case, &command, at).expect_err("another definition");
    assert_eq!(refusal.code(), "definition_mismatch");
    let adoption = amended.adopt(&old, &case, "ref. 2025/4711", at).expect("all names are there");
    assert_eq!(adoption.len(), 1, "time has brought nothing yet");
    let adopted = amended.apply_adopted(&old, &case, &adoption[0]).expect("all names are there");
    let late =
        amended.adopt(&old, &case, "ref.", instant("2025-11-01T00:00:00Z")).expect("all names are there");
    assert_eq!(
        format_instant(late[0].at()),
        "2025-10-25T22:00:00Z",
        "the old deadline has passed under the old text"
    );
    assert_eq!(adopted.sequence(), 2);
    assert_eq!(decide(&amended, &adopted, "2025-10-28T00:00:00Z"), (true, "2025-10-31T23:00:00Z".to_owned()));
    let renamed = campaign(&WITH_A_DEADLINE.replace("\"open\"", "\"opened\""));
    let error = renamed.adopt(&old, &case, "ref.", at).expect_err("a state is missing");
    assert_eq!(error.code().as_str(), "replay.unknown_name");
}
