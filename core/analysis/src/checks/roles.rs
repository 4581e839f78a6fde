//! Roles that are needed and that nobody can hold.

use abilita::inspect::{Act, Transition, Trigger};
use abilita::{RoleHolders, Severity};
use serde_json::json;

use super::Inquiry;
use crate::asker::{Asker, Membership};
use crate::code::Code;
use crate::situation::Situation;
use crate::ways::in_every_way;
use crate::witness::Finale;

pub(super) fn ask(inquiry: &mut Inquiry<'_>) {
    required_and_not_enterable(inquiry);
    never_in_force(inquiry);
}

/// A submission demands somebody in a role, and nothing that can happen takes anybody in that role into the draft.
fn required_and_not_enterable(inquiry: &mut Inquiry<'_>) {
    let definition = &inquiry.model.definition;
    let acts = || definition.tracks.iter().flat_map(|track| &track.transitions).flat_map(|own| &own.acts);
    if !acts().any(|act| matches!(act, Act::CheckRoster { at_submission: true })) {
        return;
    }
    for requirement in &definition.requirements {
        let demanded = requirement.at_least.is_some_and(|least| least > 0);
        if !demanded || requirement.at_submission != Severity::Error {
            continue;
        }
        if enters(inquiry, &requirement.role) {
            continue;
        }
        let role = &requirement.role;
        let said = [
            format!("L'elenco deve avere il ruolo `{role}`, ma nessun comando vi inserisce qualcuno."),
            format!("A list must have the role `{role}`, and no command takes anybody into it."),
        ];
        let place = format!("roster.{}", requirement.name);
        let finale = Finale::default().state(json!({}));
        inquiry.find(Code::RoleNobodyCanHold, place, said, &requirement.cites, &[], &finale);
    }
}

/// True if somebody in this role can come into the draft: by a transition that can fire, and that takes this role.
fn enters(inquiry: &mut Inquiry<'_>, role: &str) -> bool {
    let definition = &inquiry.model.definition;
    let takes = |transition: &Transition| {
        let Trigger::Command(name) = &transition.trigger else { return false };
        let command = definition.commands.iter().find(|command| command.name == *name);
        let allows = |index: usize| {
            let argument = command.and_then(|command| command.arguments.get(index));
            let one_of = argument.and_then(|argument| argument.one_of.as_ref());
            one_of.is_none_or(|roles| roles.iter().any(|own| own == role))
        };
        transition.acts.iter().any(|act| match act {
            Act::Insert { role, .. } => allows(*role),
            Act::Confirm { .. } => true, // with the roles of the register
            _ => false,
        })
    };
    definition.tracks.iter().enumerate().any(|(number, track)| {
        let mut taking = track.transitions.iter().enumerate().filter(|(_, own)| takes(own)).peekable();
        if taking.peek().is_none() {
            return false;
        }
        let Ok(graph) = inquiry.graph_of(number) else { return true };
        taking.any(|(index, _)| graph.fired.contains_key(&(number, index)))
    })
}

/// A role that is held only under a condition which holds in no situation.
fn never_in_force(inquiry: &mut Inquiry<'_>) {
    let model = inquiry.model;
    for role in model.definition.roles.iter().filter(|role| !role.condition.is_empty()) {
        let Ok(graph) = inquiry.graphs.about(model.reads([&role.condition])) else { continue };
        let can_be = graph.nodes().any(|(_, world)| {
            let situation =
                Situation { member: Membership::Himself, ..Situation::of_case(model, &graph.frame, world) };
            let mut can_be = false;
            let place = format!("roles.{}", role.name);
            in_every_way(
                &situation,
                &place,
                |situation| situation.holds(&role.condition).is_possible(),
                |possible, _| can_be |= possible,
            );
            can_be
        });
        if can_be {
            continue;
        }
        let said = [
            format!("Il ruolo `{}` vale solo a una condizione che non si dà mai.", role.name),
            format!("The role `{}` is held only under a condition that never holds.", role.name),
        ];
        let mut finale = Finale::default().state(json!({}));
        let who = Asker {
            roles: vec![role.name.clone()],
            vouched: role.holders == RoleHolders::Vouched,
            listed: role.holders == RoleHolders::Listed,
            login: Some(("spid".to_owned(), 3)),
            ..Asker::nobody()
        };
        let alone = |function: &&abilita::inspect::Function| {
            let rules = function.permits.iter().filter_map(|name| model.definition.rule(name));
            let mut tests = rules.flat_map(|rule| rule.applies.all_tests());
            tests.any(|test| matches!(test, abilita::inspect::Test::Role { roles, .. } if *roles == [role.name.clone()]))
        };
        for function in model.definition.functions.iter().filter(alone) {
            finale = finale.ask(&function.name, &who, &[], super::decided("deny"));
        }
        inquiry.find(Code::RoleNobodyCanHold, format!("roles.{}", role.name), said, &[], &[], &finale);
    }
}
