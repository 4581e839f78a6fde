//! Notices: messages on a schedule, to those of whom a condition holds when they are due.

use abilita::{Lang, Opening, Told, Value};

use crate::play::{Play, compiled, id};

const REMINDERS: &str = r#"
    [moments]
    deadline = { through = 2026-03-31 }
    [facts]
    trained_on = { type = "date", of = "member" }
    mailbox    = "email"
    [moments.expiry]
    through = { after = { fact = "trained_on" }, years = 1 }
    [commands]
    confirm = { function = "manage" }
    [tracks.renewal]
    states  = ["open", "confirmed"]
    initial = "open"
    [tracks.renewal.on.confirm]
    command = "confirm"
    to      = "confirmed"
    send    = { to = "head", notice = "thanks" }
    [notices.reminder]
    to     = "head"
    before = "deadline"
    days   = [14, 7, 1]
    at     = 08:00
    if     = { state = { renewal = "open" } }
    text   = { it = "Confermare i delegati.", en = "Confirm the delegates." }
    [notices.over]
    to    = "mailbox"
    after = "deadline"
    if    = { state = { renewal = "open" } }
    [notices.everybody]
    to     = "member"
    before = "deadline"
    days   = 3
    [notices.training]
    to     = "member"
    before = "expiry"
    days   = 30
    [notices.training_over]
    to    = "head"
    after = "expiry"
    [notices.thanks]
    text = "Grazie."
"#;

#[test]
fn those_not_done_are_reminded_on_each_day_of_the_schedule() {
    let mut play = Play::of(REMINDERS);
    let came = play.waits_until("2026-04-01T00:00:00+02:00");
    let days = [
        "2026-03-17 reminder/14",
        "2026-03-24 reminder/7",
        "2026-03-27 everybody/3",
        "2026-03-30 reminder/1",
        "2026-03-31 over/0",
    ];
    assert_eq!(came, days);
    assert_eq!(
        play.sent(),
        [
            "reminder to head",
            "reminder to head",
            "everybody to member about 1",
            "everybody to member about 2",
            "reminder to head",
            "over to mailbox"
        ]
    );
}

#[test]
fn whoever_is_done_is_left_alone_and_the_day_has_come_all_the_same() {
    let mut play = Play::of(REMINDERS);
    play.does(0, "confirm", &[], "2026-03-20T12:00:00+01:00");
    let came = play.waits_until("2026-04-01T00:00:00+02:00");
    assert_eq!(
        came,
        ["2026-03-24 reminder/7", "2026-03-27 everybody/3", "2026-03-30 reminder/1", "2026-03-31 over/0"]
    );
    let to_head = play.sent().iter().filter(|sent| sent.ends_with("to head")).count();
    assert_eq!(to_head, 2, "the first reminder, and the thanks");
}

/// "At 8": the civil hour, on both sides of the change to summer time (29 March 2026).
#[test]
fn the_hour_is_that_of_the_zone() {
    let mut play = Play::of(REMINDERS);
    play.waits_until("2026-04-01T00:00:00+02:00");
    let at = |moment: usize| abilita::format_instant(play.events[moment].at());
    assert_eq!((at(2), at(4)), ("2026-03-24T07:00:00Z".into(), "2026-03-30T06:00:00Z".into()));
}

#[test]
fn a_notice_counted_from_a_fact_of_a_member_is_his_and_comes_again() {
    let date = |day: &str| Value::Date(day.parse().expect("a date"));
    let opening = Opening::new().member_fact(id(2), "trained_on", date("2025-02-20"));
    let mut play = Play::opened(compiled(REMINDERS), opening);
    play.waits_until("2026-02-01T00:00:00+01:00");
    assert_eq!(play.sent(), ["training to member about 2"]);
    play.tells(Told::new().member_fact(id(2), "trained_on", date("2026-02-10")), "2026-02-10T08:00:00+01:00");
    let came = play.waits_until("2027-02-11T00:00:00+01:00");
    assert_eq!(&came[came.len() - 2..], ["2027-01-10 training/30 of 2", "2027-02-10 training_over/0 of 2"]);
    assert_eq!(play.sent().last().map(String::as_str), Some("training_over to head about 2"));
}

#[test]
fn a_member_is_written_to_at_his_address() {
    let mut play = Play::of(REMINDERS);
    play.waits_until("2026-03-30T00:00:00+02:00");
    let effects = play.events.iter().flat_map(abilita::Event::effects);
    let to_member = effects.filter(|effect| effect.to() == "member").collect::<Vec<_>>();
    assert_eq!(to_member.len(), 2);
    for effect in &to_member {
        assert_eq!(play.campaign.addresses(&play.case, effect), ["someone@example.org"]);
        assert_eq!(effect.name(), "mail:member");
    }
    assert_ne!(to_member[0].key(), to_member[1].key(), "each message is sent once");
}

#[test]
fn notices_have_texts_in_both_languages() {
    let campaign = compiled(REMINDERS);
    assert_eq!(campaign.notice_text("reminder", Lang::En), Some("Confirm the delegates."));
    assert_eq!(campaign.notice_text("thanks", Lang::En), Some("Grazie."), "one text for both");
}

/// A definition that keeps nothing of members still writes to them.
#[test]
fn members_are_written_to_though_nothing_else_is_kept_of_them() {
    let mut play =
        Play::of("[moments.start]\nfrom = 2026-02-01\n[notices.hello]\nto = \"member\"\nafter = \"start\"\n");
    play.waits_until("2026-02-02T00:00:00+01:00");
    assert_eq!(play.sent(), ["hello to member about 1", "hello to member about 2"]);
}
