//! Login, functions, and the rules that permit and forbid them.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Reader};
use super::super::wording::Wording;
use super::conditions::{Arguments, level, says_nothing};
use super::names::resolve;
use super::{Compiler, collect, text_of};
use crate::campaign::{Check, Condition, Function, FunctionId, Id as _, Login, Registry, Rule, RuleId, Test};
use crate::identity::Scheme;

/// A forbid of `"*"` is one of every function.
const EVERY_FUNCTION: &str = "*";

impl Compiler {
    pub(super) fn functions(&self, root: &mut Reader<'_>) -> Registry<FunctionId, Function> {
        let common = root.get("login").and_then(|item| self.login(&item, Login::default()));
        let mut functions = collect(root.named("functions"), |item| {
            let mut table = item.table()?;
            let title = text_of(table.get("title"));
            let login = match table.get("login") {
                Some(item) if item.is_table() => self.login(&item, common.clone().unwrap_or_default()),
                Some(item) => {
                    let needed = item.bool()?;
                    if needed && common.is_none() {
                        item.wrong_value("true", Wording::A_COMMON_LOGIN);
                    }
                    common.clone().filter(|_| needed)
                }
                None => common.clone(),
            };
            table.finish();
            Some(Function { title, login, ..Function::default() })
        });
        for named in root.named("rules") {
            let Some(rule) = self.names.rules.find(named.name) else { continue };
            let Some(mut table) = named.item.table() else { continue };
            for id in table.get("permit").map(|item| self.functions_of(&item)).unwrap_or_default() {
                functions.get_mut(id).into_iter().for_each(|function| function.permits.push(rule));
            }
            for id in table.get("forbid").map(|item| self.functions_of(&item)).unwrap_or_default() {
                functions.get_mut(id).into_iter().for_each(|function| function.forbids.push(rule));
            }
        }
        functions
    }

    /// What a login must be; a function's own says only what differs.
    fn login(&self, item: &Item<'_>, mut login: Login) -> Option<Login> {
        let mut table = item.table()?;
        if let Some(item) = table.get("schemes") {
            login.schemes = item.names().iter().filter_map(Item::text).map(Scheme::new).collect();
        }
        if let Some(item) = table.get("level") {
            login.level = level(&item)?;
        }
        if let Some(cites) = self.cites(&mut table) {
            login.cites = cites;
        }
        if let Some(item) = table.get("next") {
            login.next = self.hint(&item);
        }
        if login.schemes.is_empty() && !table.has("schemes") {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::key("schemes")));
        }
        table.finish();
        Some(login)
    }

    pub(super) fn functions_of(&self, item: &Item<'_>) -> Vec<FunctionId> {
        let all = || (0..self.names.functions.len()).filter_map(|index| u16::try_from(index).ok());
        let functions = item.names();
        let is_every = |item: &Item<'_>| item.node().as_text() == Some(EVERY_FUNCTION);
        if functions.iter().any(is_every) {
            for other in functions.iter().filter(|item| !is_every(item)) {
                other.wrong_value(other.text().unwrap_or_default(), Wording::EVERY_ALONE);
            }
            return all().map(FunctionId::from_index).collect();
        }
        functions.iter().filter_map(|item| self.function(item)).collect()
    }

    pub(super) fn function(&self, item: &Item<'_>) -> Option<FunctionId> {
        resolve(item, Wording::FUNCTION, &self.names.functions)
    }

    pub(super) fn rules(&self, root: &mut Reader<'_>) -> Registry<RuleId, Rule> {
        collect(root.named("rules"), |item| self.rule(item))
    }

    fn rule(&self, item: &Item<'_>) -> Option<Rule> {
        let mut table = item.table()?;
        let permit = table.get("permit");
        let forbid = table.get("forbid");
        let stated = [&permit, &forbid].into_iter().flatten().count();
        table.expect_one(stated, Wording::PERMIT_OR_FORBID);
        if stated != 1 {
            return None;
        }
        table.exclude(if permit.is_some() { "forbid" } else { "permit" });
        let cites = self.cites(&mut table).unwrap_or_default();
        let next = table.get("next").and_then(|item| self.hint(&item));
        let mut applies = self.condition(&mut table, None);
        let mut needs = Vec::new();
        let mut refusal = None;
        if permit.is_some() {
            refuse_early_conditions(&table, &applies);
            needs = self.checks(&mut table, "needs", None);
        } else {
            let except = table.get("except").map(|item| item.one_or_many()).unwrap_or_default();
            let except = except.iter().filter_map(|item| self.exception(item, None));
            applies.unless = applies.unless.into_vec().into_iter().chain(except).collect();
            refusal = self.refusal(&mut table);
        }
        table.finish();
        Some(Rule { cites, applies, needs, next, refusal })
    }

    /// The refusal a rule or check names: one of the campaign's own, or one that the library knows.
    pub(super) fn refusal(&self, table: &mut Reader<'_>) -> Option<Box<str>> {
        let item = table.get("refusal")?;
        resolve(&item, Wording::REFUSAL, &self.names.refusals)?;
        item.text().map(Into::into)
    }

    /// An ordered checklist: the first that fails is reported.
    pub(super) fn checks(
        &self,
        table: &mut Reader<'_>,
        key: &'static str,
        arguments: Arguments<'_>,
    ) -> Vec<Check> {
        let items = table.get(key).map(|item| item.one_or_many()).unwrap_or_default();
        items.iter().filter_map(|item| self.check(item, arguments)).collect()
    }

    fn check(&self, item: &Item<'_>, arguments: Arguments<'_>) -> Option<Check> {
        let mut table = item.table()?;
        let check = Check {
            applies: self.condition_at(&mut table, "if", arguments),
            cites: self.cites(&mut table),
            next: table.get("next").and_then(|item| self.hint(&item)),
            refusal: self.refusal(&mut table),
            holds: self.condition(&mut table, arguments),
        };
        if says_nothing(&table, &check.holds) {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::CONDITION_THAT_HOLDS));
        }
        table.finish();
        Some(check)
    }
}

/// A permit says who may; everything else that must hold is a need, so that a deny can tell which one failed.
fn refuse_early_conditions(table: &Reader<'_>, applies: &Condition) {
    let only_roles = applies.tests.iter().all(|test| matches!(test, Test::Role(_)));
    if !only_roles || !applies.unless.is_empty() {
        table.tell(ProblemCode::WrongValue, |problem| problem.expecting(Wording::ROLE_ALONE));
    }
}
