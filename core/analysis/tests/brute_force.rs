//! Small random definitions: what is reported as impossible, no random life of a case may do; and everything that is reported
//! has been played.

use abilita::scenario::Scenario;
use abilita::{
    Asker, Campaign, Case, CaseId, Command, Instant, Opening, Person, Request, Scheme, Told, parse_instant,
};
use abilita_analysis::{Code, Proof, prove};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

const HEAD: &str = "CNTDRO68C54L219H";
const TRACKS: [&str; 2] = ["a", "b"];
const STATES: [&str; 3] = ["s0", "s1", "s2"];

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
        (0..2_usize, 0..3_usize).prop_map(|(track, state)| json!({"state": {TRACKS[track]: STATES[state]}})),
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

fn definition() -> impl Strategy<Value = Json> {
    let track = || prop::collection::vec(transition(), 1..5);
    let functions = prop::collection::vec((condition(), condition(), any::<bool>()), 3);
    (track(), track(), functions).prop_map(|(a, b, functions)| {
        let track = |transitions: Vec<Json>| {
            let on: Map<String, Json> = transitions
                .into_iter()
                .enumerate()
                .map(|(number, own)| (format!("t{number}"), own))
                .collect();
            json!({"states": STATES, "initial": "s0", "on": on})
        };
        let (mut rules, mut commands, mut named) = (Map::new(), Map::new(), Map::new());
        for (number, (need, forbid, forbids)) in functions.iter().enumerate() {
            let function = format!("f{number}");
            named.insert(function.clone(), json!({"login": false}));
            let mut permit = json!({"permit": function, "role": "head"});
            if need.as_object().is_some_and(|need| !need.is_empty()) {
                permit["needs"] = json!([need]);
            }
            rules.insert(format!("permit{number}"), permit);
            if *forbids {
                rules.insert(format!("forbid{number}"), with(json!({"forbid": function}), forbid));
            }
            commands.insert(format!("c{number}"), json!({"function": function}));
        }
        json!({
            "format": "abilita-definition/1", "id": "random", "case": "institute", "zone": "Europe/Rome",
            "moments": {
                "m0": {"from": "2026-03-02"}, "m1": {"from": "2026-03-09"}, "told": {"announced": true},
            },
            "windows": {
                "early": {"from": "m0", "until": "m1"},
                "until_done": {"until": {"entered": {"a": "s2"}}},
            },
            "roles": {"head": {"on_record": true}},
            "facts": {"own": {"type": "bool"}, "given": {"type": "text"}},
            "flags": {"f": {}},
            "functions": named, "rules": rules, "commands": commands,
            "tracks": {"a": track(a), "b": track(b)},
        })
    })
}

/// One thing after another: what, and how long after the thing before, in hours.
fn life() -> impl Strategy<Value = Vec<(u8, i64)>> {
    prop::collection::vec((0..7_u8, 0..40_i64), 1..60)
}

fn has(proof: &Proof, code: Code, place: &str) -> bool {
    proof.findings().iter().any(|finding| finding.code() == code && finding.place() == place)
}

/// Nothing that is reported as impossible holds of a case now.
fn nothing_impossible(campaign: &Campaign, proof: &Proof, case: &Case, at: Instant) {
    for track in TRACKS {
        let state = campaign.state_of(case, track).unwrap();
        let place = format!("tracks.{track}.states.{state}");
        assert!(!has(proof, Code::StateUnreachable, &place), "a case came into {place}");
    }
    for function in campaign.functions() {
        let head = Asker::person(HEAD).logged_in(Scheme::SPID, 2);
        let allowed = campaign.decide(case, &Request::new(function, head), at).unwrap().is_allowed();
        let place = format!("functions.{function}");
        assert!(!allowed || !has(proof, Code::FunctionNeverUsable, &place), "somebody used {place}");
    }
}

fn live(campaign: &Campaign, proof: &Proof, life: &[(u8, i64)]) {
    let mut campaign = campaign.clone();
    let mut at = parse_instant("2026-02-25T09:00:00+01:00").unwrap();
    let opening = Opening::new().on_record("head", Person::new(HEAD));
    let opened = campaign.open(CaseId::new("c"), opening, at).unwrap();
    let mut case = campaign.replay([&opened]).unwrap();
    for (what, hours) in life {
        at += chrono::TimeDelta::hours(*hours);
        for event in campaign.due(&case, at).unwrap() {
            campaign.apply(&mut case, &event).unwrap();
            nothing_impossible(&campaign, proof, &case, event.at());
        }
        let events = match what {
            0..3 => {
                let head = Asker::person(HEAD).logged_in(Scheme::SPID, 2);
                let command = Command::new(&format!("c{what}"), head, case.sequence());
                campaign.handle(&case, &command, at).unwrap_or_default()
            }
            3 => campaign.tell(&case, Told::new().fact("given", "x"), at).unwrap(),
            4 => campaign.tell(&case, Told::new().forget("given"), at).unwrap_or_default(),
            5 if campaign.announcements().count() == 0 => {
                campaign = campaign.announce(abilita::Announcement::new("told", at, at)).unwrap();
                campaign.due(&case, at).unwrap()
            }
            _ => Vec::new(),
        };
        for event in events {
            campaign.apply(&mut case, &event).unwrap();
        }
        nothing_impossible(&campaign, proof, &case, at);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_life_does_what_is_reported_as_impossible(
        definition in definition(),
        lives in prop::collection::vec(life(), 24),
    ) {
        // A definition that says the impossible outright is refused before it gets here.
        let Ok(campaign) = Campaign::from_json(&definition.to_string()) else { return Ok(()) };
        let proof = prove(&campaign);
        for finding in proof.findings() {
            prop_assert!(finding.code() != Code::Undecided, "{} at {}\n{definition}", finding.code(), finding.place());
            let witness = Scenario::parse(&finding.witness().unwrap().to_string()).unwrap();
            prop_assert!(witness.run(&campaign).unwrap().passed());
        }
        for life in &lives {
            live(&campaign, &proof, life);
        }
    }
}
