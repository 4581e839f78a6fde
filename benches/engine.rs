//! What the engine costs: decisions, menus, checks, commands, time, replay, compilation.
//!
//! `cargo bench --bench engine`. Every measured call's answer is asserted once before it is timed.

#![expect(clippy::expect_used, reason = "a benchmark that cannot set its scene has nothing to measure")]

use std::collections::HashMap;
use std::hint::black_box;

use abilita::{
    Asker, Campaign, Case, CaseId, Command, Delegate, Event, Instant, Library, Opening, Person, Request,
    Scheme, Stage, parse_instant,
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const HEAD: &str = "CNTDRO68C54L219H";
const DELEGATES: [(&str, &str, &str); 5] = [
    ("RSSNNA75S42D205F", "Anna", "Rossi"),
    ("BNCGFR72M19F205G", "Gianfranco", "Bianchi"),
    ("VRDLCU93A30G674G", "Luca", "Verdi"),
    ("NREMRA79H57E379O", "Mara", "Neri"),
    ("GRCNNI66R08A662W", "Nino", "Greco"),
];

fn at(text: &str) -> Instant {
    parse_instant(text).expect("an instant")
}

fn person((codice_fiscale, name, surname): (&str, &str, &str)) -> Person {
    Person::new(codice_fiscale).named(name, surname).with_email("someone@example.org")
}

/// An institute of a head and five delegates.
fn opening() -> Opening {
    let opening = Opening::new()
        .on_record("head", person((HEAD, "Dora", "Conti")))
        .fact("code", "TOIS99901A")
        .fact("dedicated_mailbox", "factotum@scuola.example.org")
        .fact("zone_referent", "zona.nord@example.org");
    DELEGATES.into_iter().fold(opening, |opening, delegate| opening.enabled("delegate", person(delegate)))
}

/// Its case before the campaign of 2025 opens.
fn scene() -> (Campaign, Case, Event) {
    let campaign = Campaign::built_in("factotum-2025").expect("a built-in");
    let event = campaign
        .open(CaseId::new("7f3a"), opening(), at("2025-09-01T00:00:00+02:00"))
        .expect("an opening that fits");
    let case = campaign.replay([&event]).expect("one event");
    (campaign, case, event)
}

fn name(number: usize) -> CaseId {
    CaseId::new(&format!("TOIS{number:05}A"))
}

/// The scene's institute under another name.
fn institute(campaign: &Campaign, number: usize) -> (CaseId, Case) {
    let at = at("2025-09-01T00:00:00+02:00");
    let event = campaign.open(name(number), opening(), at).expect("an opening that fits");
    (name(number), campaign.replay([&event]).expect("one event"))
}

fn decisions(criterion: &mut Criterion) {
    let (campaign, case, _) = scene();
    let delegate = Asker::person(DELEGATES[4].0).logged_in(Scheme::SPID, 2);
    let before = at("2025-09-20T09:00:00+02:00");
    let during = at("2025-10-10T09:00:00+02:00");
    let request = Request::new("interventions.request", delegate.clone());
    let decide = |instant| campaign.decide(&case, &request, instant).expect("its own campaign");
    assert!(decide(before).is_allowed() && !decide(during).is_allowed());
    criterion.bench_function("decide/allow", |bench| {
        bench.iter(|| black_box(decide(black_box(before))).is_allowed());
    });
    criterion.bench_function("decide/deny", |bench| {
        bench.iter(|| black_box(decide(black_box(during))).is_allowed());
    });
    criterion.bench_function("decide/deny with its reasons", |bench| {
        bench.iter(|| black_box(decide(black_box(during))).because().map(str::len).sum::<usize>());
    });
    criterion.bench_function("decide/valid_until", |bench| {
        bench.iter(|| black_box(decide(black_box(before))).valid_until());
    });
    for institutes in [1, 100, 10_000] {
        let cases: HashMap<CaseId, Case> =
            (0..institutes).map(|number| institute(&campaign, number)).collect();
        // Neighbours in this order are far from each other in memory, as visits to a portal are.
        let mut visits: Vec<CaseId> = (0..institutes).map(name).collect();
        visits.sort_by_key(|case| case.as_str().bytes().rev().collect::<Vec<_>>());
        let mut visits = visits.iter().cycle();
        criterion.bench_function(&format!("decide/looked up among {institutes}"), |bench| {
            bench.iter(|| {
                let case = visits.next().and_then(|name| cases.get(name)).expect("a case of every name");
                campaign.decide(case, &request, black_box(during)).map(|decision| decision.because().count())
            });
        });
    }
    criterion.bench_function("permissions", |bench| {
        bench.iter(|| campaign.permissions(&case, &delegate, black_box(during)).map(|menu| menu.len()));
    });
}

fn rosters(criterion: &mut Criterion) {
    let (campaign, case, _) = scene();
    let roster: Vec<Delegate> =
        DELEGATES.into_iter().map(|delegate| Delegate::new("delegate", person(delegate))).collect();
    let day = at("2025-10-10T09:00:00+02:00");
    let findings = campaign.check(&case, &roster, Stage::Submission, day).expect("its own campaign");
    assert!(findings.has_errors(), "the RSPP is missing");
    criterion.bench_function("check/roster of five", |bench| {
        bench.iter(|| {
            campaign
                .check(&case, black_box(&roster), Stage::Submission, day)
                .map(|findings| findings.iter().count())
        });
    });
}

fn procedure(criterion: &mut Criterion) {
    let (campaign, case, opened) = scene();
    let during = at("2025-10-10T09:00:00+02:00");
    let head = Asker::person(HEAD).logged_in(Scheme::SPID, 2);
    let confirm = Command::new("confirm", head.clone(), 1).with("person", person(DELEGATES[0]));
    assert_eq!(campaign.handle(&case, &confirm, during).map(|events| events.len()).ok(), Some(1));
    criterion.bench_function("handle/confirm", |bench| {
        bench.iter(|| campaign.handle(&case, black_box(&confirm), during).map(|events| events.len()).ok());
    });
    criterion.bench_function("due/nothing yet", |bench| {
        bench.iter(|| campaign.due(&case, black_box(during)).map(|events| events.len()));
    });
    let year_end = at("2025-12-31T00:00:00+01:00");
    criterion.bench_function("due/the deadline", |bench| {
        bench.iter(|| campaign.due(&case, black_box(year_end)).map(|events| events.len()));
    });

    let mut live = case.clone();
    let mut log = vec![opened];
    while log.len() < 10_000 {
        let comment = Command::new("comment", head.clone(), live.sequence()).with("text", "Sede centrale");
        for event in campaign.handle(&live, &comment, during).expect("the head may comment") {
            campaign.apply(&mut live, &event).expect("its own event");
            log.push(event);
        }
    }
    criterion.bench_function("replay/10,000 events", |bench| {
        bench.iter_batched(
            || (),
            |()| campaign.replay(black_box(&log)).map(|case| case.sequence()),
            BatchSize::LargeInput,
        );
    });
}

fn definitions(criterion: &mut Criterion) {
    const BASE: &str = include_str!("../core/src/definitions/factotum-2021.toml");
    const OWN: &str = include_str!("../core/src/definitions/factotum-2025.toml");
    let parsed = || {
        let mut library = Library::new();
        library.add_toml("factotum-2021.toml", BASE).expect("TOML");
        library.add_toml("factotum-2025.toml", OWN).expect("TOML");
        library
    };
    assert!(parsed().compile("factotum-2025").is_ok(), "it extends nothing else");
    criterion.bench_function("definition/factotum-2025 and its base, parsed and compiled", |bench| {
        bench.iter(|| parsed().compile(black_box("factotum-2025")).is_ok());
    });
    let library = parsed();
    criterion.bench_function("definition/factotum-2025, compiled", |bench| {
        bench.iter(|| library.compile(black_box("factotum-2025")).is_ok());
    });
}

criterion_group!(benches, decisions, rosters, procedure, definitions);
criterion_main!(benches);
