//! What a transition does besides moving its track: the table `do`.

use rustc_hash::FxHashSet;

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Reader};
use super::super::wording::Wording;
use super::Compiler;
use super::conditions::Arguments;
use super::names::resolve;
use super::values::whole_value;
use crate::campaign::{Act, FactId, FlagId, Given, ValueKind, ValueType};
use crate::roster::Stage;

impl Compiler {
    /// What a transition does besides moving its track.
    pub(super) fn acts(&self, item: &Item<'_>, arguments: Arguments<'_>) -> Vec<Act> {
        let Some(mut table) = item.table() else { return Vec::new() };
        let mut acts = Vec::new();
        self.acts_on_tracks_and_flags(&mut table, &mut acts);
        self.acts_on_facts(&mut table, arguments, &mut acts);
        acts_on_the_roster(&mut table, arguments, &mut acts);
        let mut with = |key, kind, act: fn(usize) -> Act| {
            let argument = table.get(key).and_then(|item| argument_of(&item, arguments, kind));
            acts.extend(argument.map(act));
        };
        with("owe", ValueKind::Text, |id| Act::Owe { id });
        with("settle", ValueKind::Text, |id| Act::Settle { id });
        with("comment", ValueKind::Text, |text| Act::Comment { text });
        table.finish();
        acts
    }

    fn acts_on_tracks_and_flags(&self, table: &mut Reader<'_>, acts: &mut Vec<Act>) {
        for named in table.some_named("move") {
            let Some(track) = self.track(&named) else { continue };
            acts.extend(self.state(track, &named.item).map(|state| Act::Move(track, state)));
        }
        for (key, act) in [("set_flag", Act::SetFlag as fn(FlagId) -> Act), ("clear_flag", Act::ClearFlag)] {
            for item in table.get(key).map(|item| item.one_or_many()).unwrap_or_default() {
                let Some(flag) = resolve(&item, Wording::FLAG, &self.names.flags) else { continue };
                if key == "clear_flag"
                    && acts.iter().any(|act| matches!(act, Act::SetFlag(set) if *set == flag))
                {
                    undone(&item, "set_flag");
                }
                acts.push(act(flag));
            }
        }
    }

    fn acts_on_facts(&self, table: &mut Reader<'_>, arguments: Arguments<'_>, acts: &mut Vec<Act>) {
        for (key, append) in [("set", false), ("append", true)] {
            for named in table.some_named(key) {
                let Some(fact) = self.names.facts.find(named.name) else {
                    let names = self.names.facts.names();
                    named.unknown(Wording::FACT, names);
                    continue;
                };
                self.refuse_parameter(fact, &named.item);
                let Some(declared) = self.names.type_of(fact) else { continue };
                acts.extend(if append {
                    let Some(element) = declared.element() else {
                        named.item.wrong_value(named.name, Wording::fact_of(ValueKind::Texts));
                        continue;
                    };
                    self.given(&named.item, &element, arguments).map(|given| Act::Append(fact, given))
                } else {
                    self.given(&named.item, declared, arguments).map(|given| Act::SetFact(fact, given))
                });
            }
        }
        let filled: FxHashSet<FactId> = acts.iter().filter_map(filled_by).collect();
        for item in table.get("forget").map(|item| item.one_or_many()).unwrap_or_default() {
            let Some(fact) = self.fact(&item) else { continue };
            self.refuse_parameter(fact, &item);
            if filled.contains(&fact) {
                undone(&item, "set");
            }
            acts.push(Act::Forget(fact));
        }
    }

    fn refuse_parameter(&self, fact: FactId, item: &Item<'_>) {
        if self.names.is_parameter(fact) {
            item.wrong_value(self.names.facts.name(fact), Wording::NO_PARAMETER);
        }
    }

    /// A plain value of a type, or where one is taken from: `{ argument = … }`, `{ fact = … }` or `{ now = true }`.
    fn given(&self, item: &Item<'_>, wanted: &ValueType, arguments: Arguments<'_>) -> Option<Given> {
        if !item.is_table() {
            return whole_value(item, wanted).map(Given::Value);
        }
        let mut table = item.table()?;
        let from_argument = table.get("argument");
        let from_fact = table.get("fact");
        let now = table.get("now");
        let given = match (&from_argument, &from_fact, &now) {
            (Some(item), None, None) => {
                let index = any_argument(item, arguments);
                let found = index.and_then(|index| arguments?.get(index)).map(|(_, declared)| declared);
                refuse_other_type(item, found, wanted);
                index.map(Given::Argument)
            }
            (None, Some(item), None) => {
                let fact = self.fact(item);
                refuse_other_type(item, fact.and_then(|fact| self.names.type_of(fact)), wanted);
                fact.map(Given::Fact)
            }
            (None, None, Some(item)) => {
                if !matches!(wanted.kind, ValueKind::Date | ValueKind::Instant) {
                    item.wrong_value("now", Wording::NOW_IS_A_TIME);
                }
                if item.bool() == Some(false) {
                    item.wrong_value("false", Wording::ONE_GIVEN);
                }
                Some(Given::Now)
            }
            _ => {
                let stated = [&from_argument, &from_fact, &now].into_iter().flatten().count();
                table.expect_one(stated, Wording::ONE_GIVEN);
                None
            }
        };
        table.finish();
        given
    }
}

/// One act of a transition would take back what another one does.
fn undone(item: &Item<'_>, by: &str) {
    let name = item.text().unwrap_or_default();
    item.tell(item.problem(ProblemCode::Contradiction).finding(name).expecting(Wording::not_in(by)));
}

/// The fact that an act gives a value.
fn filled_by(act: &Act) -> Option<FactId> {
    match act {
        Act::SetFact(fact, _) | Act::Append(fact, _) => Some(*fact),
        _ => None,
    }
}

fn acts_on_the_roster(table: &mut Reader<'_>, arguments: Arguments<'_>, acts: &mut Vec<Act>) {
    let person = |item: &Item<'_>| argument_of(item, arguments, ValueKind::Person);
    acts.extend(table.get("confirm").and_then(|item| person(&item)).map(|person| Act::Confirm { person }));
    acts.extend(table.get("remove").and_then(|item| person(&item)).map(|person| Act::Remove { person }));
    if let Some(mut insert) = table.get("insert").and_then(|item| item.table()) {
        let who = insert.require("person").and_then(|item| person(&item));
        let role = insert.require("role");
        let role = role.and_then(|item| argument_of(&item, arguments, ValueKind::Role));
        insert.finish();
        acts.extend(who.zip(role).map(|(person, role)| Act::Insert { person, role }));
    }
    acts.extend(table.get("check_roster").and_then(|item| stage(&item)).map(Act::CheckRoster));
    if table.get("grant_roster").and_then(|item| item.bool()) == Some(true) {
        acts.push(Act::Grant);
    }
}

/// What a fact is given must always be a value of its type.
fn refuse_other_type(item: &Item<'_>, found: Option<&ValueType>, wanted: &ValueType) {
    if found.is_some_and(|found| !wanted.takes(found)) {
        item.wrong_value(item.text().unwrap_or_default(), Wording::values_of(wanted));
    }
}

/// An argument of any type, by its name.
fn any_argument(item: &Item<'_>, arguments: Arguments<'_>) -> Option<usize> {
    let name = item.text()?;
    let arguments = arguments.unwrap_or_default();
    let index = arguments.iter().position(|(argument, _)| &**argument == name);
    if index.is_none() {
        let names = arguments.iter().map(|(name, _)| &**name);
        item.unknown_name(Wording::ARGUMENT, name, names);
    }
    index
}

/// An argument of one type, by its name.
pub(super) fn argument_of(item: &Item<'_>, arguments: Arguments<'_>, kind: ValueKind) -> Option<usize> {
    let index = any_argument(item, arguments)?;
    let (name, ValueType { kind: declared, .. }) = arguments?.get(index)?;
    if *declared == kind {
        return Some(index);
    }
    item.wrong_value(name, Wording::argument_of(kind));
    None
}

fn stage(item: &Item<'_>) -> Option<Stage> {
    let word = item.text()?;
    let stage = Stage::ALL.into_iter().find(|stage| stage.as_str() == word);
    if stage.is_none() {
        item.unknown_word(word, Stage::ALL.map(Stage::as_str));
    }
    stage
}
