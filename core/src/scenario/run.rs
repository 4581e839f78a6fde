//! The steps of a scenario, played.

use std::collections::BTreeSet;

use super::format::{Announce, Ask, Check, DecisionWord, Expect, File, Order, Step, Tell};
use super::stage::{Cast, PERSON_FIELDS, argument, fact_of, unknown};
use super::{Failure, Report, ScenarioError};
use crate::access::Request;
use crate::calendar::{Announcement, AnnouncementError, Instant, format_instant, parse_instant};
use crate::campaign::{Campaign, ValueKind};
use crate::procedure::{Case, Command, Effect, Event, Told};
use crate::roster::{Delegate, Finding, Findings, Severity};
use crate::wire::{Json, Malformed, Named, Written};

pub(super) fn run(file: &File, campaign: &Campaign) -> Result<Report, ScenarioError> {
    let cast = Cast::of(file, campaign)?;
    let mut play =
        Play { campaign: campaign.clone(), cast, step: 0, brought: Vec::new(), failures: Vec::new() };
    let mut last = Instant::MIN_UTC;
    for (index, step) in file.steps.iter().enumerate() {
        play.step = index;
        let at = play.instant(&step.at, "at")?;
        if at < last {
            return Err(Malformed::new(play.path("at"), "the steps go back in time").into());
        }
        last = at;
        play.step(step, at)?;
    }
    let (name, steps) = (file.name.clone(), file.steps.len());
    Ok(Report { name, steps, failures: play.failures, events: play.cast.into_log() })
}

struct Play {
    campaign: Campaign,
    cast: Cast,
    step: usize,
    /// The messages that time has brought since the step before.
    brought: Vec<Effect>,
    failures: Vec<Failure>,
}

impl Play {
    fn path(&self, key: &str) -> String {
        format!("steps[{}].{key}", self.step)
    }

    fn instant(&self, text: &str, key: &str) -> Result<Instant, ScenarioError> {
        parse_instant(text).map_err(|error| Malformed::new(self.path(key), error.to_string()).into())
    }

    /// Every case is carried on to the instant before anything else.
    fn step(&mut self, step: &Step, at: Instant) -> Result<(), ScenarioError> {
        self.advance(at)?;
        if let Some(moment) = &step.happens {
            if !self.campaign.awaits_announcement(moment) {
                return Err(unknown(&self.path("happens"), "moment that waits for an announcement", moment));
            }
            return self.announce(Announcement::new(moment.as_str(), at, at), "happens");
        }
        if let Some(Announce { moment, at: instant, act }) = &step.announce {
            let instant = self.instant(instant, "announce.at")?;
            let announcement = Announcement::new(moment.as_str(), instant, at);
            let announcement = match act {
                Some(act) => announcement.by_act(act.as_str()),
                None => announcement,
            };
            return self.announce(announcement, "announce.moment");
        }
        if let Some(tell) = &step.tell {
            self.tell(tell, at)?;
        }
        let nothing = Expect::default();
        let expect = step.expect.as_ref().unwrap_or(&nothing);
        if let Some(ask) = &step.ask {
            self.ask(ask, expect, at)?;
        } else if let Some(order) = &step.order {
            self.order(order, expect, at)?;
        } else if let Some(check) = &step.check {
            self.check(check, expect, at)?;
        } else if let Some(state) = &step.state {
            self.state(&state.case, expect)?;
        }
        self.brought.clear();
        Ok(())
    }

    /// What the announcement brings at once, the step after it can expect.
    fn announce(&mut self, announcement: Announcement, key: &str) -> Result<(), ScenarioError> {
        let at = announcement.known_from();
        let announced = self.campaign.announce(announcement);
        self.campaign = announced.map_err(|error| match error {
            AnnouncementError::UnknownMoment(moment) => unknown(&self.path(key), "moment", &moment),
            error => Malformed::new(self.path(key), error.to_string()).into(),
        })?;
        self.brought.clear();
        self.advance(at)
    }

    fn advance(&mut self, at: Instant) -> Result<(), ScenarioError> {
        let path = self.path("at");
        let wrong = |error: &dyn std::fmt::Display| Malformed::new(path.clone(), error.to_string());
        let campaign = &self.campaign;
        let mut due = Vec::new();
        for case in self.cast.cases() {
            due.extend(campaign.due(case, at).map_err(|error| wrong(&error))?);
        }
        self.brought.extend(due.iter().flat_map(Event::effects));
        Ok(self.cast.apply(campaign, due).map_err(|error| wrong(&error))?)
    }

    fn ask(&mut self, ask: &Ask, expect: &Expect, at: Instant) -> Result<(), ScenarioError> {
        let path = self.path("ask");
        let case = self.cast.case(&ask.case, &format!("{path}.case"))?;
        let asker =
            self.cast.asker(&self.campaign, ask.who.as_deref(), ask.role.as_deref(), &ask.identity, &path)?;
        let request = Request::new(&ask.function, asker);
        let decision = self.campaign.decide(case, &request, at);
        let decision =
            decision.map_err(|_| unknown(&format!("{path}.function"), "function", &ask.function))?;
        let mut failures = Vec::new();
        if let Some(expected) = expect.decision {
            let found = if decision.is_allowed() { DecisionWord::Allow } else { DecisionWord::Deny };
            compare(&mut failures, "decision", &word(expected), &word(found), expected == found);
        }
        let because: Vec<&str> = decision.because().collect();
        contained(&mut failures, "because", expect.because.as_deref(), &because);
        same_or_none(&mut failures, "next", &expect.next, decision.next());
        let expected = match &expect.valid_until {
            Written::Absent => None,
            Written::Null => Some(None),
            Written::Given(text) => Some(Some(self.instant(text, "expect.valid_until")?)),
        };
        if let Some(expected) = expected {
            let found = decision.valid_until();
            compare(&mut failures, "valid_until", &instant(expected), &instant(found), expected == found);
        }
        self.note(failures);
        Ok(())
    }

    fn order(&mut self, order: &Order, expect: &Expect, at: Instant) -> Result<(), ScenarioError> {
        let path = self.path("do");
        let case = self.cast.case(&order.case, &format!("{path}.case"))?;
        let command = self.command(order, case.sequence(), &path)?;
        let outcome = self.campaign.handle(case, &command, at);
        let mut failures = Vec::new();
        if let Some(expected) = expect.accepted {
            let found = match &outcome {
                Ok(_) => "true".to_owned(),
                Err(refusal) => format!("false ({})", refusal.code()),
            };
            compare(&mut failures, "accepted", &expected.to_string(), &found, expected == outcome.is_ok());
        }
        let refusal = outcome.as_ref().err();
        if let Some(expected) = &expect.refusal {
            let found = refusal.map_or("none", |refusal| refusal.code());
            compare(&mut failures, "refusal", expected, found, expected == found);
        }
        let because: Vec<&str> = refusal.map(|refusal| refusal.because().collect()).unwrap_or_default();
        contained(&mut failures, "because", expect.because.as_deref(), &because);
        same_or_none(&mut failures, "next", &expect.next, refusal.and_then(|r| r.next()));
        let events = outcome.unwrap_or_default();
        let effects: Vec<String> =
            events.iter().flat_map(Event::effects).map(|effect| effect.name()).collect();
        let effects: Vec<&str> = effects.iter().map(String::as_str).collect();
        contained(&mut failures, "effects", expect.effects.as_deref(), &effects);
        self.note(failures);
        let applied = self.cast.apply(&self.campaign, events);
        Ok(applied.map_err(|error| Malformed::new(path, error.to_string()))?)
    }

    /// A person is named by key under the argument's name, or their data are among the arguments.
    fn command(&self, order: &Order, sequence: u64, path: &str) -> Result<Command, ScenarioError> {
        let asker = self.cast.asker(
            &self.campaign,
            order.who.as_deref(),
            order.role.as_deref(),
            &order.identity,
            path,
        )?;
        let declared = self.campaign.commands().find(|(name, _)| *name == order.command);
        let declared = declared.map(|(_, arguments)| arguments).unwrap_or_default();
        let kind_of = |name: &str| declared.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let person = declared.iter().find(|(_, kind)| *kind == ValueKind::Person).map(|(name, _)| *name);
        let person = person.filter(|name| order.with.get(name).is_none());
        let mut command = Command::new(&order.command, asker, sequence);
        let mut inline = Vec::new();
        for (name, json) in order.with.iter() {
            let kind = kind_of(name);
            if person.is_some() && kind.is_none() && PERSON_FIELDS.contains(&name) {
                inline.push((name.into(), json.clone()));
                continue;
            }
            let is_person = kind == Some(ValueKind::Person);
            let value = argument(&self.cast, json, is_person, &format!("{path}.with.{name}"))?;
            command = command.with(name, value);
        }
        if let Some(name) = person.filter(|_| !inline.is_empty()) {
            let value = argument(&self.cast, &Json::Object(inline), true, &format!("{path}.with"))?;
            command = command.with(name, value);
        }
        Ok(command)
    }

    fn tell(&mut self, tell: &Tell, at: Instant) -> Result<(), ScenarioError> {
        let path = self.path("tell");
        let person = tell.person.as_deref();
        let person = person.map(|key| self.cast.person(key, &format!("{path}.person"))).transpose()?;
        let mut told = Told::new();
        for (name, json) in tell.facts.iter() {
            let value = fact_of(name, json, &path)?;
            told = match person {
                Some(person) => told.member_fact(person.id().clone(), name, value),
                None => told.fact(name, value),
            };
        }
        for name in &tell.forget {
            told = match person {
                Some(person) => told.forget_of_member(person.id().clone(), name),
                None => told.forget(name),
            };
        }
        let case = self.cast.case(&tell.case, &format!("{path}.case"))?;
        let events = self.campaign.tell(case, told, at);
        let events = events.map_err(|error| Malformed::new(path.clone(), error.to_string()))?;
        let applied = self.cast.apply(&self.campaign, events);
        Ok(applied.map_err(|error| Malformed::new(path, error.to_string()))?)
    }

    fn check(&mut self, check: &Check, expect: &Expect, at: Instant) -> Result<(), ScenarioError> {
        let path = self.path("check");
        let case = self.cast.case(&check.case, &format!("{path}.case"))?;
        let entries = check.roster.iter().enumerate();
        let roster = entries
            .map(|(index, entry)| self.cast.delegate(entry, &format!("{path}.roster[{index}]")))
            .collect::<Result<Vec<Delegate>, _>>()?;
        let findings = self.campaign.check(case, &roster, check.stage.into(), at);
        let findings = findings.map_err(|error| Malformed::new(path, error.to_string()))?;
        let mut failures = Vec::new();
        for (what, expected, severity) in [
            ("errors", &expect.errors, Severity::Error),
            ("warnings", &expect.warnings, Severity::Warning),
            ("advice", &expect.advice, Severity::Advice),
        ] {
            same_set(&mut failures, what, expected.as_deref(), &codes(&findings, severity));
        }
        let because: Vec<&str> = findings.iter().flat_map(Finding::cites).collect();
        contained(&mut failures, "because", expect.because.as_deref(), &because);
        self.note(failures);
        Ok(())
    }

    fn state(&mut self, key: &str, expect: &Expect) -> Result<(), ScenarioError> {
        let path = self.path("state");
        let case = self.cast.case(key, &format!("{path}.case"))?;
        let mut failures = Vec::new();
        for (track, expected) in expect.tracks.iter().flat_map(Named::iter) {
            let found = self.campaign.state_of(case, track);
            let found = found.ok_or_else(|| unknown(&self.path("expect.tracks"), "track", track))?;
            compare(&mut failures, "tracks", &format!("{track}: {expected}"), found, expected == found);
        }
        let flags = self.campaign.flags_of(case).into_iter().map(str::to_owned);
        same_set(&mut failures, "flags", expect.flags.as_deref(), &flags.collect());
        same_set(&mut failures, "debts", expect.debts.as_deref(), &case.debts().map(str::to_owned).collect());
        let brought = self.brought.iter().filter(|effect| effect.case() == case.id());
        same_set(&mut failures, "effects", expect.effects.as_deref(), &brought.map(Effect::name).collect());
        for (key, expected) in expect.members.iter().flat_map(Named::iter) {
            let path = self.path("expect.members");
            let person = self.cast.person(key, &path)?.id();
            for (track, expected) in expected.iter() {
                if !self.campaign.is_of_members(track) {
                    return Err(unknown(&path, "track of members", track));
                }
                let found = self.campaign.member_state(case, person, track).unwrap_or("none");
                let same = expected == found;
                compare(&mut failures, "members", &format!("{key}, {track}: {expected}"), found, same);
            }
        }
        if let Some(expected) = &expect.enabled {
            self.enabled(case, expected, &mut failures);
        }
        self.note(failures);
        Ok(())
    }

    /// Who is in the register, compared by person; told by key.
    fn enabled(&self, case: &Case, expected: &[String], failures: &mut Vec<Failure>) {
        let by_person = |entry: &String| {
            let (key, role) = entry.rsplit_once(':').unwrap_or((entry, ""));
            (self.cast.person_id(key), role.to_owned())
        };
        let wanted: BTreeSet<_> = expected.iter().map(by_person).collect();
        let register = self.campaign.register_of(case);
        let found: BTreeSet<_> =
            register.map(|(role, person)| (person.id().clone(), role.to_owned())).collect();
        let tell = |set: &BTreeSet<(crate::person::PersonId, String)>| {
            let entries: Vec<String> =
                set.iter().map(|(id, role)| format!("{}:{role}", self.cast.key_of(id))).collect();
            list(entries.iter().map(String::as_str))
        };
        compare(failures, "enabled", &tell(&wanted), &tell(&found), wanted == found);
    }

    fn note(&mut self, failures: Vec<Failure>) {
        let step = self.step;
        self.failures.extend(failures.into_iter().map(|failure| Failure { step, ..failure }));
    }
}

fn compare(failures: &mut Vec<Failure>, what: &'static str, expected: &str, found: &str, same: bool) {
    if !same {
        failures.push(Failure { step: 0, what, expected: expected.to_owned(), found: found.to_owned() });
    }
}

fn contained(failures: &mut Vec<Failure>, what: &'static str, expected: Option<&[String]>, found: &[&str]) {
    let Some(expected) = expected else { return };
    let all = expected.iter().all(|entry| found.contains(&entry.as_str()));
    compare(failures, what, &list(expected.iter().map(String::as_str)), &list(found.iter().copied()), all);
}

fn same_set(
    failures: &mut Vec<Failure>,
    what: &'static str,
    expected: Option<&[String]>,
    found: &BTreeSet<String>,
) {
    let Some(expected) = expected else { return };
    let wanted: BTreeSet<String> = expected.iter().cloned().collect();
    let tell = |set: &BTreeSet<String>| list(set.iter().map(String::as_str));
    compare(failures, what, &tell(&wanted), &tell(found), wanted == *found);
}

fn same_or_none(
    failures: &mut Vec<Failure>,
    what: &'static str,
    expected: &Written<String>,
    found: Option<&str>,
) {
    let expected = match expected {
        Written::Absent => return,
        Written::Null => None,
        Written::Given(text) => Some(text.as_str()),
    };
    compare(failures, what, expected.unwrap_or("null"), found.unwrap_or("null"), expected == found);
}

fn codes(findings: &Findings, severity: Severity) -> BTreeSet<String> {
    findings.of(severity).map(|finding| finding.code().as_str().to_owned()).collect()
}

fn word(decision: DecisionWord) -> String {
    match decision {
        DecisionWord::Allow => "allow".to_owned(),
        DecisionWord::Deny => "deny".to_owned(),
    }
}

fn instant(instant: Option<Instant>) -> String {
    instant.map_or_else(|| "null".to_owned(), format_instant)
}

fn list<'t>(entries: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", entries.collect::<Vec<_>>().join(", "))
}
