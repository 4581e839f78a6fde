//! Functions, logins, and who may use which.

use abilita::inspect::{Condition, Function, Inspection, Login, Rule, Test};

use super::compare::{Comparison, Side, Subject};
use super::sentence::Label;
use super::{Phrase, Topic};
use crate::wording::Speaker;

/// The hint that is given.
pub(super) const NEXT: Label = Label::new("next", "l'indicazione", "hint");
const NEEDS: Label = Label::new("needs", "la condizione", "condition");

impl Comparison<'_> {
    pub(super) fn access(&mut self) {
        let (old, new) = (self.old.definition, self.new.definition);
        self.logins();
        self.named(
            (&old.functions, &new.functions),
            |function| &function.name,
            whole_function,
            Self::function,
        );
        self.named((&old.rules, &new.rules), |rule| &rule.name, whole_rule, Self::rule);
    }

    /// Many functions have the same login: it is reported once for those of which the same changes.
    fn logins(&mut self) {
        type Logins<'l> = (Option<&'l Login>, Option<&'l Login>);
        let (old, new) = (self.old.definition, self.new.definition);
        let mut groups: Vec<(Logins<'_>, Vec<&str>)> = Vec::new();
        for before in &old.functions {
            let Some(after) = new.function(&before.name) else { continue };
            let logins = (before.login.as_ref(), after.login.as_ref());
            match groups.iter_mut().find(|(known, _)| *known == logins) {
                Some((_, names)) => names.push(&before.name),
                None => groups.push((logins, vec![&before.name])),
            }
        }
        for ((before, after), names) in groups {
            let place = match names.as_slice() {
                [only] => format!("functions.{only}.login"),
                _ => "login".to_owned(),
            };
            let name = self.new.phrase(|speaker| {
                let functions: Vec<String> = names.iter().map(|name| speaker.function(name)).collect();
                format!("{} {}", speaker.say("accesso per", "login for"), speaker.all(&functions))
            });
            let empty: &[String] = &[];
            let cites = |login: Option<&Login>| login.map_or(empty.to_vec(), |login| login.cites.clone());
            let subject = Subject::new(Topic::Access, place, name).citing(&cites(before), &cites(after));
            self.login(&subject, before, after);
        }
    }

    fn login(&mut self, subject: &Subject, before: Option<&Login>, after: Option<&Login>) {
        let (Some(before), Some(after)) = (before, after) else {
            let label = Label::new("", "l'accesso richiesto", "login asked for");
            return self.option(subject, label, before, after, login_said);
        };
        let schemes = Label::new("schemes", "l'identità digitale", "scheme");
        self.items(subject, schemes, &before.schemes, &after.schemes, |speaker, scheme| {
            speaker.schemes(std::slice::from_ref(scheme))
        });
        let level = Label::new("level", "il livello di garanzia", "assurance level");
        self.value(subject, level, &before.level, &after.level, |_, level| level.to_string());
        self.option(subject, NEXT, before.next.as_ref(), after.next.as_ref(), hint);
        self.cites(subject);
    }

    fn function(&mut self, old: &Function, new: &Function) {
        let subject = function_subject(&self.new, new);
        let [before, after] = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.function_title(&old.name, lang).to_owned()));
        self.words(&subject, Label::TITLE, before, after);
        // Which rules are about it, the rules tell; here is in which order they are tried.
        let order = Label::new("rules", "la regola", "rule").in_order();
        for (old, new) in [(&old.forbids, &new.forbids), (&old.permits, &new.permits)] {
            self.order(&subject, order, old, new);
        }
    }

    /// The order of the names that both have.
    pub(super) fn order(&mut self, subject: &Subject, label: Label, old: &[String], new: &[String]) {
        let both = |of: &[String], other: &[String]| -> Vec<String> {
            of.iter().filter(|name| other.contains(name)).cloned().collect()
        };
        let (before, after) = (both(old, new), both(new, old));
        if before != after {
            let list = |names: &[String]| {
                Phrase::of(|_| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
            };
            self.changed(subject, label.in_order(), list(&before), list(&after));
        }
    }

    fn rule(&mut self, old: &Rule, new: &Rule) {
        let name = self.new.phrase(|speaker| rule_name(speaker, new));
        let subject = Subject::new(Topic::Access, format!("rules.{}", new.name), name);
        let subject = subject.citing(&old.cites, &new.cites);
        let kind = |speaker: &Speaker<'_>, permits: &bool| {
            if *permits { speaker.say("permesso", "permission") } else { speaker.say("divieto", "ban") }
                .to_owned()
        };
        self.value(&subject, Label::itself(""), &old.permits, &new.permits, kind);
        // Of a function that only one edition has, its own difference tells.
        let both = |definition: &Inspection, other: &Inspection, rule: &Rule| -> Vec<String> {
            functions_of(definition, rule).into_iter().filter(|name| other.function(name).is_some()).collect()
        };
        let before = both(self.old.definition, self.new.definition, old);
        let after = both(self.new.definition, self.old.definition, new);
        let key = if new.permits { "permit" } else { "forbid" };
        let functions = Label::new(key, "la funzione", "function");
        self.items(&subject, functions, &before, &after, |speaker, function| speaker.function(function));
        let who = Label::new(
            "",
            if new.permits { "chi" } else { "quando vale" },
            if new.permits { "who" } else { "when it counts" },
        );
        self.value(&subject, who, &tests(&old.applies), &tests(&new.applies), applies);
        let exceptions = Label::new("except", "l'eccezione", "exception");
        self.items(&subject, exceptions, &old.applies.unless, &new.applies.unless, |speaker, condition| {
            speaker.condition_or_always(condition, None)
        });
        self.checks(&subject, NEEDS, (&old.needs, None), (&new.needs, None));
        self.option(&subject, NEXT, old.next.as_ref(), new.next.as_ref(), hint);
        let refusal = Label::new("refusal", "il rifiuto", "refusal");
        self.option(&subject, refusal, old.refusal.as_ref(), new.refusal.as_ref(), |speaker, refusal| {
            speaker.campaign.refusal_text(refusal, speaker.lang).to_owned()
        });
        self.cites(&subject);
    }
}

fn function_subject(side: &Side<'_>, function: &Function) -> Subject {
    let name = side.phrase(|speaker| speaker.function(&function.name));
    Subject::new(Topic::Access, format!("functions.{}", function.name), name)
}

fn whole_function(side: &Side<'_>, function: &Function) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let permits = function.permits.iter().filter_map(|name| speaker.definition.rule(name));
        let who: Vec<String> = permits.map(|rule| speaker.who(&rule.applies)).collect();
        let who =
            if who.is_empty() { speaker.say("nessuno", "nobody").to_owned() } else { speaker.all(&who) };
        let login = function.login.as_ref().map(|login| format!(" ({})", login_said(speaker, login)));
        format!(
            "{}, {} {who}{}",
            speaker.function(&function.name),
            speaker.say("la può usare", "which may be used by"),
            login.unwrap_or_default()
        )
    };
    (function_subject(side, function), Label::new("", "la funzione", "function"), side.phrase(told))
}

fn login_said(speaker: &Speaker<'_>, login: &Login) -> String {
    let schemes = speaker.schemes(&login.schemes);
    let level = if login.level == 0 {
        String::new()
    } else {
        format!(", {} {}", speaker.say("livello almeno", "level at least"), login.level)
    };
    format!("{} {schemes}{level}", speaker.say("accesso con", "login by"))
}

/// What to do instead, or next.
pub(super) fn hint(speaker: &Speaker<'_>, hint: &String) -> String {
    let text = speaker.campaign.hint_text(hint, speaker.lang);
    if text == hint { hint.replace('_', " ") } else { format!("«{}»", text.trim_end_matches('.')) }
}

/// The functions that a rule is about.
fn functions_of(definition: &Inspection, rule: &Rule) -> Vec<String> {
    let about =
        |function: &&Function| function.permits.contains(&rule.name) || function.forbids.contains(&rule.name);
    definition.functions.iter().filter(about).map(|function| function.name.clone()).collect()
}

/// Of a rule that has no title: what it permits or forbids.
fn rule_name(speaker: &Speaker<'_>, rule: &Rule) -> String {
    let functions = functions_said(speaker, rule);
    if rule.permits {
        let who = speaker.who(&rule.applies);
        speaker
            .say(format!("permesso a {who} per {functions}"), format!("permission of {who} for {functions}"))
    } else {
        speaker.say(format!("divieto per {functions}"), format!("ban on {functions}"))
    }
}

fn functions_said(speaker: &Speaker<'_>, rule: &Rule) -> String {
    let functions = functions_of(speaker.definition, rule);
    if functions.len() == speaker.definition.functions.len() && functions.len() > 1 {
        return speaker.say("ogni funzione", "every function").to_owned();
    }
    speaker.all(&functions.iter().map(|function| speaker.function(function)).collect::<Vec<_>>())
}

fn whole_rule(side: &Side<'_>, rule: &Rule) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let functions = functions_said(speaker, rule);
        if !rule.permits {
            let when = speaker.condition_or_always(&rule.applies, None);
            return format!("{functions}, {when}");
        }
        let needs: Vec<String> = rule.needs.iter().map(|need| speaker.check(need, None)).collect();
        let needs = if needs.is_empty() {
            String::new()
        } else {
            format!(", {} {}", speaker.say("se", "if"), needs.join("; "))
        };
        format!("{} {} {functions}{needs}", speaker.who(&rule.applies), speaker.say("può", "may"))
    };
    let label = if rule.permits {
        Label::new("", "il permesso", "permission")
    } else {
        Label::new("", "il divieto", "ban")
    };
    let subject = Subject::new(Topic::Access, format!("rules.{}", rule.name), side.phrase(told));
    (subject.citing(&rule.cites, &[]), label, side.phrase(told))
}

/// When a rule applies, its exceptions left out: they are reported one by one.
fn tests(condition: &Condition) -> Condition {
    Condition { tests: condition.tests.clone(), unless: Vec::new() }
}

fn applies(speaker: &Speaker<'_>, condition: &Condition) -> String {
    match condition.tests.as_slice() {
        [Test::Role { .. }] => speaker.who(condition),
        _ => speaker.condition_or_always(condition, None),
    }
}
