//! What a roster must have: of the whole where the case says so, of those of whom something holds, of each of them.

use abilita::{Delegate, Finding, Stage, Told};

use crate::life::{instant, person};
use crate::play::{Play, compiled, id};

const REQUIREMENTS: &str = r#"
    [facts]
    large       = "bool"
    held        = { type = "integer", of = "member" }
    [flags]
    waived = {}
    [tracks.training]
    of      = "member"
    states  = ["missing", "done"]
    initial = "missing"
    [tracks.training.on.done]
    command = "train"
    member  = { argument = "person" }
    to      = "done"
    [tracks.override]
    states  = ["none"]
    initial = "none"
    [tracks.override.on.waive]
    command = "waive"
    do      = { set_flag = "waived" }
    [commands]
    train  = { function = "manage", arguments = { person = "person" } }
    waive  = { function = "manage", arguments = { reason = "text" } }
    [roster.stand_in]
    role     = "delegate"
    at_least = 2
    if       = { fact = { large = true } }
    cites    = ["R-01"]
    [roster.trained]
    role     = "delegate"
    at_least = 1
    whose    = { state = { training = "done" } }
    if       = { unless = { flag = "waived" } }
    cites    = ["R-02"]
    [roster.at_most_three_delegators]
    role     = "delegate"
    each     = { fact = { held = { at_most = 3 } } }
    whose    = { fact = { held = { known = true } } }
    severity = { draft = "warning", submission = "error" }
    cites    = ["R-03"]
"#;

const AT: &str = "2026-02-01T12:00:00+01:00";

/// The codes found on a list of delegates, each with its line.
fn found(play: &Play, delegates: &[usize]) -> Vec<(String, Option<usize>)> {
    let roster: Vec<Delegate> =
        delegates.iter().map(|index| Delegate::new("delegate", person(*index))).collect();
    let findings =
        play.campaign.check(&play.case, &roster, Stage::Submission, instant(AT)).expect("its own campaign");
    findings.iter().map(|finding: &Finding| (finding.code().to_string(), finding.row())).collect()
}

#[test]
fn a_requirement_counts_only_where_its_condition_holds_of_the_case() {
    let mut play = Play::of(REQUIREMENTS);
    play.does(0, "waive", &[("reason", "only one left".into())], "2026-01-02T00:00:00+01:00");
    assert_eq!(found(&play, &[1]), []);
    play.tells(Told::new().fact("large", true), "2026-01-03T00:00:00+01:00");
    assert_eq!(found(&play, &[1]), [("role_missing".to_owned(), None)]);
    assert_eq!(found(&play, &[1, 2]), []);
}

#[test]
fn only_those_of_whom_it_holds_are_counted() {
    let mut play = Play::of(REQUIREMENTS);
    assert_eq!(found(&play, &[1, 2]), [("role_missing".to_owned(), None)]);
    play.does(0, "train", &[("person", crate::play::person(2))], "2026-01-02T00:00:00+01:00");
    assert_eq!(found(&play, &[1, 2]), []);
    assert_eq!(
        found(&play, &[1]),
        [("role_missing".to_owned(), None)],
        "the trained one is not on this list"
    );
    assert_eq!(found(&play, &[1, 4]), [("role_missing".to_owned(), None)], "of a stranger nothing holds");
}

/// L23: experimental, or overridden by an operator who gives his reason.
#[test]
fn an_override_with_its_reason_lifts_a_requirement() {
    let mut play = Play::of(REQUIREMENTS);
    assert_eq!(
        play.refusal(0, "waive", &[], "2026-01-02T00:00:00+01:00"),
        "invalid_argument",
        "no reason given"
    );
    play.does(
        0,
        "waive",
        &[("reason", "the only teacher of the island".into())],
        "2026-01-02T00:00:00+01:00",
    );
    assert_eq!(found(&play, &[1]), []);
}

#[test]
fn what_must_hold_of_each_is_told_at_his_line() {
    let mut play = Play::of(REQUIREMENTS);
    play.does(0, "waive", &[("reason", "tested elsewhere".into())], "2026-01-02T00:00:00+01:00");
    let held = Told::new().member_fact(id(1), "held", 3).member_fact(id(2), "held", 4);
    play.tells(held, "2026-01-02T00:00:00+01:00");
    assert_eq!(found(&play, &[1, 2]), [("role_requirement".to_owned(), Some(1))]);
    assert_eq!(
        found(&play, &[2, 1, 4]),
        [("role_requirement".to_owned(), Some(0))],
        "nothing is known of the stranger"
    );
}

/// L10: whoever stands in holds the role only while nobody holds the one he stands in for.
#[test]
fn a_substitute_holds_the_role_while_it_is_vacant() {
    let vacancy = r#"
        [roles.substitute]
        on_record = true
        if        = { vacant = "head" }
        [rules.substitute]
        permit = "manage"
        role   = "substitute"
    "#;
    let mut play =
        Play::opened(compiled(vacancy), abilita::Opening::new().on_record("substitute", person(3)));
    assert!(play.may(0, "manage", AT) && !play.may(3, "manage", AT));
    play.tells(Told::new().off_record("head", id(0)), "2026-02-02T00:00:00+01:00");
    let later = "2026-02-03T00:00:00+01:00";
    assert!(!play.may(0, "manage", later) && play.may(3, "manage", later));
}
