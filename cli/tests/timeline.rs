//! `abilita timeline`.

use crate::support::{abilita, abilita_with};

#[test]
fn the_calendar_is_told_with_today_in_it() {
    let ran = abilita("timeline factotum-2025 --today 2025-10-15");
    assert_eq!(ran.status, 0);
    for part in ["da lunedì 6 ottobre 2025", "> mercoledì 15 ottobre 2025", "entro sabato 25 ottobre 2025"]
    {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    let none = abilita("timeline factotum-2025 --today none --lang en").out;
    assert!(none.contains("by Saturday 25 October 2025") && !none.contains("today"), "{none}");
    assert_eq!(abilita("timeline factotum-2025").status, 0);
}

#[test]
fn it_is_drawn_as_svg() {
    let ran = abilita("timeline factotum-2025 --today 2025-10-15 --svg --width 360");
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("<svg ") && ran.out.trim_end().ends_with("</svg>"));
    assert_eq!(abilita("timeline factotum-2025 --svg --json").status, 2);
    assert_eq!(abilita("timeline factotum-2025 --width 360").status, 2);
}

#[test]
fn as_data_moments_and_windows_have_their_places_in_time() {
    let data = abilita("timeline factotum-2025 --json --today 2025-10-15 --lang en").json();
    let deadline = &data["moments"][1];
    assert_eq!((&deadline["at"], &deadline["day"]), (&"2025-10-25T22:00:00Z".into(), &"2025-10-25".into()));
    assert_eq!((&deadline["deadline"], &deadline["days_from_today"]), (&true.into(), &10.into()));
    assert_eq!(data["windows"][0]["from"]["at"], "2025-10-05T22:00:00Z");
    assert_eq!(data["windows"][0]["until"]["at"], serde_json::Value::Null);
}

#[test]
fn what_was_announced_stands_in_it() {
    let before = abilita("timeline istanze-online-2016 --today 2016-12-01");
    assert!(before.out.contains("da annunciare"), "{}", before.out);
    let after =
        abilita("timeline istanze-online-2016 --today 2016-12-08 --announce update_concluded=2016-12-07");
    assert!(after.out.contains("7 dicembre 2016"), "{}", after.out);
    assert_eq!(abilita("timeline istanze-online-2016 --announce update=soon").status, 2);
}

#[test]
fn an_unsound_definition_is_shown_on_standard_error() {
    let ran =
        abilita_with(&["timeline", "-", "--lang", "en"], "format = \"abilita-definition/1\"\nid = \"x\"\n");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error[definition."), "{}", ran.err);
}
