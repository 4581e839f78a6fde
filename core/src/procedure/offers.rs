//! The commands that are open to somebody now.

use super::Case;
use crate::access::{AskError, Asker};
use crate::calendar::Instant;
use crate::campaign::{
    Act, Campaign, Clock, Condition, FunctionId, Scope, Situation, Subject, Target, Test, Transition,
    Trigger, ValueKind,
};

/// A command that may be given now, with the arguments it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandOffer<'c> {
    /// The command.
    pub name: &'c str,
    /// The function it belongs to.
    pub function: &'c str,
    /// Its arguments, in order.
    pub arguments: Vec<(&'c str, ValueKind)>,
}

impl Campaign {
    /// The commands that the asker may give in this case at this instant: allowed, and with some transition whose state
    /// and conditions hold. What depends on the arguments is for [`handle`](Self::handle) to say.
    ///
    /// # Errors
    /// The case runs under another definition.
    ///
    /// ```
    /// use abilita::{Asker, Campaign, CaseId, Opening, Person, Scheme, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H"));
    /// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// let head = Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2);
    /// let open = campaign.open_commands(&case, &head, parse_instant("2025-10-07T08:00:00+02:00")?)?;
    /// let names: Vec<&str> = open.iter().map(|offer| offer.name).collect();
    /// assert_eq!(names, ["confirm", "insert", "remove", "comment", "request_by_mail"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open_commands<'c>(
        &'c self,
        case: &Case,
        asker: &Asker,
        at: Instant,
    ) -> Result<Vec<CommandOffer<'c>>, AskError> {
        self.check_definition(case)?;
        let clock = Clock::at(at);
        let advanced = self.advanced(case, clock);
        let who = self.who(&advanced, asker, clock);
        let allowed = |function: FunctionId| self.verdict(&advanced, asker, function, clock).is_allowed();
        let mut offers = Vec::new();
        for (id, name, command) in self.program.commands.iter() {
            let function = Some(command.function);
            let situation = Situation { function, ..Situation::of_asker(self, &advanced, clock, who) };
            if allowed(command.function) && self.could_fire(&situation, Trigger::Command(id)) {
                let arguments = command.arguments.iter();
                offers.push(CommandOffer {
                    name,
                    function: self.program.functions.name(command.function),
                    arguments: arguments.map(|(name, value)| (&**name, value.kind)).collect(),
                });
            }
        }
        Ok(offers)
    }

    fn could_fire(&self, situation: &Situation<'_>, trigger: Trigger) -> bool {
        self.program.tracks.iter().any(|(id, _, track)| {
            let fits = |situation: &Situation<'_>, transition: &Transition| {
                let state = situation.state(id);
                let from = transition.from.is_none_or(|from| state.is_some_and(|state| from.contains(state)));
                from && may_hold(situation, &transition.guard) && has_what_it_acts_on(situation, transition)
            };
            let mut transitions = track.transitions.iter().filter(|transition| transition.trigger == trigger);
            transitions.any(|transition| match (track.scope, transition.target) {
                (Scope::Case, _) | (Scope::Member, Target::Asker) => fits(situation, transition),
                (Scope::Member, Target::Every | Target::Argument(_)) => situation
                    .case
                    .members
                    .iter()
                    .any(|member| fits(&situation.about(Some(&member.standing)), transition)),
            })
        })
    }
}

/// Like `holds`, but tests on arguments, which are not known yet, count as true.
fn may_hold(situation: &Situation<'_>, condition: &Condition) -> bool {
    let on_argument = |test: &Test| matches!(test, Test::Value(Subject::Argument(_), _));
    let holds = |test: &Test| {
        let alone = Condition { tests: Box::new([test.clone()]), unless: Box::default() };
        on_argument(test) || situation.holds(&alone)
    };
    let certain = |exception: &&Condition| !exception.tests.iter().any(on_argument);
    condition.tests.iter().all(holds)
        && !condition.unless.iter().filter(certain).any(|exception| situation.holds(exception))
}

/// A debt can be settled, and a person confirmed or removed, only where there is one.
fn has_what_it_acts_on(situation: &Situation<'_>, transition: &Transition) -> bool {
    transition.acts.iter().all(|act| match act {
        Act::Settle { .. } => situation.case.debts().next().is_some(),
        _ => true,
    })
}
