//! Who can be told apart among all who might ask.

use abilita::RoleHolders;
use abilita::inspect::{Function, Test};

use crate::limits::TooLarge;
use crate::model::Model;

/// Somebody who asks, as far as conditions can see them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asker {
    /// The roles that the case gives them, or the one that the host vouches for.
    pub(crate) roles: Vec<String>,
    pub(crate) vouched: bool,
    /// They are in the register or in the draft.
    pub(crate) listed: bool,
    /// Scheme and level of a login of their own.
    pub(crate) login: Option<(String, u8)>,
    pub(crate) member: Membership,
    /// He stands for everybody with several roles, where those are too many to be told apart: what asks for a role may hold.
    pub(crate) any_roles: bool,
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

/// So many sets of roles of one person are told apart; beyond, it is too large.
const MOST_ROLE_SETS: usize = 256;

impl Asker {
    /// Nobody asks: time passes.
    pub(crate) const fn nobody() -> Self {
        Self {
            roles: Vec::new(),
            vouched: false,
            listed: false,
            login: None,
            member: Membership::Nobody,
            any_roles: false,
        }
    }

    /// True if their login is one that the function accepts, or if none is asked of them.
    pub(crate) fn is_logged_in_for(&self, function: &Function) -> bool {
        let Some(needed) = function.login.as_ref().filter(|_| !self.vouched) else { return true };
        let accepted =
            |(scheme, level): &(String, u8)| needed.schemes.contains(scheme) && *level >= needed.level;
        self.login.as_ref().is_some_and(accepted)
    }
}

/// Everybody who can be told apart by the tests under which a function, and the command that asks for it, stand: those of
/// whom least must be true first.
pub(crate) fn askers(model: &Model<'_>, function: &Function, tests: &[&Test]) -> Vec<Asker> {
    let logins = logins(function, tests);
    let (mut askers, mut in_draft) = (Vec::new(), Vec::new());
    for role in model.roles_held(RoleHolders::Vouched) {
        askers.push(Asker { roles: vec![role], vouched: true, ..Asker::nobody() });
    }
    let members = model.has_members();
    let listed_roles = model.listed_roles();
    let (sets, all) = role_sets(model, tests);
    if !all {
        model.note_too_large(TooLarge::Roles(function.name.clone()));
    }
    let several = (!all).then(Vec::new);
    let sets = sets.into_iter().map(|roles| (roles, false)).chain(several.map(|roles| (roles, true)));
    for (roles, any_roles) in sets {
        let in_register = roles.iter().any(|role| listed_roles.contains(role));
        // Whoever is in the draft alone has no role by it.
        let listed: &[bool] = if in_register { &[true] } else { &[false, true] };
        for listed in listed.iter().copied().filter(|listed| !listed || !listed_roles.is_empty()) {
            let member: &[Membership] = match (members, listed) {
                (true, true) => &[Membership::Himself, Membership::Another],
                _ => &[Membership::Nobody],
            };
            for member in member {
                for login in &logins {
                    let (roles, login) = (roles.clone(), login.clone());
                    let asker = Asker { roles, vouched: false, listed, login, member: *member, any_roles };
                    // Whoever is in the draft has to be taken into it first.
                    if listed && !in_register { in_draft.push(asker) } else { askers.push(asker) }
                }
            }
        }
    }
    askers.extend(in_draft);
    askers
}

/// The logins that the function and the tests tell apart: none, then each.
fn logins(function: &Function, tests: &[&Test]) -> Vec<Option<(String, u8)>> {
    const OTHER: &str = "other";
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
    levels.extend(function.login.iter().flat_map(|login| [login.level, login.level.saturating_sub(1)]));
    schemes.retain(|scheme| accepted.is_empty() || accepted.contains(scheme));
    match function.login {
        Some(_) => schemes.extend(accepted.iter().find(|scheme| !schemes.contains(scheme)).cloned()),
        None if schemes.is_empty() => schemes.push("spid".to_owned()),
        None => schemes.push(OTHER.to_owned()),
    }
    schemes.sort();
    schemes.dedup();
    levels.sort_unstable();
    levels.dedup();
    let each =
        schemes.iter().flat_map(|scheme| levels.iter().rev().map(move |level| (scheme.clone(), *level)));
    each.map(Some).chain([None]).collect()
}

/// What tests see of a set of roles.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    /// Of each test on roles, whether one of the unconditional roles passes it.
    passed: Vec<bool>,
    /// Those that are held under a condition only are each their own.
    conditional: Vec<String>,
    on_record: bool,
    listed: bool,
}

impl Seen {
    fn of(model: &Model<'_>, tests: &[&Test], role: &str) -> Option<Self> {
        let declared = model.definition.roles.iter().find(|known| known.name == role)?;
        let is_conditional = !declared.condition.is_empty();
        let names_it = |test: &&Test| match test {
            Test::Role { roles, .. } => Some(roles.iter().any(|own| own == role)),
            _ => None,
        };
        let passed: Vec<bool> = tests.iter().filter_map(names_it).collect();
        let on_record = declared.holders == RoleHolders::OnRecord;
        let of_the_case = tests.iter().any(|test| matches!(test, Test::Role { of_the_case: true, .. }));
        let matters = passed.contains(&true) || (on_record && of_the_case);
        let conditional = if is_conditional && matters { vec![role.to_owned()] } else { Vec::new() };
        let passed = passed.into_iter().map(|passed| passed && !is_conditional).collect();
        let listed = declared.holders == RoleHolders::Listed;
        Some(Self { passed, conditional, on_record: on_record && !is_conditional, listed })
    }

    fn with(&self, other: &Self) -> Self {
        let passed = self.passed.iter().zip(&other.passed).map(|(one, other)| *one || *other);
        let mut conditional: Vec<String> =
            self.conditional.iter().chain(&other.conditional).cloned().collect();
        conditional.sort();
        conditional.dedup();
        Self {
            passed: passed.collect(),
            conditional,
            on_record: self.on_record || other.on_record,
            listed: self.listed || other.listed,
        }
    }
}

/// The sets of roles of a case that the tests tell apart: every single one, those together that are seen as no smaller set
/// is, and none. `false` if there are more.
fn role_sets(model: &Model<'_>, tests: &[&Test]) -> (Vec<Vec<String>>, bool) {
    let of_case = [RoleHolders::OnRecord, RoleHolders::Listed];
    let of_case: Vec<String> = of_case.into_iter().flat_map(|holders| model.roles_held(holders)).collect();
    let singles = of_case.iter().filter_map(|role| Some((role.clone(), Seen::of(model, tests, role)?)));
    let singles: Vec<(String, Seen)> = singles.collect();
    let mut sets: Vec<Vec<String>> = of_case.iter().map(|role| vec![role.clone()]).collect();
    let mut apart: Vec<(Vec<String>, Seen)> = Vec::new();
    for (role, seen) in &singles {
        if apart.iter().all(|(_, known)| known != seen) {
            apart.push((vec![role.clone()], seen.clone()));
        }
    }
    let alone = apart.clone();
    let mut next = 0;
    while let Some((roles, seen)) = apart.get(next).cloned() {
        next += 1;
        for (other, also) in &alone {
            let together = seen.with(also);
            if apart.iter().all(|(_, known)| *known != together) {
                let roles: Vec<String> = roles.iter().chain(other).cloned().collect();
                sets.push(roles.clone());
                apart.push((roles, together));
            }
        }
        if apart.len() > MOST_ROLE_SETS {
            sets.truncate(of_case.len());
            sets.push(Vec::new());
            return (sets, false);
        }
    }
    sets.push(Vec::new());
    (sets, true)
}
