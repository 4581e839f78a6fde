//! Who somebody is: never shown in what is printed, and nobody where no codice fiscale is given.

use abilita::{Asker, Campaign, CaseId, Command, Opening, Person, PersonId, Request, Scheme, wire};

use crate::life::{PEOPLE, factotum, instant, logged_in, person};

/// Privacy: nothing that is printed contains a codice fiscale.
#[test]
fn debug_output_and_error_texts_never_hold_a_codice_fiscale() {
    let (campaign, case, event) = factotum();
    let asker = logged_in(1);
    let request = Request::new("interventions.request", asker.clone());
    let decision =
        campaign.decide(&case, &request, instant("2025-10-10T08:00:00+02:00")).expect("its own campaign");
    let command = Command::new("confirm", asker, 1).with("person", person(1));
    let refusal =
        campaign.handle(&case, &command, instant("2025-10-10T08:00:00+02:00")).expect_err("a delegate");
    let printed = format!(
        "{case:?} {event:?} {request:?} {decision:?} {command:?} {refusal:?} {refusal} {:?} {:?} {:?} {:?}",
        PersonId::new(PEOPLE[1]),
        campaign.snapshot(&case),
        wire::Event::from(&event),
        wire::Snapshot::from(&campaign.snapshot(&case)),
    );
    for codice_fiscale in PEOPLE {
        assert!(!printed.contains(codice_fiscale), "{printed}");
    }
}

/// An entry without a codice fiscale is nobody in particular: it gives no role to a login without one.
#[test]
fn a_blank_codice_fiscale_is_nobodys() {
    let campaign = Campaign::built_in("factotum-2025").expect("a built-in");
    let blank = Person::new(" ").named("Anna", "Rossi");
    let opening = Opening::new().on_record("head", blank.clone()).enabled("delegate", blank);
    let at = instant("2025-09-01T00:00:00+02:00");
    let event = campaign.open(CaseId::new("a"), opening, at).expect("an opening that fits");
    let case = campaign.replay([&event]).expect("one event");
    for at in ["2025-09-02T00:00:00+02:00", "2025-10-10T00:00:00+02:00"] {
        let nobody = Asker::person("").logged_in(Scheme::SPID, 2);
        let menu = campaign.permissions(&case, &nobody, instant(at)).expect("its own campaign");
        assert!(menu.iter().all(|decision| !decision.is_allowed()));
    }
}
