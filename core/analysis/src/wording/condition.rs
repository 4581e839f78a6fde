//! When something holds.

use abilita::inspect::{Check, Command, Condition, Subject, Test, ValueTest};

use super::{Speaker, quoted};

impl Speaker<'_> {
    /// A condition, of tests on a command's arguments too; empty for one that always holds.
    pub(crate) fn condition(&self, condition: &Condition, command: Option<&Command>) -> String {
        let tests: Vec<String> = condition.tests.iter().map(|test| self.test(test, command)).collect();
        let holds = self.all(&tests);
        let exceptions: Vec<String> =
            condition.unless.iter().map(|exception| self.condition(exception, command)).collect();
        if exceptions.is_empty() {
            return holds;
        }
        if holds.is_empty() {
            let exceptions = exceptions.join(self.say("; né ", "; nor "));
            return format!("{} {exceptions}", self.say("non", "not"));
        }
        let exceptions = exceptions.join(self.say("; né se ", "; nor if "));
        format!("{holds}, {} {exceptions}", self.say("ma non se", "but not if"))
    }

    /// A condition, or that there is none.
    pub(crate) fn condition_or_always(&self, condition: &Condition, command: Option<&Command>) -> String {
        let said = self.condition(condition, command);
        if said.is_empty() { self.say("sempre", "always").to_owned() } else { said }
    }

    /// A need: what must hold, where it counts.
    pub(crate) fn check(&self, check: &Check, command: Option<&Command>) -> String {
        let holds = self.condition_or_always(&check.holds, command);
        if check.applies.is_empty() {
            return holds;
        }
        format!("{} {}: {holds}", self.say("se", "if"), self.condition(&check.applies, command))
    }

    /// A need with the refusal that tells it, where there is one: that comes first, since it was written for people.
    pub(crate) fn check_told(&self, check: &Check, command: Option<&Command>) -> String {
        match &check.refusal {
            Some(refusal) => {
                let told = self.campaign.refusal_text(refusal, self.lang);
                format!("«{told}» ({})", self.check(check, command))
            }
            None => self.check(check, command),
        }
    }

    /// A condition that looks at nothing but the time, in few words: `from Monday 6 October 2025`.
    pub(crate) fn time_of(&self, condition: &Condition) -> Option<String> {
        let said = condition.tests.iter().map(|test| match test {
            Test::Before(moment) => self.till(moment),
            Test::After(moment) => self.since(moment),
            Test::During(_) => Some(self.test(test, None)),
            _ => None,
        });
        let said: Option<Vec<String>> = said.collect();
        said.filter(|said| !said.is_empty() && condition.unless.is_empty()).map(|said| said.join(", "))
    }

    fn test(&self, test: &Test, command: Option<&Command>) -> String {
        match test {
            Test::Role { roles, of_the_case, anonymous } => {
                format!(
                    "{} {}",
                    self.say("chiede", "asked by"),
                    self.holders(roles, *of_the_case, *anonymous)
                )
            }
            Test::Scheme(schemes) => {
                format!("{} {}", self.say("accesso con", "login by"), self.schemes(schemes))
            }
            Test::Level(level) => {
                format!("{} {level}", self.say("livello di garanzia almeno", "assurance level at least"))
            }
            Test::During(windows) => {
                let windows: Vec<String> = windows.iter().map(|window| self.window(window)).collect();
                format!("{} {}", self.say("durante", "during"), self.any(&windows))
            }
            Test::Before(moment) => format!("{} {}", self.say("prima di", "before"), self.moment(moment)),
            Test::After(moment) => {
                format!("{} {}", self.say("non prima di", "not before"), self.moment(moment))
            }
            Test::State { track, states } => self.in_states(track, states),
            Test::Entered(milestone) => {
                let state = self.state(&milestone.track, &milestone.state);
                let track = self.track(&milestone.track);
                self.say(format!("{track} è già passata per {state}"), format!("{track} has been {state}"))
            }
            Test::Flag(flags) => {
                let flags: Vec<String> = flags.iter().map(|flag| self.flag(flag)).collect();
                format!("{} {}", self.say("segnato", "marked"), self.any(&flags))
            }
            Test::Owing(true) => {
                self.say("c'è ancora qualcosa da inserire", "something is still owed").to_owned()
            }
            Test::Owing(false) => self.say("non c'è nulla da inserire", "nothing is owed").to_owned(),
            Test::Vacant(roles) => {
                let roles: Vec<String> = roles.iter().map(|role| self.role(role)).collect();
                format!("{} {}", self.say("nessuno è", "nobody is"), self.any(&roles))
            }
            Test::Function(functions) => {
                let functions: Vec<String> = functions.iter().map(|own| self.function(own)).collect();
                format!("{} {}", self.say("per", "for"), self.any(&functions))
            }
            Test::Value(subject, test) => self.value_test(&self.subject(subject, command), test),
            _ => self.say("altro", "something else").to_owned(),
        }
    }

    /// That a track is in one of these states.
    pub(crate) fn in_states(&self, track: &str, states: &[String]) -> String {
        let states: Vec<String> = states.iter().map(|state| self.state(track, state)).collect();
        format!("{} {} {}", self.track(track), self.say("è", "is"), self.any(&states))
    }

    pub(crate) fn schemes(&self, schemes: &[String]) -> String {
        let said = |scheme: &String| match scheme.as_str() {
            "eidas" => "eIDAS".to_owned(),
            "password" => self.say("password", "password").to_owned(),
            other => other.to_uppercase(),
        };
        self.any(&schemes.iter().map(said).collect::<Vec<_>>())
    }

    fn subject(&self, subject: &Subject, command: Option<&Command>) -> String {
        match subject {
            Subject::Fact(fact) => self.fact(fact),
            Subject::Argument(index) => self.argument(*index, command),
        }
    }

    /// An argument: definitions give it a name and no title.
    pub(crate) fn argument(&self, index: usize, command: Option<&Command>) -> String {
        let argument = command.and_then(|command| command.arguments.get(index));
        argument.map_or_else(
            || format!("{} {}", self.say("il dato", "argument"), index + 1),
            |argument| quoted(&argument.name.replace('_', " ")),
        )
    }

    fn value_test(&self, subject: &str, test: &ValueTest) -> String {
        let domains = |domains: &[String]| self.any(domains);
        match test {
            ValueTest::Known(true) => format!("{subject} {}", self.say("è noto", "is known")),
            ValueTest::Known(false) => format!("{subject} {}", self.say("non è noto", "is not known")),
            ValueTest::OneOf(values) => {
                let values: Vec<String> = values.iter().map(|value| self.value(value)).collect();
                format!("{subject}: {}", self.any(&values))
            }
            ValueTest::AtLeast(least) => format!("{subject} {} {least}", self.say("almeno", "at least")),
            ValueTest::AtMost(most) => format!("{subject} {} {most}", self.say("al più", "at most")),
            ValueTest::ContainsAll(needed) => {
                let needed: Vec<String> = needed.iter().map(|text| quoted(&text.replace('_', " "))).collect();
                format!("{subject} {} {}", self.say("comprende", "has"), self.all(&needed))
            }
            ValueTest::AnyDomain(known) => {
                format!("{subject} {} {}", self.say("è presso", "is at"), domains(known))
            }
            ValueTest::Before(moment) => {
                format!("{subject} {} {}", self.say("è prima di", "is before"), self.moment(moment))
            }
            ValueTest::After(moment) => {
                format!("{subject} {} {}", self.say("non è prima di", "is not before"), self.moment(moment))
            }
            ValueTest::OlderThanDays(days) => self.say(
                format!("{subject} è di oltre {days} giorni fa"),
                format!("{subject} is more than {days} days old"),
            ),
            ValueTest::SameMailboxAs(fact) => {
                format!(
                    "{subject} {} {}",
                    self.say("è la stessa casella di", "is the same mailbox as"),
                    self.fact(fact)
                )
            }
            ValueTest::SamePersonAs(role) => {
                format!("{subject} {} {}", self.say("è di", "is that of"), self.role(role))
            }
            _ => subject.to_owned(),
        }
    }
}
