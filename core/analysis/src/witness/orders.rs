//! Commands, with the persons and arguments they need.

use abilita::inspect::{Act, Subject, Test, Transition, Trigger, ValueTest};
use abilita::{Value, ValueKind};
use serde_json::{Map, Value as Json, json};

use super::Persons;
use super::cast::as_json;
use super::script::Script;
use crate::asker::Asker;
use crate::explore::Label;
use crate::values::Known;

impl<'m> Script<'m> {
    pub(super) fn command(&mut self, label: &Label, expect: &Json) -> Option<()> {
        let Label::Command { name, asker, facts, arguments } = label else { return None };
        self.tell(facts);
        let transitions = self.transitions(name);
        let acts: Vec<&Act> = transitions.iter().flat_map(|transition| &transition.acts).collect();
        let takes_the_list = |act: &&Act| matches!(act, Act::Grant | Act::CheckRoster { .. });
        if self.persons == Persons::AllKept && !self.kept && acts.iter().any(takes_the_list) {
            self.kept = true;
            self.keep_all(asker, expect)?;
        }
        let inserts = acts.iter().any(|act| matches!(act, Act::Insert { .. }));
        let picks = acts.iter().any(|act| matches!(act, Act::Confirm { .. }));
        let listed = self.model.listed_roles();
        let rounds: Vec<Option<String>> = match self.persons {
            Persons::OneForEachRole | Persons::AllKept if inserts || picks => {
                listed.iter().cloned().map(Some).collect()
            }
            _ => vec![None],
        };
        for role in rounds {
            let with = self.arguments(name, arguments, role.as_deref(), inserts)?;
            let mut order = self.who(asker)?;
            order.insert("command".to_owned(), Json::from(name.as_str()));
            if !with.is_empty() {
                order.insert("with".to_owned(), Json::Object(with));
            }
            let at = self.tick();
            self.steps.push(json!({"at": at, "do": order, "expect": expect}));
        }
        // What a command brings, the host need not have told.
        for act in acts {
            if let Act::SetFact(fact, _) | Act::Append(fact, _) | Act::Forget(fact) = act {
                self.told.insert(fact.clone(), Some(Value::from("(brought by a command)")));
            }
        }
        Some(())
    }

    /// Those of the register are taken over, or where no command does that somebody new is taken in for each role.
    fn keep_all(&mut self, asker: &Asker, expect: &Json) -> Option<()> {
        let by = |wanted: fn(&Act) -> bool| {
            let commands = self.model.definition.commands.iter().map(|command| command.name.as_str());
            let mut able =
                commands.filter(|name| self.transitions(name).iter().flat_map(|own| &own.acts).any(wanted));
            able.next().map(str::to_owned)
        };
        let keeping = by(|act| matches!(act, Act::Confirm { .. }));
        let name = keeping.or_else(|| by(|act| matches!(act, Act::Insert { .. })))?;
        let asker = asker.clone();
        self.command(&Label::Command { name, asker, facts: Vec::new(), arguments: Vec::new() }, expect)
    }

    fn transitions(&self, command: &str) -> Vec<&'m Transition> {
        let all = self.model.definition.tracks.iter().flat_map(|track| &track.transitions);
        all.filter(|own| matches!(&own.trigger, Trigger::Command(name) if name == command)).collect()
    }

    fn arguments(
        &mut self,
        command: &str,
        chosen: &[Known],
        role: Option<&str>,
        inserts: bool,
    ) -> Option<Map<String, Json>> {
        let declared = self.model.definition.commands.iter().find(|own| own.name == command)?;
        let transitions = self.transitions(command);
        let mut with = Map::new();
        for (index, argument) in declared.arguments.iter().enumerate() {
            let value = chosen.get(index).cloned().flatten();
            let listed = self.model.listed_roles();
            let named = role.map(str::to_owned).or_else(|| listed.first().cloned());
            let json = match argument.kind {
                ValueKind::Person if inserts => {
                    let person = format!("new_{}", named.unwrap_or_default());
                    self.inserted = Some(person.clone());
                    Json::from(person)
                }
                ValueKind::Person => Json::from(named.unwrap_or_else(|| self.holder())),
                ValueKind::Role => role.map(Json::from).or_else(|| value.as_ref().map(as_json))?,
                _ => match self.special(&transitions, index) {
                    Some(json) => json,
                    None => as_json(&value?),
                },
            };
            with.insert(argument.name.clone(), json);
        }
        Some(with)
    }

    /// An argument that must be what something else is.
    fn special(&mut self, transitions: &[&Transition], index: usize) -> Option<Json> {
        for act in transitions.iter().flat_map(|transition| &transition.acts) {
            match act {
                Act::Owe { id } if *id == index => {
                    self.owed += 1;
                    return Some(Json::from(format!("r{}", self.owed)));
                }
                Act::Settle { id } if *id == index => {
                    return Some(Json::from(format!("r{}", self.owed.max(1))));
                }
                _ => {}
            }
        }
        let tests = transitions.iter().flat_map(|own| {
            let checks = own.require.iter().flat_map(|check| [&check.applies, &check.holds]);
            std::iter::once(&own.guard).chain(checks).flat_map(|condition| condition.all_tests())
        });
        for test in tests {
            match test {
                Test::Value(Subject::Argument(own), ValueTest::SamePersonAs(role)) if *own == index => {
                    return self.person(role)?.get("codice_fiscale").cloned();
                }
                Test::Value(Subject::Argument(own), ValueTest::SameMailboxAs(fact)) if *own == index => {
                    return self.told.get(fact)?.as_ref().map(as_json);
                }
                _ => {}
            }
        }
        None
    }
}
