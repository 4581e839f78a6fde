//! Whoever and whatever a rule tells apart is looked at, however many roles and values that takes; or it is told that it is too
//! much.

use abilita::Campaign;
use abilita_analysis::{Code, Proof, prove};

const HEAD: &str = r#"
    format = "abilita-definition/1"
    id     = "exact"
    case   = "institute"
    zone   = "Europe/Rome"
"#;

fn proof(text: &str) -> Proof {
    let campaign = Campaign::from_toml(&format!("{HEAD}{text}"));
    prove(&campaign.unwrap_or_else(|problems| panic!("{text}\n{problems}")))
}

fn codes(proof: &Proof) -> Vec<(Code, &str)> {
    proof.findings().iter().map(|finding| (finding.code(), finding.place())).collect()
}

#[test]
fn somebody_with_three_roles_can_do_what_asks_for_all_of_them() {
    let proof = proof(
        r#"
        [roles]
        a = { on_record = true }
        b = { on_record = true }
        c = { listed = true }
        [functions]
        sign = { login = false }
        [rules.sign]
        permit = "sign"
        role   = "a"
        needs  = [{ role = "b" }, { role = "c" }]
        "#,
    );
    assert_eq!(codes(&proof), [], "a person who is a, b and c signs");
}

#[test]
fn somebody_whose_roles_are_too_many_to_be_told_apart_is_told_of() {
    let names: Vec<String> = (0..12).map(|number| format!("r{number}")).collect();
    let roles: Vec<String> = names.iter().map(|name| format!("{name} = {{ on_record = true }}")).collect();
    let roles = roles.join("\n");
    let needs: Vec<String> = names.iter().map(|name| format!("{{ role = \"{name}\" }}")).collect();
    let proof = proof(&format!(
        "[roles]\n{roles}\n[functions]\nsign = {{ login = false }}\n[rules.sign]\npermit = \"sign\"\nneeds = [{}]",
        needs.join(", ")
    ));
    assert!(codes(&proof).contains(&(Code::TooLarge, "functions.sign")), "{:?}", codes(&proof));
    assert!(!codes(&proof).contains(&(Code::FunctionNeverUsable, "functions.sign")));
}

#[test]
fn a_list_that_has_nine_things_is_tried() {
    let all: Vec<String> = (0..9).map(|number| format!("\"t{number}\"")).collect();
    let needs: Vec<String> =
        all.iter().map(|text| format!("{{ fact = {{ tags = {{ contains_all = [{text}] }} }} }}")).collect();
    let proof = proof(&format!(
        "[roles]\nhead = {{ on_record = true }}\n[facts]\ntags = \"texts\"\n[functions]\nsign = {{ login = false }}\n\
         [rules.sign]\npermit = \"sign\"\nrole = \"head\"\nneeds = [{}]",
        needs.join(", ")
    ));
    assert!(!codes(&proof).contains(&(Code::FunctionNeverUsable, "functions.sign")));
    assert!(codes(&proof).contains(&(Code::TooLarge, "facts.tags")), "{:?}", codes(&proof));
}

#[test]
fn many_facts_in_one_checklist_are_looked_at_one_after_the_other() {
    let facts: Vec<String> = (0..30).map(|number| format!("f{number} = \"bool\"")).collect();
    let facts = facts.join("\n");
    let needs: Vec<String> = (0..30).map(|number| format!("{{ fact = {{ f{number} = true }} }}")).collect();
    let proof = proof(&format!(
        "[roles]\nhead = {{ on_record = true }}\n[facts]\n{facts}\n[functions]\nsign = {{ login = false }}\n\
         [rules.sign]\npermit = \"sign\"\nrole = \"head\"\nneeds = [{}]",
        needs.join(", ")
    ));
    assert_eq!(codes(&proof), [], "thirty facts, and sixty ways to answer");
    assert_eq!(proof.shown(), 32, "used, the rule, and each need as the one that fails");
}

#[test]
fn a_day_that_a_rule_names_can_be_told() {
    let proof = proof(
        r#"
        [roles]
        head = { on_record = true }
        [facts]
        day = "date"
        code = "institute_code"
        [functions]
        sign = { login = false }
        [rules.sign]
        permit = "sign"
        role   = "head"
        needs  = [{ fact = { day = 2026-01-01 } }, { fact = { code = "TOPS01000A" } }]
        "#,
    );
    assert_eq!(codes(&proof), []);
}

#[test]
fn the_highest_level_of_a_login_is_reached() {
    let proof = proof(
        r#"
        [roles]
        head = { on_record = true }
        [login]
        schemes = ["cie"]
        level   = 4
        [functions.sign]
        [rules.sign]
        permit = "sign"
        role   = "head"
        "#,
    );
    assert_eq!(codes(&proof), []);
}
