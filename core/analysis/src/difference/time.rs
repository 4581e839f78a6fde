//! Moments and windows.

use abilita::inspect::{Bound, Inspection, Moment, Scope, Window};

use super::compare::{Comparison, Side, Subject};
use super::sentence::Label;
use super::{Phrase, Topic};
use crate::wording::Speaker;

/// Which instant of its day a moment is, and how far it is from what it is counted from.
const WHEN: Label = Label::itself("");
const FROM: Label = Label::new("from", "l'inizio", "beginning");
const UNTIL: Label = Label::new("until", "la fine", "end");
pub(super) const OF: Label = Label::new("of", "di chi è", "whose it is");

impl Comparison<'_> {
    pub(super) fn time(&mut self) {
        let (old, new) = (self.old.definition, self.new.definition);
        self.named((&old.moments, &new.moments), |moment| &moment.name, whole_moment, Self::moment);
        self.named((&old.windows, &new.windows), |window| &window.name, whole_window, Self::window);
    }

    fn moment(&mut self, old: &Moment, new: &Moment) {
        let subject = moment_subject(&self.new, new).citing(&old.cites, &new.cites);
        let says = |moment: &Moment| (moment.when.clone(), moment.shift, moment.edge, moment.latest);
        if says(old) != says(new) {
            let before = self.old.phrase(|speaker| speaker.when(old));
            let after = self.new.phrase(|speaker| speaker.when(new));
            self.changed(&subject, WHEN, before, after);
        }
        self.value(&subject, OF, &old.scope, &new.scope, |speaker, own| scope(speaker, *own));
        self.cites(&subject);
        let titles = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.moment_title(&old.name, lang).to_owned()));
        let [before, after] = titles;
        self.words(&subject, Label::TITLE, before, after);
    }

    fn window(&mut self, old: &Window, new: &Window) {
        let subject = window_subject(&self.new, new);
        let bound = |speaker: &Speaker<'_>, bound: &Bound| speaker.bound(bound);
        self.option(&subject, FROM, old.from.as_ref(), new.from.as_ref(), bound);
        self.option(&subject, UNTIL, old.until.as_ref(), new.until.as_ref(), bound);
        let titles = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.window_title(&old.name, lang).to_owned()));
        let [before, after] = titles;
        self.words(&subject, Label::TITLE, before, after);
    }
}

/// Where a moment stands in the definition: one of a notice, under the notice.
fn moment_place(definition: &Inspection, name: &str) -> String {
    let notice = name.rsplit_once('/').map(|(notice, _)| notice);
    let notice = notice.filter(|notice| definition.notices.iter().any(|own| own.name == **notice));
    notice.map_or_else(|| format!("moments.{name}"), |notice| format!("notices.{notice}.days"))
}

fn moment_subject(side: &Side<'_>, moment: &Moment) -> Subject {
    let place = moment_place(side.definition, &moment.name);
    let topic = if place.starts_with("notices") { Topic::Notices } else { Topic::Time };
    Subject::new(topic, place, side.phrase(|speaker| format!("«{}»", speaker.moment_label(&moment.name))))
}

fn whole_moment(side: &Side<'_>, moment: &Moment) -> (Subject, Label, Phrase) {
    let subject = moment_subject(side, moment).citing(&moment.cites, &[]);
    let label = Label::new("", "la data", "date");
    (
        subject,
        label,
        side.phrase(|speaker| format!("«{}», {}", speaker.moment_label(&moment.name), speaker.when(moment))),
    )
}

fn window_subject(side: &Side<'_>, window: &Window) -> Subject {
    Subject::new(
        Topic::Time,
        format!("windows.{}", window.name),
        side.phrase(|speaker| speaker.window(&window.name)),
    )
}

fn whole_window(side: &Side<'_>, window: &Window) -> (Subject, Label, Phrase) {
    let label = Label::new("", "il periodo", "period");
    let told =
        |speaker: &Speaker<'_>| format!("{}, {}", speaker.window(&window.name), speaker.window_span(window));
    (window_subject(side, window), label, side.phrase(told))
}

/// Of what something is kept.
pub(super) fn scope(speaker: &Speaker<'_>, scope: Scope) -> String {
    match scope {
        Scope::Case => speaker.say("della pratica", "of the case").to_owned(),
        Scope::Member => speaker.say("di ogni persona dell'elenco", "of each person on the list").to_owned(),
    }
}
