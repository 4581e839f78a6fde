//! What the engine asks of the allocator: bytes a case, and allocations a decision.
//!
//! `cargo bench --bench memory`. Counted, not timed, so one run is exact; what it prints is the same on every machine with
//! words of this size.

#![expect(clippy::expect_used, reason = "a benchmark that cannot set its scene has nothing to measure")]

use abilita::{Asker, Campaign, Case, CaseId, Opening, Person, Request, Scheme, parse_instant};
use allocation_counter::measure;

const HEAD: &str = "CNTDRO68C54L219H";
const DELEGATES: [&str; 5] =
    ["RSSNNA75S42D205F", "BNCGFR72M19F205G", "VRDLCU93A30G674G", "NREMRA79H57E379O", "GRCNNI66R08A662W"];

fn person(codice_fiscale: &str) -> Person {
    Person::new(codice_fiscale).named("Gianfranco", "Bianchi").with_email("g.bianchi@scuola.example.org")
}

/// A head and five delegates, each with name, surname and address; facts of the institute.
fn case(campaign: &Campaign) -> Case {
    let opening = Opening::new()
        .on_record("head", person(HEAD))
        .fact("code", "TOIS99901A")
        .fact("dedicated_mailbox", "factotum@scuola.example.org")
        .fact("zone_referent", "zona.nord@example.org");
    let opening = DELEGATES
        .into_iter()
        .fold(opening, |opening, delegate| opening.enabled("delegate", person(delegate)));
    let at = parse_instant("2025-09-01T00:00:00+02:00").expect("an instant");
    let event = campaign.open(CaseId::new("TOIS99901A"), opening, at).expect("an opening that fits");
    campaign.replay([&event]).expect("one event")
}

fn figure(group: &str, name: &str, value: u64, unit: &str) {
    println!("figure\t{group}\t{name}\t{value}\t{unit}\t");
}

fn main() {
    let campaign = Campaign::built_in("factotum-2025").expect("a built-in");
    let mut held = None;
    let counted = measure(|| held = Some(case(&campaign)));
    let case = held.expect("a case");
    let own = u64::try_from(size_of::<Case>()).expect("a size");
    let elsewhere = u64::try_from(counted.bytes_current).expect("it holds memory");
    figure("memory", "case of six persons with names and addresses", own + elsewhere, "B");

    let before = parse_instant("2025-09-20T09:00:00+02:00").expect("an instant");
    let during = parse_instant("2025-10-10T09:00:00+02:00").expect("an instant");
    let asker = |codice_fiscale| Asker::person(codice_fiscale).logged_in(Scheme::SPID, 2);
    let delegate = Request::new("interventions.request", asker(DELEGATES[4]));
    let stranger = Request::new("interventions.request", asker("MRTLRT80A01F205A"));
    let questions = [
        ("allow", &delegate, before),
        ("deny by a forbid", &delegate, during),
        ("deny, no role", &stranger, before),
    ];
    for (name, request, at) in questions {
        let decide = || campaign.decide(&case, request, at).expect("its own campaign");
        figure("allocations", &format!("decide: {name}"), measure(|| drop(decide())).count_total, "");
        let decision = decide();
        let reasons = measure(|| decision.because().for_each(drop)).count_total;
        figure("allocations", &format!("its reasons: {name}"), reasons, "");
    }
}
