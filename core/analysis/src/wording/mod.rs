//! What a definition says, in sentences of its own labels, in Italian and English.
//!
//! One home for the phrases of diagrams, differences and tables: `condition` says when something holds, `time` when something
//! is, `deed` what a transition does.

mod condition;
mod deed;
mod time;

use abilita::inspect::{Command, Condition, Inspection, Rule, Test, Transition, Trigger};
use abilita::{Campaign, Instant, Lang, Value, format_instant};

/// Who tells of a campaign, in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speaker<'c> {
    pub(crate) campaign: &'c Campaign,
    pub(crate) definition: &'c Inspection,
    pub(crate) lang: Lang,
    /// Until when announcements are known.
    pub(crate) known_at: Instant,
}

impl<'c> Speaker<'c> {
    pub(crate) fn new(campaign: &'c Campaign, definition: &'c Inspection, lang: Lang) -> Self {
        Self { campaign, definition, lang, known_at: Instant::MAX_UTC }
    }

    /// The text of the language.
    pub(crate) fn say<T>(&self, it: T, en: T) -> T {
        match self.lang {
            Lang::It => it,
            Lang::En => en,
        }
    }

    /// Several things of which any will do.
    pub(crate) fn any<S: AsRef<str>>(&self, things: &[S]) -> String {
        listed(things, self.say(" o ", " or "))
    }

    /// Several things that all count.
    pub(crate) fn all<S: AsRef<str>>(&self, things: &[S]) -> String {
        let last = things.last().map(AsRef::as_ref).unwrap_or_default();
        let and = if last.starts_with(['e', 'E']) { " ed " } else { " e " };
        listed(things, self.say(and, " and "))
    }

    pub(crate) fn role(&self, role: &str) -> String {
        match role {
            "member" => self.say("la persona stessa", "the person").to_owned(),
            _ => self.campaign.role_title(role, self.lang).to_owned(),
        }
    }

    pub(crate) fn function(&self, function: &str) -> String {
        quoted(self.campaign.function_title(function, self.lang))
    }

    pub(crate) fn fact(&self, fact: &str) -> String {
        quoted(self.campaign.fact_title(fact, self.lang))
    }

    pub(crate) fn flag(&self, flag: &str) -> String {
        quoted(self.campaign.flag_title(flag, self.lang))
    }

    pub(crate) fn track(&self, track: &str) -> String {
        quoted(self.campaign.track_title(track, self.lang))
    }

    pub(crate) fn state(&self, track: &str, state: &str) -> String {
        quoted(&self.state_label(track, state))
    }

    /// The title of a state; where it has none, its name as words.
    pub(crate) fn state_label(&self, track: &str, state: &str) -> String {
        as_words(self.campaign.state_title(track, state, self.lang), state)
    }

    pub(crate) fn command(&self, command: &str) -> String {
        quoted(&self.command_label(command))
    }

    pub(crate) fn command_label(&self, command: &str) -> String {
        as_words(self.campaign.command_title(command, self.lang), command)
    }

    pub(crate) fn window(&self, window: &str) -> String {
        quoted(&as_words(self.campaign.window_title(window, self.lang), window))
    }

    /// Those who hold a role, or everybody, of a condition that names roles.
    pub(crate) fn who(&self, condition: &Condition) -> String {
        let roles = condition.tests.iter().find_map(|test| match test {
            Test::Role { roles, of_the_case, anonymous } => {
                Some(self.holders(roles, *of_the_case, *anonymous))
            }
            _ => None,
        });
        roles.unwrap_or_else(|| self.say("chiunque", "anybody").to_owned())
    }

    fn holders(&self, roles: &[String], of_the_case: bool, anonymous: bool) -> String {
        let mut said: Vec<String> = roles.iter().map(|role| self.role(role)).collect();
        if of_the_case {
            said.push(self.say("chiunque sia della pratica", "anybody of the case").to_owned());
        }
        if anonymous {
            said.push(self.say("chi non ha effettuato l'accesso", "whoever is not logged in").to_owned());
        }
        self.any(&said)
    }

    /// Those whom some permit of a command's function names.
    pub(crate) fn who_may(&self, command: &str) -> Vec<String> {
        let mut who: Vec<String> = Vec::new();
        for rule in self.permits_of(command) {
            let said = self.who(&rule.applies);
            if !who.contains(&said) {
                who.push(said);
            }
        }
        who
    }

    /// The permits of a command's function.
    pub(crate) fn permits_of(&self, command: &str) -> impl Iterator<Item = &'c Rule> {
        let definition = self.definition;
        let command = definition.commands.iter().find(|own| own.name == command);
        let function = command.and_then(|command| definition.function(&command.function));
        let permits = function.into_iter().flat_map(|function| &function.permits);
        permits.filter_map(|name| definition.rule(name))
    }

    /// The command that sets a transition off, where one does.
    pub(crate) fn command_of(&self, transition: &Transition) -> Option<&'c Command> {
        match &transition.trigger {
            Trigger::Command(name) => self.definition.commands.iter().find(|own| own.name == *name),
            Trigger::Moment(_) => None,
        }
    }

    pub(crate) fn value(&self, value: &Value) -> String {
        match value {
            Value::Bool(true) => self.say("sì", "yes").to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Text(text) => quoted(text),
            Value::Texts(texts) => self.all(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>()),
            Value::Integer(number) => number.to_string(),
            Value::Date(day) => time::day(self.lang, *day),
            Value::Instant(at) => format_instant(*at),
            _ => self.say("una persona", "a person").to_owned(),
        }
    }
}

/// Several things, with a word before the last.
fn listed<S: AsRef<str>>(things: &[S], last: &str) -> String {
    let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
    match things.split_last() {
        Some((last_thing, rest)) if !rest.is_empty() => format!("{}{last}{last_thing}", rest.join(", ")),
        _ => things.concat(),
    }
}

/// A name as a reader of an act would see it.
fn quoted(name: &str) -> String {
    format!("«{name}»")
}

/// The title; where there is none and the name stands for it, the name without its underscores.
fn as_words(title: &str, name: &str) -> String {
    if title == name { name.replace(['_', '.'], " ") } else { title.to_owned() }
}

/// With a capital, as sentences begin.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
