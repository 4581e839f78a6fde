//! How two definitions are compared: values, lists, and things that have names.

use abilita::inspect::Inspection;
use abilita::{Campaign, Lang};

use super::sentence::Label;
use super::{Change, Difference, Phrase, Topic};
use crate::wording::Speaker;

/// Two definitions, and what was found so far.
pub(super) struct Comparison<'c> {
    pub(super) old: Side<'c>,
    pub(super) new: Side<'c>,
    pub(super) found: Vec<Difference>,
}

/// One of the two.
#[derive(Clone, Copy)]
pub(super) struct Side<'c> {
    pub(super) campaign: &'c Campaign,
    pub(super) definition: &'c Inspection,
}

/// What is being compared: where it is, what it is called, and on what it stands.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) topic: Topic,
    pub(super) place: String,
    pub(super) name: Phrase,
    pub(super) cites: [Vec<String>; 2],
}

impl Subject {
    pub(super) fn new(topic: Topic, place: impl Into<String>, name: Phrase) -> Self {
        Self { topic, place: place.into(), name, cites: [Vec::new(), Vec::new()] }
    }

    #[must_use]
    pub(super) fn citing(self, old: &[String], new: &[String]) -> Self {
        Self { cites: [old.to_vec(), new.to_vec()], ..self }
    }

    /// A part of it.
    fn part(&self, key: &str) -> String {
        match (self.place.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (_, true) => self.place.clone(),
            _ => format!("{}.{key}", self.place),
        }
    }
}

impl<'c> Side<'c> {
    /// What it says, in both languages.
    pub(super) fn phrase(&self, say: impl Fn(&Speaker<'c>) -> String) -> Phrase {
        Phrase::of(|lang| say(&Speaker::new(self.campaign, self.definition, lang)))
    }

    /// A text that the definition gives in both languages.
    pub(super) fn text(&self, text: impl Fn(&'c Campaign, Lang) -> String) -> Phrase {
        Phrase::of(|lang| text(self.campaign, lang))
    }
}

impl<'c> Comparison<'c> {
    pub(super) fn new(old: (&'c Campaign, &'c Inspection), new: (&'c Campaign, &'c Inspection)) -> Self {
        let side = |(campaign, definition)| Side { campaign, definition };
        Self { old: side(old), new: side(new), found: Vec::new() }
    }

    /// Something that both have.
    pub(super) fn value<T: PartialEq>(
        &mut self,
        subject: &Subject,
        label: Label,
        old: &T,
        new: &T,
        say: impl Fn(&Speaker<'c>, &T) -> String,
    ) {
        if old != new {
            let before = self.old.phrase(|speaker| say(speaker, old));
            let after = self.new.phrase(|speaker| say(speaker, new));
            self.changed(subject, label, before, after);
        }
    }

    /// A text of both: a title, a hint.
    pub(super) fn words(&mut self, subject: &Subject, label: Label, before: Phrase, after: Phrase) {
        if before != after {
            let subject = Subject { topic: Topic::Words, ..subject.clone() };
            self.changed(&subject, label, before, after);
        }
    }

    /// The statements that both stand on.
    pub(super) fn cites(&mut self, subject: &Subject) {
        let [old, new] = subject.cites.clone();
        let subject = Subject { topic: Topic::Sources, ..subject.clone() };
        let list = |cites: &[String]| {
            let none = Phrase { it: "nessuna".to_owned(), en: "none".to_owned() };
            if cites.is_empty() { none } else { Phrase::of(|_| cites.join(", ")) }
        };
        if old != new {
            self.changed(&subject, Label::CITES, list(&old), list(&new));
        }
    }

    /// Something that one may have and the other not.
    pub(super) fn option<T: PartialEq>(
        &mut self,
        subject: &Subject,
        label: Label,
        old: Option<&T>,
        new: Option<&T>,
        say: impl Fn(&Speaker<'c>, &T) -> String,
    ) {
        match (old, new) {
            (Some(old), Some(new)) => self.value(subject, label, old, new, say),
            (None, Some(new)) => {
                let after = self.new.phrase(|speaker| say(speaker, new));
                self.part(subject, label, Change::Added, after);
            }
            (Some(old), None) => {
                let before = self.old.phrase(|speaker| say(speaker, old));
                self.part(subject, label, Change::Removed, before);
            }
            (None, None) => {}
        }
    }

    /// Several things without names: those that only one has, and their order.
    pub(super) fn items<T: PartialEq>(
        &mut self,
        subject: &Subject,
        label: Label,
        old: &[T],
        new: &[T],
        say: impl Fn(&Speaker<'c>, &T) -> String,
    ) {
        let (gone, come) = (missing(old, new), missing(new, old));
        if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
            self.value(subject, label, *gone, *come, &say);
        } else {
            for item in &gone {
                self.option(subject, label, Some(*item), None, &say);
            }
            for item in &come {
                self.option(subject, label, None, Some(*item), &say);
            }
        }
        let kept = |all: &'_ [T], without: &[&T]| -> Vec<usize> {
            let mut without = without.to_vec();
            let mut kept = Vec::new();
            for (index, item) in all.iter().enumerate() {
                match without.iter().position(|gone| *gone == item) {
                    Some(gone) => drop(without.remove(gone)),
                    None => kept.push(index),
                }
            }
            kept
        };
        let (stayed, stays) = (kept(old, &gone), kept(new, &come));
        let pairs = stayed.iter().zip(&stays);
        let moved = pairs.into_iter().any(|(before, after)| old.get(*before) != new.get(*after));
        if moved {
            let list = |side: &Side<'c>, all: &[T], kept: &[usize]| {
                side.phrase(|speaker| {
                    let said: Vec<String> = kept
                        .iter()
                        .filter_map(|index| all.get(*index))
                        .map(|item| say(speaker, item))
                        .collect();
                    said.join("; ")
                })
            };
            let (before, after) = (list(&self.old, old, &stayed), list(&self.new, new, &stays));
            self.changed(subject, label.in_order(), before, after);
        }
    }

    /// Things with names: those that only one has are reported whole; of the others each part is compared.
    pub(super) fn named<'t, T>(
        &mut self,
        (old, new): (&'t [T], &'t [T]),
        name: impl Fn(&T) -> &str,
        whole: impl Fn(&Side<'c>, &T) -> (Subject, Label, Phrase),
        mut both: impl FnMut(&mut Self, &'t T, &'t T),
    ) {
        for thing in old {
            if let Some(other) = new.iter().find(|other| name(other) == name(thing)) {
                both(self, thing, other);
            } else {
                let (subject, label, told) = whole(&self.old, thing);
                self.whole(subject, label, Change::Removed, told);
            }
        }
        for thing in new.iter().filter(|thing| old.iter().all(|other| name(other) != name(thing))) {
            let (subject, label, told) = whole(&self.new, thing);
            self.whole(subject, label, Change::Added, told);
        }
    }

    pub(super) fn changed(&mut self, subject: &Subject, label: Label, before: Phrase, after: Phrase) {
        let sentence = label.changed(&subject.name, &before, &after);
        self.push(subject, subject.part(label.key), Change::Changed, sentence, (Some(before), Some(after)));
    }

    /// A part of something that both have.
    fn part(&mut self, subject: &Subject, label: Label, change: Change, told: Phrase) {
        let sentence = label.part(&subject.name, change, &told);
        let sides = if change == Change::Added { (None, Some(told)) } else { (Some(told), None) };
        self.push(subject, subject.part(label.key), change, sentence, sides);
    }

    fn whole(&mut self, subject: Subject, label: Label, change: Change, told: Phrase) {
        let sentence = label.whole(change, &told);
        let cites = match (change, subject.cites.clone()) {
            (Change::Added, [own, _]) => [Vec::new(), own],
            (_, [own, _]) => [own, Vec::new()],
        };
        let subject = Subject { cites, ..subject };
        let sides = if change == Change::Added { (None, Some(told)) } else { (Some(told), None) };
        self.push(&subject, subject.place.clone(), change, sentence, sides);
    }

    fn push(
        &mut self,
        subject: &Subject,
        place: String,
        change: Change,
        sentence: Phrase,
        (before, after): (Option<Phrase>, Option<Phrase>),
    ) {
        let (topic, cites) = (subject.topic, subject.cites.clone());
        self.found.push(Difference { topic, change, place, sentence, before, after, cites });
    }
}

/// Those of the one list that the other has not, each as often as it has them more.
fn missing<'t, T: PartialEq>(of: &'t [T], from: &[T]) -> Vec<&'t T> {
    let mut others: Vec<&T> = from.iter().collect();
    let mut missing = Vec::new();
    for item in of {
        match others.iter().position(|other| *other == item) {
            Some(found) => drop(others.remove(found)),
            None => missing.push(item),
        }
    }
    missing
}
