//! What crosses a binding or is stored is read strictly, and what is wrong is reported with its whole path.

use abilita::{Code, Event, Told, Value, wire};

use crate::life::{PEOPLE, command, instant, opened, person};

/// Events of every kind of body.
fn events() -> Vec<Event> {
    let campaign = abilita::Campaign::built_in("factotum-2025").expect("a built-in");
    let (mut case, event) = opened(&campaign, "2025-09-01T00:00:00+02:00");
    let mut events = vec![event];
    let at = instant("2025-10-08T10:00:00+02:00");
    let attempt = crate::life::Attempt {
        after_seconds: 0,
        asker: abilita::Asker::person(PEOPLE[0]).logged_in(abilita::Scheme::SPID, 2),
        command: Some("confirm".to_owned()),
        person: 1,
        choice: 0,
        id: 0,
    };
    let confirm = command(&campaign, &case, &attempt).expect("a command");
    let handled = campaign.handle(&case, &confirm, at).expect("the head may");
    let told = Told::new().on_record("head", person(4)).off_record("head", person(0).id().clone());
    for new in [handled, campaign.tell(&case, told, at).expect("news that fit")] {
        events.extend(new);
    }
    campaign.apply(&mut case, &events[1]).expect("its own event");
    events.extend(campaign.due(&case, instant("2026-01-01T00:00:00Z")).expect("its own campaign"));
    events.extend(campaign.adopt(&campaign, &case, "ref.", at).expect("itself"));
    events
}

fn json(event: &Event) -> serde_json::Value {
    serde_json::from_str(&wire::Event::from(event).to_json()).expect("JSON")
}

fn refused(json: &serde_json::Value) -> wire::WireError {
    wire::Event::from_json(&json.to_string()).expect_err("not an event")
}

#[test]
fn every_kind_of_event_is_read_back_whatever_the_order_of_its_keys() {
    for event in events() {
        // jsonb and its like sort keys: the kind of a body need not come first.
        let sorted: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_value(json(&event)).expect("an object");
        let sorted = serde_json::to_string(&sorted).expect("JSON");
        let read = wire::Event::from_json(&sorted).and_then(|event| event.parse()).expect("as stored");
        assert_eq!(read, event);
    }
}

/// Every object of an event, given as the list of its values instead, is refused, and its path is reported.
#[test]
fn a_list_is_never_taken_for_an_object() {
    for event in events() {
        let stored = json(&event);
        let mut objects = Vec::new();
        objects_in(&stored, "", &mut objects);
        assert!(objects.len() >= 2, "an event has a body");
        for pointer in objects {
            let mut altered = stored.clone();
            let object = altered.pointer_mut(&pointer).expect("it is there");
            let values = object.as_object().map(|object| object.values().cloned().collect::<Vec<_>>());
            *object = values.expect("an object").into();
            let told = refused(&altered).path().replace(['.', '[', ']'], "");
            let whole = pointer.replace('/', "");
            // A fact or argument is one thing: its path is reported, and what it may be.
            let within_a_value = whole.starts_with("bodyarguments") && whole.starts_with(&told);
            assert!(told == whole || within_a_value, "{told} instead of {whole}");
        }
    }
}

fn objects_in(json: &serde_json::Value, at: &str, found: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(object) => {
            found.push(at.to_owned());
            object.iter().for_each(|(key, value)| objects_in(value, &format!("{at}/{key}"), found));
        }
        serde_json::Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| objects_in(item, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

#[test]
fn what_is_wrong_in_a_body_is_told_with_its_whole_path() {
    let stored = json(&events()[0]);
    let wrong = |pointer: &str, value: serde_json::Value| {
        let mut altered = stored.clone();
        *altered.pointer_mut(pointer).expect("it is there") = value;
        let error = refused(&altered);
        assert_eq!(error.code(), Code::WireMalformed);
        error.to_string()
    };
    assert_eq!(
        wrong("/body/changes/1/delegate/person/name", 7.into()),
        "body.changes[1].delegate.person.name: expected a string, found a number"
    );
    // What could stand there, never what does: it may be a codice fiscale.
    let told = wrong("/body/changes/1/change", PEOPLE[0].into());
    assert!(told.starts_with("body.changes[1]: expected one of `recorded`, "), "{told}");
    assert!(!told.contains(PEOPLE[0]));
    assert_eq!(
        wrong("/body/changes/1/delegate", serde_json::Value::Null),
        "body.changes[1].delegate: expected an object, found null"
    );
    assert_eq!(
        wrong("/body/changes/1", serde_json::json!({"change": "flag_set", "flag": "late", "text": "more"})),
        "body.changes[1]: a key that does not go with this kind"
    );
    assert_eq!(
        wrong("/body/changes/1", serde_json::json!({"change": "moved"})),
        "body.changes[1]: missing field `track`"
    );
}

/// What a kind may lack is absent, never `null`; what a record may lack may be either.
#[test]
fn null_stands_for_nothing_in_records_only() {
    let mut event = json(&events()[0]);
    event["body"] = serde_json::json!({"kind": "moment_reached", "moment": "m", "changes": []});
    assert!(wire::Event::from_json(&event.to_string()).is_ok());
    event["body"]["member"] = serde_json::Value::Null;
    assert_eq!(refused(&event).to_string(), "body.member: expected a value, found null");
    assert_eq!(wire::from_json(r#"{"person": null}"#), Ok(wire::Asker::default()));
    assert!(wire::from_json::<wire::Asker>(r#"{"vouched": null}"#).is_err());
}

/// A portal in Rust may read and write any format that serde knows.
#[test]
fn the_traits_of_serde_read_and_write_the_same_form() {
    for event in events() {
        let wire = wire::Event::from(&event);
        assert_eq!(serde_json::to_string(&wire).expect("JSON"), wire.to_json());
        assert_eq!(serde_json::from_str::<wire::Event>(&wire.to_json()).expect("an event"), wire);
        assert_eq!(serde_json::from_value::<wire::Event>(json(&event)).expect("an event"), wire);
    }
    let unknown = serde_json::from_str::<wire::Request>(r#"{"function": "f", "asker": {"rôle": "head"}}"#);
    let told = unknown.expect_err("no such key").to_string();
    assert!(told.starts_with("asker.rôle: unknown field `rôle`, expected one of `person`, "), "{told}");
    let twice = serde_json::from_str::<wire::Asker>(r#"{"role": "head", "role": "dsga"}"#);
    assert!(twice.expect_err("a key twice").to_string().starts_with("duplicate key `role`"));
    let command = r#"{"name":"go","asker":{},"expected_sequence":18446744073709551615,"arguments":{}}"#;
    let read: wire::Command = serde_json::from_str(command).expect("a command");
    assert_eq!(serde_json::to_string(&read).expect("JSON"), command);
}

#[test]
fn versions_are_counted_from_one_and_newer_ones_are_told_as_such() {
    let stored = wire::Event::from(&events()[0]).to_json();
    let with = |version: &str| stored.replace("\"version\":1", &format!("\"version\":{version}"));
    for newer in ["2", "4294967296", "18446744073709551615", "18446744073709551616", "1e40"] {
        let error = wire::Event::from_json(&with(newer)).expect_err("newer");
        assert_eq!(error.code(), Code::UnsupportedVersion, "{error}");
    }
    for none in ["0", "-1", "1.5", "\"1\"", "null", "[1]"] {
        let error = wire::Event::from_json(&with(none)).expect_err("no version");
        assert_eq!((error.code(), error.path()), (Code::WireWrongValue, "version"), "{none}");
    }
    let mut event = wire::Event::from_json(&stored).expect("as stored");
    event.version = 0;
    assert_eq!(event.parse().expect_err("no version").path(), "version");
}

/// Tens of thousands of keys are read as fast as they come; that they are told apart is what can be seen here.
#[test]
fn objects_of_very_many_keys_are_read_and_a_key_that_stands_twice_is_found() {
    let arguments: Vec<String> = (0..50_000).map(|number| format!("\"a{number}\": {number}")).collect();
    let command = |more: &str| {
        format!(
            r#"{{"name": "go", "asker": {{}}, "expected_sequence": 1, "arguments": {{{}{more}}}}}"#,
            arguments.join(", ")
        )
    };
    let read: wire::Command = wire::from_json(&command("")).expect("a command");
    assert!(read.parse().expect("a command") == read.parse().expect("a command").with("a7", Value::from(7)));
    let error = wire::from_json::<wire::Command>(&command(r#", "a49999": 0"#)).expect_err("a key twice");
    assert_eq!(error.reason().split(" at line").next(), Some("duplicate key `a49999`"));
}

#[test]
fn numbers_keep_their_value_or_are_refused() {
    let huge = format!(r#"{{"name": "go", "asker": {{}}, "expected_sequence": {}}}"#, u64::MAX);
    let command: wire::Command = wire::from_json(&huge).expect("a command");
    assert_eq!(command.expected_sequence, u64::MAX);
    for (number, fits) in [(i128::from(i64::MAX), true), (i128::from(i64::MAX) + 1, false)] {
        assert_eq!(wire::from_json::<wire::Value>(&number.to_string()).is_ok(), fits, "{number}");
    }
}

/// The calendar of every built-in, in both languages, with an announcement where one can be made.
#[test]
fn a_timeline_crosses_as_data_and_says_what_the_timeline_says() {
    use abilita::{Announcement, Campaign, Lang};
    let today = instant("2025-10-21T09:00:00+02:00");
    for id in ["factotum-2021", "factotum-2025", "istanze-online", "istanze-online-2016"] {
        let campaign = Campaign::built_in(id).expect("a built-in");
        let names: Vec<String> = campaign.moments(Lang::It).map(|(name, _)| name.to_owned()).collect();
        let campaign = names.iter().fold(campaign, |campaign, name| {
            campaign
                .announce(Announcement::new(name.as_str(), today, today).by_act("ref."))
                .unwrap_or(campaign)
        });
        for (lang, today) in [(Lang::It, None), (Lang::En, Some(today))] {
            let timeline = campaign.timeline(lang, instant("2025-12-01T00:00:00Z"));
            let wire = wire::Timeline::at(&timeline, today);
            assert_eq!(wire::from_json::<wire::Timeline>(&wire::to_json(&wire)).as_ref(), Ok(&wire));
            assert_eq!(wire.entries.len(), timeline.entries().count());
            for (told, entry) in wire.entries.iter().zip(timeline.entries()) {
                assert_eq!((told.name.as_str(), told.said.as_str()), (entry.name(), entry.said()));
                assert_eq!(told.at.as_deref().map(instant), entry.when().instant());
                assert_eq!(told.days.is_some(), today.is_some() && entry.day().is_some());
            }
            assert!(
                wire.windows
                    .iter()
                    .map(|window| &*window.said)
                    .eq(timeline.windows().map(abilita::timeline::Window::said))
            );
            assert_eq!(wire.announcements.len(), timeline.announcements().count());
        }
    }
}
