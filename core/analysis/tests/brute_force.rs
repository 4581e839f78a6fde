//! Small random definitions: what is reported as impossible, or proved, no random life of a case may refute; and everything that
//! is reported has been played.
//!
//! `ABILITA_DEFINITIONS=2000 cargo test --release -p abilita-analysis brute -- --nocapture` tries so many definitions instead of
//! those of a daily run, and says how many situations were looked at.

use std::sync::atomic::{AtomicUsize, Ordering};

use abilita::inspect::{Claim, Condition, Invariant, Test};
use abilita::scenario::Scenario;
use abilita::{
    Asker, Campaign, Case, CaseId, Command, Instant, Opening, Person, Request, Scheme, Told, parse_instant,
};
use abilita_analysis::{Code, Proof, prove};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

const HEAD: &str = "CNTDRO68C54L219H";
const DEPUTY: &str = "RSSNNA75S42D205F";
const TRACKS: [&str; 2] = ["a", "b"];
const STATES: [&str; 3] = ["s0", "s1", "s2"];

/// How many definitions a daily run tries, and how many lives each gets.
const DEFINITIONS: u32 = 96;
const LIVES: usize = 40;

/// The situations in which answers were compared.
static SITUATIONS: AtomicUsize = AtomicUsize::new(0);

fn state() -> impl Strategy<Value = Json> {
    (0..2_usize, 0..3_usize).prop_map(|(track, state)| json!({"state": {TRACKS[track]: STATES[state]}}))
}

fn condition() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(json!({})),
        Just(json!({"during": "early"})),
        Just(json!({"during": "until_done"})),
        Just(json!({"after": "m1"})),
        Just(json!({"before": "m0"})),
        Just(json!({"after": "told"})),
        Just(json!({"flag": "f"})),
        Just(json!({"unless": {"flag": "f"}})),
        Just(json!({"fact": {"own": true}})),
        Just(json!({"fact": {"given": "x"}})),
        Just(json!({"unless": {"fact": {"given": "x"}}})),
        Just(json!({"fact": {"number": {"at_least": 3}}})),
        Just(json!({"fact": {"tags": {"contains_all": ["t", "u"]}}})),
        state(),
        (0..2_usize, 0..3_usize)
            .prop_map(|(track, state)| json!({"entered": {TRACKS[track]: STATES[state]}})),
    ]
}

fn with(mut base: Json, condition: &Json) -> Json {
    let extra = condition.as_object().cloned().unwrap_or_default();
    base.as_object_mut().unwrap().extend(extra);
    base
}

fn transition() -> impl Strategy<Value = Json> {
    let trigger = prop_oneof![
        (0..3_usize).prop_map(|number| json!({"command": format!("c{number}")})),
        Just(json!({"moment": "m0"})),
        Just(json!({"moment": "m1"})),
        Just(json!({"moment": "told"})),
    ];
    let act = prop_oneof![
        Just(json!({})),
        Just(json!({"set_flag": "f"})),
        Just(json!({"clear_flag": "f"})),
        Just(json!({"set": {"own": true}})),
        Just(json!({"set": {"own": false}})),
    ];
    (trigger, condition(), act, 0..3_usize, prop::option::of(0..3_usize)).prop_map(
        |(trigger, condition, act, from, to)| {
            let mut transition = with(trigger, &condition);
            transition["from"] = json!(STATES[from]);
            if let Some(to) = to {
                transition["to"] = json!(STATES[to]);
            }
            transition["do"] = act;
            transition
        },
    )
}

/// The needs of a permit, a forbid of the same function, and whether there is one and a deputy may, too.
fn function() -> impl Strategy<Value = (Vec<Json>, Json, bool, bool)> {
    (prop::collection::vec(condition(), 1..3), condition(), any::<bool>(), any::<bool>())
}

/// Rules that each cite a statement of their own, so that an answer tells which of them decided.
fn rules(functions: &[(Vec<Json>, Json, bool, bool)]) -> Json {
    let mut rules = Map::new();
    for (number, (needs, forbid, forbids, deputy)) in functions.iter().enumerate() {
        let needs = needs.iter().enumerate().filter(|(_, need)| **need != json!({}));
        let needs: Vec<Json> =
            needs.map(|(index, need)| with(json!({"cites": format!("N{number}.{index}")}), need)).collect();
        let function = format!("f{number}");
        let permit =
            json!({"permit": function, "role": "head", "cites": format!("P{number}"), "needs": needs});
        rules.insert(format!("permit{number}"), permit);
        if *forbids {
            let rule = json!({"forbid": function, "cites": format!("F{number}")});
            rules.insert(format!("forbid{number}"), with(rule, forbid));
        }
        if *deputy {
            let rule = json!({"permit": function, "role": "deputy", "cites": format!("D{number}")});
            rules.insert(format!("deputy{number}"), rule);
        }
    }
    Json::Object(rules)
}

/// What may or may not hold always.
fn always() -> impl Strategy<Value = Json> {
    (state(), state(), state(), state(), 0..3_usize, 0..3_usize).prop_map(
        |(never, may, given, goal, denied, allowed)| {
            let to = goal["state"].clone();
            json!({
                "never": with(json!({"forbid": format!("f{denied}")}), &never),
                "may": with(json!({"permit": format!("f{allowed}"), "role": "head"}), &may),
                "holds": with(json!({"needs": {"unless": goal}}), &given),
                "end": {"to": to},
            })
        },
    )
}

fn definition() -> impl Strategy<Value = Json> {
    let track = || prop::collection::vec(transition(), 1..5);
    let functions = prop::collection::vec(function(), 3);
    (track(), track(), functions, condition(), always()).prop_map(|(a, b, functions, deputy, always)| {
        let track = |transitions: Vec<Json>| {
            let on: Map<String, Json> = transitions
                .into_iter()
                .enumerate()
                .map(|(number, own)| (format!("t{number}"), own))
                .collect();
            json!({"states": STATES, "initial": "s0", "on": on})
        };
        let command = |number| (format!("c{number}"), json!({"function": format!("f{number}")}));
        let named = |number| (format!("f{number}"), json!({"login": false}));
        json!({
            "format": "abilita-definition/1", "id": "random", "case": "institute", "zone": "Europe/Rome",
            "moments": {
                "m0": {"from": "2026-03-02"}, "m1": {"from": "2026-03-09"}, "told": {"announced": true},
            },
            "windows": {
                "early": {"from": "m0", "until": "m1"},
                "until_done": {"until": {"entered": {"a": "s2"}}},
            },
            "roles": {"head": {"on_record": true}, "deputy": {"on_record": true, "if": deputy}},
            "facts": {
                "own": {"type": "bool"}, "given": {"type": "text"}, "number": {"type": "integer"},
                "tags": {"type": "texts"},
            },
            "flags": {"f": {}},
            "functions": (0..3).map(named).collect::<Map<_, _>>(),
            "rules": rules(&functions),
            "commands": (0..3).map(command).collect::<Map<_, _>>(),
            "tracks": {"a": track(a), "b": track(b)},
            "always": always,
        })
    })
}

/// One thing after another: what, and how long after the thing before, in hours.
fn life() -> impl Strategy<Value = Vec<(u8, i64)>> {
    prop::collection::vec((0..12_u8, 0..40_i64), 1..60)
}

fn has(proof: &Proof, code: Code, place: &str) -> bool {
    proof.findings().iter().any(|finding| finding.code() == code && finding.place() == place)
}

/// The conditions of the random invariants are on states alone.
fn holds(campaign: &Campaign, case: &Case, condition: &Condition) -> bool {
    let is_there = |test: &Test| match test {
        Test::State { track, states } => {
            states.iter().any(|state| campaign.state_of(case, track) == Some(state.as_str()))
        }
        _ => true, // who asks is asked as
    };
    condition.tests.iter().all(is_there) && !condition.unless.iter().any(|other| holds(campaign, case, other))
}

/// Nothing that is reported as impossible holds of a case now, and everything does that was proved.
fn nothing_refutes(campaign: &Campaign, invariants: &[Invariant], proof: &Proof, case: &Case, at: Instant) {
    SITUATIONS.fetch_add(1, Ordering::Relaxed);
    for track in TRACKS {
        let state = campaign.state_of(case, track).unwrap();
        let place = format!("tracks.{track}.states.{state}");
        assert!(!has(proof, Code::StateUnreachable, &place), "a case came into {place}");
    }
    let asked = |function: &str, person: &str| {
        let asker = Asker::person(person).logged_in(Scheme::SPID, 2);
        let request = Request::new(function, asker);
        let decision = campaign.decide(case, &request, at).unwrap();
        (decision.is_allowed(), decision.because().map(str::to_owned).collect::<Vec<String>>())
    };
    for function in campaign.functions() {
        for person in [HEAD, DEPUTY] {
            let (is_allowed, because) = asked(function, person);
            let place = format!("functions.{function}");
            let never = has(proof, Code::FunctionNeverUsable, &place);
            assert!(!is_allowed || !never, "somebody used {place}");
            for cite in &because {
                nothing_decided_by(proof, cite, is_allowed);
            }
        }
    }
    for invariant in invariants {
        let is_proved = proof.proved().any(|name| name == invariant.name);
        if !is_proved || !holds(campaign, case, &invariant.applies) {
            continue;
        }
        let name = &invariant.name;
        match &invariant.claim {
            Claim::Forbid(functions) => functions.iter().for_each(|function| {
                let any = [HEAD, DEPUTY].into_iter().any(|person| asked(function, person).0);
                assert!(!any, "{name} is proved, and somebody may");
            }),
            Claim::Permit(functions) => functions.iter().for_each(|function| {
                assert!(asked(function, HEAD).0, "{name} is proved, and the head may not");
            }),
            Claim::Needs(needs) => {
                assert!(needs.iter().all(|need| holds(campaign, case, need)), "{name} is proved, and fails");
            }
            _ => {}
        }
    }
}

/// A rule or need that decided was not reported as one that never does.
fn nothing_decided_by(proof: &Proof, cite: &str, allowed: bool) {
    let (kind, number) = cite.split_at(1);
    let never = match (kind, number.split_once('.')) {
        ("N", Some((rule, need))) if !allowed => {
            let place = |need: usize| format!("rules.permit{rule}.needs[{need}]");
            let need: usize = need.parse().unwrap();
            // An empty need before it was left out: it has the place of the one before.
            let places = if need == 0 { vec![place(0)] } else { vec![place(0), place(1)] };
            places.iter().all(|place| has(proof, Code::NeedNeverDecides, place))
        }
        ("P", None) if allowed => {
            let rule = format!("rules.permit{number}");
            has(proof, Code::RuleNeverDecides, &rule) || has(proof, Code::Contradiction, &rule)
        }
        ("D", None) if allowed => {
            let rule = format!("rules.deputy{number}");
            has(proof, Code::RuleNeverDecides, &rule) || has(proof, Code::Contradiction, &rule)
        }
        ("F", None) => has(proof, Code::RuleNeverDecides, &format!("rules.forbid{number}")),
        _ => false,
    };
    assert!(!never, "{cite} decided");
}

fn live(campaign: &Campaign, invariants: &[Invariant], proof: &Proof, life: &[(u8, i64)]) {
    let mut campaign = campaign.clone();
    let mut at = parse_instant("2026-02-25T09:00:00+01:00").unwrap();
    let opening =
        Opening::new().on_record("head", Person::new(HEAD)).on_record("deputy", Person::new(DEPUTY));
    let opened = campaign.open(CaseId::new("c"), opening, at).unwrap();
    let mut case = campaign.replay([&opened]).unwrap();
    for (what, hours) in life {
        at += chrono::TimeDelta::hours(*hours);
        for event in campaign.due(&case, at).unwrap() {
            campaign.apply(&mut case, &event).unwrap();
            nothing_refutes(&campaign, invariants, proof, &case, event.at());
        }
        let tell = |told: Told| campaign.tell(&case, told, at).unwrap_or_default();
        let events = match what {
            0..6 => {
                let person = if *what < 3 { HEAD } else { DEPUTY };
                let asker = Asker::person(person).logged_in(Scheme::SPID, 2);
                let command = Command::new(&format!("c{}", what % 3), asker, case.sequence());
                campaign.handle(&case, &command, at).unwrap_or_default()
            }
            6 => tell(Told::new().fact("given", "x")),
            7 => tell(Told::new().forget("given")),
            8 => tell(Told::new().fact("number", hours % 5)),
            9 => tell(Told::new().fact("tags", abilita::Value::Texts(vec!["t".into(), "u".into()]))),
            10 => tell(Told::new().forget("tags")),
            11 if campaign.announcements().count() == 0 => {
                campaign = campaign.announce(abilita::Announcement::new("told", at, at)).unwrap();
                campaign.due(&case, at).unwrap()
            }
            _ => Vec::new(),
        };
        for event in events {
            campaign.apply(&mut case, &event).unwrap();
        }
        nothing_refutes(&campaign, invariants, proof, &case, at);
    }
}

fn definitions() -> u32 {
    let asked = std::env::var("ABILITA_DEFINITIONS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(DEFINITIONS)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: definitions(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_life_refutes_what_is_reported_or_proved(
        definition in definition(),
        lives in prop::collection::vec(life(), LIVES),
    ) {
        // A definition that says the impossible outright is refused before it gets here.
        let Ok(campaign) = Campaign::from_json(&definition.to_string()) else { return Ok(()) };
        let (proof, invariants) = (prove(&campaign), campaign.inspect().always);
        for finding in proof.findings() {
            prop_assert!(finding.code() != Code::Undecided, "{} at {}\n{definition}", finding.code(), finding.place());
            let witness = Scenario::parse(&finding.witness().unwrap().to_string()).unwrap();
            prop_assert!(witness.run(&campaign).unwrap().passed());
        }
        for life in &lives {
            live(&campaign, &invariants, &proof, life);
        }
        println!("situations so far: {}", SITUATIONS.load(Ordering::Relaxed));
    }
}
