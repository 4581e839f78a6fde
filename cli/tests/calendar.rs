//! `abilita calendar`.

use crate::support::abilita;

#[test]
fn dates_become_events_with_reminders() {
    let ran = abilita("calendar factotum-2025 --remind 7");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, include_str!("../../docs/pictures/factotum-2025.ics"));
}

#[test]
fn the_stamp_is_that_of_the_act_unless_another_is_asked_for() {
    assert!(abilita("calendar factotum-2021").out.contains("\r\nDTSTAMP:20210914T220000Z\r\n"));
    let stamped = abilita("calendar factotum-2021 --stamp 2021-09-16T08:00:00+02:00").out;
    assert!(stamped.contains("\r\nDTSTAMP:20210916T060000Z\r\n"), "{stamped}");
    assert_eq!(abilita("calendar factotum-2021 --stamp soon").status, 2);
}

#[test]
fn what_was_announced_is_an_event_too() {
    let before = abilita("calendar istanze-online-2016 --lang en").out;
    assert!(before.contains("DESCRIPTION:Without a date: The service reopens"), "{before}");
    let after =
        abilita("calendar istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00").out;
    assert!(after.contains("\r\nDTSTART:20161207T070000Z\r\n"), "{after}");
}

#[test]
fn a_campaign_without_dates_has_no_calendar() {
    let ran = abilita("calendar istanze-online --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("no date"), "{}", ran.err);
}
