//! The calendar file, read by another's parser.

use abilita::{Announcement, Campaign, Instant, Lang, Library, parse_instant};
use abilita_analysis::Calendar;
use icalendar::{CalendarDateTime, Component as _, DatePerhapsTime};

const STAMP: &str = "2025-09-01T00:00:00+02:00";

fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

fn read(campaign: &Campaign, lang: Lang) -> icalendar::Calendar {
    let text = Calendar::of(campaign, lang, at(STAMP)).remind(&[7, 1]).to_ics();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    text.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn events(calendar: &icalendar::Calendar) -> Vec<&icalendar::Event> {
    calendar.iter().filter_map(icalendar::CalendarComponent::as_event).collect()
}

fn definition(text: &str) -> Campaign {
    let mut library = Library::new();
    let head = "format = \"abilita-definition/1\"\nid = \"any\"\ncase = \"person\"\nzone = \"Europe/Rome\"\n";
    let id = library.add_toml("any", &format!("{head}{text}")).unwrap();
    library.compile(&id).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn whole_days_stay_whole_days_and_a_deadline_is_its_last_day() {
    let calendar = read(&Campaign::built_in("factotum-2025").unwrap(), Lang::It);
    let [opening, deadline] = events(&calendar)[..] else { panic!("two events") };
    let day = |event: &icalendar::Event| match event.get_start() {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!((day(opening).as_str(), day(deadline).as_str()), ("2025-10-06", "2025-10-25"));
    assert_eq!(deadline.get_summary(), Some("Termine per la conferma dei delegati"));
    assert!(deadline.get_description().unwrap().contains("cade di sabato"));
    assert_eq!(deadline.get_uid(), Some("factotum-2025/moments.deadline@abilita"));
}

#[test]
fn hours_are_told_in_utc_and_a_minute_that_still_counts_is_told() {
    let campaign = definition(
        "[moments]\nopening = { from = 2024-05-20, at = 12:00 }\nclosing = { through = 2024-06-10, at = 23:59 }\n\
         [windows.open]\nfrom = \"opening\"\nuntil = \"closing\"\n",
    );
    let calendar = read(&campaign, Lang::En);
    let start = |event: &icalendar::Event| match event.get_start() {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at.to_rfc3339(),
        other => panic!("{other:?}"),
    };
    let starts: Vec<String> = events(&calendar).into_iter().map(start).collect();
    assert_eq!(starts[..2], ["2024-05-20T10:00:00+00:00", "2024-06-10T21:59:00+00:00"]);
    let window = events(&calendar)[2];
    assert_eq!(window.get_uid(), Some("any/windows.open@abilita"));
    assert_eq!(start(window), "2024-05-20T10:00:00+00:00");
}

#[test]
fn an_announcement_moves_an_event_and_leaves_its_identity() {
    let campaign = Campaign::built_in("factotum-2025").unwrap();
    let extended =
        Announcement::new("deadline", at("2025-11-09T00:00:00+01:00"), at("2025-10-20T00:00:00+02:00"));
    let extended = campaign.announce(extended).unwrap();
    let of = |campaign: &Campaign| {
        let calendar = read(campaign, Lang::It);
        let event = events(&calendar)[1];
        let sequence = event.properties().get("SEQUENCE").map(|own| own.value().to_owned());
        (event.get_uid().map(str::to_owned), sequence)
    };
    let (uid, sequence) = of(&campaign);
    assert_eq!((uid.clone(), sequence), (of(&extended).0, Some("0".to_owned())));
    assert_eq!(of(&extended).1.as_deref(), Some("1"));
}

#[test]
fn what_has_no_date_is_named_and_is_no_event() {
    let campaign = Campaign::built_in("istanze-online-2016").unwrap();
    let calendar = Calendar::of(&campaign, Lang::En, at(STAMP));
    assert_eq!(calendar.undated(), ["The service reopens (to be announced)"]);
    assert!(calendar.to_ics().contains("DESCRIPTION:Without a date: The service reopens"));
    assert!(Calendar::of(&Campaign::built_in("istanze-online").unwrap(), Lang::En, at(STAMP)).is_empty());
}

#[test]
fn titles_cannot_become_properties() {
    let campaign =
        definition("[moments.m]\nfrom = 2024-05-20\ntitle = \"a\\nDTSTART:19700101\\r\\nX:1;b,c\\\\\"\n");
    let calendar = read(&campaign, Lang::It);
    let [event] = events(&calendar)[..] else { panic!("one event") };
    assert!(matches!(event.get_start(), Some(DatePerhapsTime::Date(day)) if day.to_string() == "2024-05-20"));
}
