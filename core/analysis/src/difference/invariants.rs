//! What a definition says of itself, and has proved.

use abilita::inspect::{Claim, Condition, Invariant};

use super::compare::{Comparison, Side, Subject};
use super::sentence::Label;
use super::{Phrase, Topic};
use crate::wording::Speaker;

impl Comparison<'_> {
    pub(super) fn invariants(&mut self) {
        let (old, new) = (self.old.definition, self.new.definition);
        self.named((&old.always, &new.always), |own| &own.name, whole, Self::invariant);
    }

    fn invariant(&mut self, old: &Invariant, new: &Invariant) {
        let subject = subject(&self.new, new).citing(&old.cites, &new.cites);
        let applies = Label::new("", "quando vale", "where it holds");
        self.value(&subject, applies, &old.applies, &new.applies, |speaker, condition| {
            speaker.condition_or_always(condition, None)
        });
        self.value(
            &subject,
            Label::new("", "che cosa afferma", "what it claims"),
            &old.claim,
            &new.claim,
            claim,
        );
        self.cites(&subject);
        let title = |side: &Side<'_>| {
            side.text(|campaign, lang| campaign.invariant_title(&old.name, lang).to_owned())
        };
        let (before, after) = (title(&self.old), title(&self.new));
        self.words(&subject, Label::TITLE, before, after);
    }
}

fn subject(side: &Side<'_>, invariant: &Invariant) -> Subject {
    let name = side
        .phrase(|speaker| format!("{} {}", speaker.say("garanzia", "invariant"), called(speaker, invariant)));
    Subject::new(Topic::Invariants, format!("always.{}", invariant.name), name)
}

fn called(speaker: &Speaker<'_>, invariant: &Invariant) -> String {
    let title = speaker.campaign.invariant_title(&invariant.name, speaker.lang);
    format!("«{}»", if title == invariant.name { title.replace('_', " ") } else { title.to_owned() })
}

fn whole(side: &Side<'_>, invariant: &Invariant) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let claimed = claim(speaker, &invariant.claim);
        let applies = speaker.condition(&invariant.applies, None);
        let called = called(speaker, invariant);
        if applies.is_empty() {
            format!("{called}: {claimed}")
        } else {
            format!("{called}: {} {applies}, {claimed}", speaker.say("se", "if"))
        }
    };
    let subject = subject(side, invariant).citing(&invariant.cites, &[]);
    (subject, Label::new("", "la garanzia", "invariant"), side.phrase(told))
}

fn claim(speaker: &Speaker<'_>, claim: &Claim) -> String {
    let functions = |functions: &[String]| {
        speaker.all(&functions.iter().map(|function| speaker.function(function)).collect::<Vec<_>>())
    };
    let condition = |condition: &Condition| speaker.condition_or_always(condition, None);
    match claim {
        Claim::Forbid(names) => {
            format!("{} {}", speaker.say("nessuno può", "nobody may"), functions(names))
        }
        Claim::Permit(names) => {
            format!("{} {}", speaker.say("tutti possono", "everybody may"), functions(names))
        }
        Claim::To(goal) => {
            format!("{}: {}", speaker.say("si può arrivare a", "it can be reached that"), condition(goal))
        }
        Claim::Needs(needs) => {
            let needs: Vec<String> = needs.iter().map(condition).collect();
            format!("{}: {}", speaker.say("vale", "it holds that"), needs.join("; "))
        }
        _ => speaker.say("altro", "something else").to_owned(),
    }
}
