//! Invariants: what the definition says of itself. No answer depends on them; the analysis proves or refutes each.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Named, Reader};
use super::super::wording::Wording;
use super::{Compiler, text_of};
use crate::campaign::{Claim, Condition, Invariant, Test};

/// What an invariant can say.
const CLAIMS: [&str; 4] = ["forbid", "permit", "to", "needs"];

impl Compiler {
    pub(super) fn always(&self, root: &mut Reader<'_>) -> Vec<Invariant> {
        root.named("always").into_iter().filter_map(|named| self.invariant(&named)).collect()
    }

    fn invariant(&self, Named { name, item, .. }: &Named<'_>) -> Option<Invariant> {
        let mut table = item.table()?;
        let title = text_of(table.get("title"));
        let cites = self.cites(&mut table).unwrap_or_default();
        let forbids = table.get("forbid").map(|item| Claim::Forbid(self.functions_of(&item)));
        let permits = table.get("permit").map(|item| Claim::Permit(self.functions_of(&item)));
        let to = table.get("to").is_some().then(|| Claim::To(self.goal(&mut table)));
        let needs = table.get("needs").map(|item| Claim::Needs(self.needed(&item)));
        if CLAIMS.into_iter().filter(|key| table.has(key)).count() != 1 {
            table.tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::ONE_CLAIM));
            return None;
        }
        if to.is_some() || needs.is_some() {
            Self::refuse_asker(item);
            self.refuse_tests_on_members(item);
        }
        let mut applies = self.condition(&mut table, None);
        if forbids.is_some() {
            let except = table.get("except").map(|item| item.one_or_many()).unwrap_or_default();
            let except = except.iter().filter_map(|item| self.exception(item, None));
            applies.unless = applies.unless.into_vec().into_iter().chain(except).collect();
        }
        table.finish();
        let claim = forbids.or(permits).or(to).or(needs)?;
        Some(Invariant { name: (*name).into(), title, cites, applies, claim })
    }

    /// The states that can be reached: written as `state` is.
    fn goal(&self, table: &mut Reader<'_>) -> Condition {
        self.refuse_tracks_of_members(table, "to");
        let mut tests = Vec::new();
        for named in table.some_named("to") {
            if let Some(track) = self.track(&named) {
                tests.push(Test::State(track, self.states(track, &named.item)));
            }
        }
        Condition { tests: tests.into(), unless: Box::default() }
    }

    fn needed(&self, item: &Item<'_>) -> Vec<Condition> {
        let conditions = item.some();
        for condition in &conditions {
            Self::refuse_asker(condition);
            self.refuse_tests_on_members(condition);
        }
        conditions.iter().filter_map(|item| self.exception(item, None)).collect()
    }
}
