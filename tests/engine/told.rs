//! What the host tells of a case.

use abilita::{Case, Code, Person, PersonId, Request, Told, wire};

use crate::life::{PEOPLE, factotum, instant, logged_in, person};

/// News that does not fit the definition, or comes too early, is refused; what fits changes who may.
#[test]
fn what_the_host_tells_is_checked_and_takes_effect() {
    let (campaign, mut case, _) = factotum();
    let at = instant("2025-10-10T08:00:00+02:00");
    let refused =
        |told: Told, at: &str| campaign.tell(&case, told, instant(at)).expect_err("unfit news").code();
    assert_eq!(
        refused(Told::new().fact("weather", "fine"), "2025-10-10T08:00:00Z"),
        Code::OpeningUnknownFact
    );
    assert_eq!(refused(Told::new().forget("weather"), "2025-10-10T08:00:00Z"), Code::OpeningUnknownFact);
    assert_eq!(refused(Told::new().fact("code", "?"), "2025-10-10T08:00:00Z"), Code::OpeningWrongFact);
    assert_eq!(
        refused(Told::new().on_record("rspp", person(3)), "2025-10-10T08:00:00Z"),
        Code::OpeningUnknownRole
    );
    assert_eq!(refused(Told::new(), "2025-08-10T08:00:00Z"), Code::TimeReversed);

    let may = |case: &Case, index: usize| {
        let request = Request::new("delegates.manage", logged_in(index));
        campaign.decide(case, &request, at).expect("its own campaign").is_allowed()
    };
    assert!(may(&case, 0) && !may(&case, 4));
    let told = Told::new().off_record("head", PersonId::new(PEOPLE[0])).on_record("head", person(4));
    for event in campaign.tell(&case, told, at).expect("a new head") {
        let stored = wire::Event::from(&event).to_json();
        let event = wire::Event::from_json(&stored).and_then(|event| event.parse()).expect("as stored");
        campaign.apply(&mut case, &event).expect("its own event");
    }
    assert!(!may(&case, 0) && may(&case, 4), "a new head teacher has taken over");
}

/// The same news in the form in which they cross a binding: no fact is set that is `null`, and a new head takes over.
#[test]
fn news_in_json_say_the_same() {
    let (campaign, case, _) = factotum();
    let [old, new] = [PEOPLE[0], PEOPLE[4]];
    let json = format!(
        r#"{{"facts": {{"code": null}},
             "off_record": [{{"role": "head", "codice_fiscale": "{old}"}}],
             "on_record": [{{"role": "head", "person": {{"codice_fiscale": "{new}", "name": "", "surname": "", "email": ""}}}}]}}"#
    );
    let told: wire::Told = wire::from_json(&json).expect("news");
    let same =
        Told::new().off_record("head", PersonId::new(old)).on_record("head", Person::new(new)).forget("code");
    let at = instant("2025-10-10T08:00:00+02:00");
    let events = |told| campaign.tell(&case, told, at).expect("they fit");
    assert_eq!(events(told.parse()), events(same));
    assert_eq!(wire::from_json(&wire::to_json(&told)).as_ref(), Ok(&told));
    assert!(!format!("{told:?}").contains(old) && !format!("{told:?}").contains(new), "masked");
}
