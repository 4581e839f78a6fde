//! Who can be told apart among all who might ask.

use abilita::RoleHolders;
use abilita::inspect::{Condition, Function, Test};

use crate::model::Model;

/// Somebody who asks, as far as conditions can see him.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asker {
    /// The roles that the case gives him, or the one that the host vouches for.
    pub(crate) roles: Vec<String>,
    pub(crate) vouched: bool,
    /// He stands in the register or in the draft.
    pub(crate) listed: bool,
    /// Scheme and level of a login of his own.
    pub(crate) login: Option<(String, u8)>,
    pub(crate) member: Membership,
}

/// Whether conditions on a member look at the one that is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Membership {
    /// It is he.
    Himself,
    /// It is another member, of whom nothing is known.
    Another,
    /// It is no member.
    Nobody,
}

/// How many roles of one person are tried together.
const MOST_ROLES: usize = 2;

impl Asker {
    /// Nobody asks: time passes.
    pub(crate) fn nobody() -> Self {
        Self { roles: Vec::new(), vouched: false, listed: false, login: None, member: Membership::Nobody }
    }
}

/// Everybody who can be told apart by the conditions under which a function, and the command that asks for it, stand: those
/// of whom least must be true first.
pub(crate) fn askers(model: &Model<'_>, function: &Function, conditions: &[&Condition]) -> Vec<Asker> {
    let tests: Vec<&Test> = conditions.iter().flat_map(|condition| condition.all_tests()).collect();
    let logins = logins(function, &tests);
    let mut askers = Vec::new();
    for role in model.roles_held(RoleHolders::Vouched) {
        askers.push(Asker { roles: vec![role], vouched: true, ..Asker::nobody() });
    }
    let members = model.definition.tracks.iter().any(|track| track.scope == abilita::inspect::Scope::Member)
        || model.definition.flags.iter().any(|flag| flag.scope == abilita::inspect::Scope::Member)
        || model.definition.facts.iter().any(|fact| fact.scope == abilita::inspect::Scope::Member);
    let listed_roles = model.listed_roles();
    for roles in role_sets(model, &tests) {
        let in_register = roles.iter().any(|role| listed_roles.contains(role));
        // Whoever stands in the draft alone has no role by it.
        let listed: &[bool] = if in_register { &[true] } else { &[false, true] };
        for listed in listed.iter().copied().filter(|listed| !listed || !listed_roles.is_empty()) {
            let member: &[Membership] = match (members, listed) {
                (true, true) => &[Membership::Himself, Membership::Another],
                _ => &[Membership::Nobody],
            };
            for member in member {
                for login in &logins {
                    let (roles, login) = (roles.clone(), login.clone());
                    askers.push(Asker { roles, vouched: false, listed, login, member: *member });
                }
            }
        }
    }
    askers
}

/// The logins that the function and the conditions tell apart: none, then each.
fn logins(function: &Function, tests: &[&Test]) -> Vec<Option<(String, u8)>> {
    let mut schemes: Vec<String> = Vec::new();
    let mut levels: Vec<u8> = vec![3];
    let accepted = function.login.as_ref().map(|login| login.schemes.as_slice()).unwrap_or_default();
    for test in tests {
        match test {
            Test::Scheme(tested) => schemes.extend(tested.iter().cloned()),
            Test::Level(level) => levels.extend([*level, level.saturating_sub(1)]),
            _ => {}
        }
    }
    levels.extend(function.login.as_ref().map(|login| login.level.saturating_sub(1)));
    schemes.retain(|scheme| accepted.is_empty() || accepted.contains(scheme));
    schemes.extend(accepted.iter().find(|scheme| !schemes.contains(scheme)).cloned());
    if schemes.is_empty() {
        schemes.push("spid".to_owned());
    }
    schemes.sort();
    schemes.dedup();
    levels.sort_unstable();
    levels.dedup();
    let each =
        schemes.iter().flat_map(|scheme| levels.iter().rev().map(move |level| (scheme.clone(), *level)));
    each.map(Some).chain([None]).collect()
}

/// The sets of roles of a case that the tests tell apart: single ones, those two by two, and none.
fn role_sets(model: &Model<'_>, tests: &[&Test]) -> Vec<Vec<String>> {
    let of_case = [RoleHolders::OnRecord, RoleHolders::Listed];
    let of_case: Vec<String> = of_case.into_iter().flat_map(|holders| model.roles_held(holders)).collect();
    let mut sets: Vec<Vec<String>> = of_case.iter().map(|role| vec![role.clone()]).collect();
    let mentions = |test: &&&Test| matches!(test, Test::Role { roles, .. } if !roles.is_empty());
    if tests.iter().filter(mentions).count() >= MOST_ROLES {
        let pairs = of_case.iter().enumerate().flat_map(|(index, one)| {
            of_case.iter().skip(index + 1).map(move |other| vec![one.clone(), other.clone()])
        });
        sets.extend(pairs);
    }
    sets.push(Vec::new());
    sets
}
