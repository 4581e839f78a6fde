//! Commands, states, and what leads from one to the next.

use abilita::ValueKind;
use abilita::inspect::{Argument, Check, Command, Inspection, Message, Track, Transition};

use super::access::{NEXT, hint};
use super::compare::{Comparison, Side, Subject};
use super::data::{kind, texts};
use super::sentence::Label;
use super::time::{OF, scope};
use super::{Phrase, Topic};
use crate::wording::Speaker;

const REQUIRE: Label = Label::new("require", "la condizione", "condition");
const FROM: Label = Label::new("from", "lo stato di partenza", "state it starts from");

impl Comparison<'_> {
    pub(super) fn procedure(&mut self) {
        let (old, new) = (self.old.definition, self.new.definition);
        self.named((&old.commands, &new.commands), |command| &command.name, whole_command, Self::command);
        self.named((&old.tracks, &new.tracks), |track| &track.name, whole_track, Self::track);
        let names = |definition: &Inspection| {
            definition.tracks.iter().map(|track| track.name.clone()).collect::<Vec<_>>()
        };
        let subject = Subject::new(
            Topic::Procedure,
            "tracks",
            Phrase { it: "percorsi".to_owned(), en: "tracks".to_owned() },
        );
        self.order(&subject, Label::new("", "il percorso", "track"), &names(old), &names(new));
    }

    fn command(&mut self, old: &Command, new: &Command) {
        let subject = command_subject(&self.new, new);
        let function = Label::new("function", "la funzione", "function");
        self.value(&subject, function, &old.function, &new.function, |speaker, function| {
            speaker.function(function)
        });
        let name = |argument: &Argument| argument.name.clone();
        let arguments = Label::new("arguments", "il dato", "argument");
        let names = |command: &Command| command.arguments.iter().map(name).collect::<Vec<_>>();
        self.items(&subject, arguments, &names(old), &names(new), |_, name| {
            format!("«{}»", name.replace('_', " "))
        });
        for before in &old.arguments {
            if let Some(after) = new.arguments.iter().find(|after| after.name == before.name) {
                self.argument(&subject, before, after);
            }
        }
        let [before, after] = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.command_title(&old.name, lang).to_owned()));
        self.words(&subject, Label::TITLE, before, after);
    }

    fn argument(&mut self, command: &Subject, old: &Argument, new: &Argument) {
        let called = new.name.replace('_', " ");
        let name = Phrase {
            it: format!("{}, dato «{called}»", command.name.it),
            en: format!("{}, argument «{called}»", command.name.en),
        };
        let subject =
            Subject::new(Topic::Procedure, format!("{}.arguments.{}", command.place, new.name), name);
        let before = (old.kind, &old.one_of, old.max_length, old.max_items);
        self.value_type(&subject, before, (new.kind, &new.one_of, new.max_length, new.max_items));
    }

    /// What a value can be.
    pub(super) fn value_type(
        &mut self,
        subject: &Subject,
        old: (ValueKind, &Option<Vec<String>>, Option<usize>, Option<usize>),
        new: (ValueKind, &Option<Vec<String>>, Option<usize>, Option<usize>),
    ) {
        self.value(subject, Label::new("type", "il tipo", "type"), &old.0, &new.0, |_, own| kind(*own));
        let one_of = Label::new("one_of", "i valori ammessi", "values allowed");
        self.option(subject, one_of, old.1.as_ref(), new.1.as_ref(), |speaker, all| texts(speaker, all));
        let number = |_: &Speaker<'_>, number: &usize| number.to_string();
        let length = Label::new("max_length", "la lunghezza massima", "greatest length");
        self.option(subject, length, old.2.as_ref(), new.2.as_ref(), number);
        let items = Label::new("max_items", "il numero massimo", "greatest number");
        self.option(subject, items, old.3.as_ref(), new.3.as_ref(), number);
    }

    fn track(&mut self, old: &Track, new: &Track) {
        let subject = track_subject(&self.new, new);
        self.value(&subject, OF, &old.scope, &new.scope, |speaker, own| scope(speaker, *own));
        let label = |speaker: &Speaker<'_>, state: &String| speaker.state(&new.name, state);
        let states = Label::new("states", "lo stato", "state");
        self.items(&subject, states, &old.states, &new.states, label);
        self.value(
            &subject,
            Label::new("initial", "lo stato iniziale", "initial state"),
            &old.initial,
            &new.initial,
            label,
        );
        for state in old.states.iter().filter(|state| new.states.contains(state)) {
            let titles = [self.old, self.new].map(|side| {
                side.text(|campaign, lang| campaign.state_title(&new.name, state, lang).to_owned())
            });
            let name = Phrase {
                it: format!("{}, stato", subject.name.it),
                en: format!("{}, state", subject.name.en),
            };
            let place = format!("{}.states.{state}", subject.place);
            let [before, after] = titles;
            self.words(&Subject::new(Topic::Words, place, name), Label::TITLE, before, after);
        }
        let [before, after] = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.track_title(&old.name, lang).to_owned()));
        self.words(&subject, Label::TITLE, before, after);
        self.named(
            (&old.transitions, &new.transitions),
            |transition| &transition.name,
            |side, transition| whole_transition(side, &new.name, transition),
            |comparison, old, new_one| comparison.transition(&new.name, old, new_one),
        );
        let names = |track: &Track| track.transitions.iter().map(|own| own.name.clone()).collect::<Vec<_>>();
        self.order(&subject, Label::new("on", "il passaggio", "transition"), &names(old), &names(new));
    }

    fn transition(&mut self, track: &str, old: &Transition, new: &Transition) {
        let subject = transition_subject(&self.new, track, new).citing(&old.cites, &new.cites);
        let said = |speaker: &Speaker<'_>, trigger: &_| speaker.trigger(trigger);
        self.value(
            &subject,
            Label::new("command", "ciò che lo provoca", "what sets it off"),
            &old.trigger,
            &new.trigger,
            said,
        );
        let target = Label::new("member", "chi riguarda", "whom it moves");
        let (before, after) = (
            self.old.phrase(|speaker| speaker.target(old.target, speaker.command_of(old))),
            self.new.phrase(|speaker| speaker.target(new.target, speaker.command_of(new))),
        );
        if old.target != new.target || before != after {
            self.changed(&subject, target, before, after);
        }
        let state = |speaker: &Speaker<'_>, state: &String| speaker.state(track, state);
        match (&old.from, &new.from) {
            (Some(old), Some(new)) => self.items(&subject, FROM, old, new, state),
            (old, new) => self.value(&subject, FROM, old, new, |speaker, from| {
                let any = || speaker.say("ogni stato", "every state").to_owned();
                from.as_ref().map_or_else(any, |from| {
                    speaker.any(&from.iter().map(|own| state(speaker, own)).collect::<Vec<_>>())
                })
            }),
        }
        self.value(
            &subject,
            Label::new("to", "lo stato di arrivo", "state it leads to"),
            &old.to,
            &new.to,
            |speaker, to| {
                to.as_ref()
                    .map_or_else(|| speaker.say("lo stesso", "the same").to_owned(), |to| state(speaker, to))
            },
        );
        if old.guard != new.guard {
            let before =
                self.old.phrase(|speaker| speaker.condition_or_always(&old.guard, speaker.command_of(old)));
            let after =
                self.new.phrase(|speaker| speaker.condition_or_always(&new.guard, speaker.command_of(new)));
            self.changed(&subject, Label::new("", "quando avviene", "when it happens"), before, after);
        }
        self.checks(&subject, REQUIRE, (&old.require, Some(old)), (&new.require, Some(new)));
        self.items(
            &subject,
            Label::new("do", "l'effetto", "effect"),
            &old.acts,
            &new.acts,
            |speaker, act| speaker.act(act, speaker.command_of(new)),
        );
        self.items(
            &subject,
            Label::new("send", "il messaggio", "message"),
            &old.send,
            &new.send,
            |speaker, message: &Message| speaker.message(message),
        );
        self.cites(&subject);
    }

    /// Needs or requirements. Of those with the same condition, what goes with it is compared.
    pub(super) fn checks(
        &mut self,
        subject: &Subject,
        label: Label,
        (old, of_old): (&[Check], Option<&Transition>),
        (new, of_new): (&[Check], Option<&Transition>),
    ) {
        let says = |check: &Check| {
            let mut bare = check.clone();
            (bare.cites, bare.next, bare.refusal) = (None, None, None);
            bare
        };
        let bare = |checks: &[Check]| checks.iter().map(says).collect::<Vec<_>>();
        let (before, after) = (bare(old), bare(new));
        self.items(subject, label, &before, &after, |speaker, check| {
            let own = [(old, &before, of_old), (new, &after, of_new)];
            let found = own.into_iter().find_map(|(all, bare, of)| {
                let place = bare.iter().position(|own| own == check)?;
                let command = of.and_then(|transition| speaker.command_of(transition));
                Some(speaker.check_told(all.get(place)?, command))
            });
            found.unwrap_or_default()
        });
        for (place, bare) in before.iter().enumerate() {
            let (Some(old), Some(new)) =
                (old.get(place), after.iter().position(|own| own == bare).and_then(|at| new.get(at)))
            else {
                continue;
            };
            let command = of_new.and_then(|transition| {
                Speaker::new(self.new.campaign, self.new.definition, abilita::Lang::En).command_of(transition)
            });
            let name = self.new.phrase(|speaker| speaker.check(new, command));
            let name = Phrase {
                it: format!("{}, se «{}»", subject.name.it, name.it),
                en: format!("{}, if «{}»", subject.name.en, name.en),
            };
            let place = format!("{}.{}", subject.place, label.key);
            self.beside_check(Subject::new(subject.topic, place, name), old, new);
        }
    }

    /// The hint, the refusal and the citations of a check whose condition is the same in both editions.
    fn beside_check(&mut self, subject: Subject, old: &Check, new: &Check) {
        let [before, after] = [old, new].map(|check| check.cites.clone().unwrap_or_default());
        let subject = subject.citing(&before, &after);
        self.option(&subject, NEXT, old.next.as_ref(), new.next.as_ref(), hint);
        let refusal = Label::new("refusal", "il rifiuto", "refusal");
        self.option(&subject, refusal, old.refusal.as_ref(), new.refusal.as_ref(), |speaker, refusal| {
            speaker.campaign.refusal_text(refusal, speaker.lang).to_owned()
        });
        if old.cites != new.cites {
            let subject = Subject { topic: Topic::Sources, ..subject };
            let [before, after] = [old, new].map(|check| cites_of_check(check.cites.as_deref()));
            self.changed(&subject, Label::CITES, before, after);
        }
    }
}

/// Without citations of its own, a check has those of its rule or transition.
fn cites_of_check(cites: Option<&[String]>) -> Phrase {
    let phrase = |it: &str, en: &str| Phrase { it: it.to_owned(), en: en.to_owned() };
    match cites {
        None => phrase("quelle della regola", "those of the rule"),
        Some([]) => phrase("nessuna", "none"),
        Some(cites) => Phrase::of(|_| cites.join(", ")),
    }
}

fn command_subject(side: &Side<'_>, command: &Command) -> Subject {
    let name = side.phrase(|speaker| speaker.command(&command.name));
    Subject::new(Topic::Procedure, format!("commands.{}", command.name), name)
}

fn whole_command(side: &Side<'_>, command: &Command) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let who = speaker.who_may(&command.name);
        let function = speaker.function(&command.function);
        format!(
            "{} ({} {function}: {})",
            speaker.command(&command.name),
            speaker.say("funzione", "function"),
            speaker.all(&who)
        )
    };
    (command_subject(side, command), Label::new("", "il comando", "command"), side.phrase(told))
}

fn track_subject(side: &Side<'_>, track: &Track) -> Subject {
    let name = side.phrase(|speaker| speaker.track(&track.name));
    Subject::new(Topic::Procedure, format!("tracks.{}", track.name), name)
}

fn whole_track(side: &Side<'_>, track: &Track) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let states: Vec<String> =
            track.states.iter().map(|state| speaker.state_label(&track.name, state)).collect();
        format!("{} ({}: {})", speaker.track(&track.name), speaker.say("stati", "states"), states.join(", "))
    };
    (track_subject(side, track), Label::new("", "il percorso", "track"), side.phrase(told))
}

fn transition_subject(side: &Side<'_>, track: &str, transition: &Transition) -> Subject {
    let name = side.phrase(|speaker| {
        let is_alone = speaker.definition.track(track).is_some_and(|own| {
            own.transitions.iter().filter(|other| other.trigger == transition.trigger).count() == 1
        });
        let trigger = speaker.transition(transition);
        if is_alone { trigger } else { format!("{trigger} ({})", transition.name.replace('_', " ")) }
    });
    Subject::new(Topic::Procedure, format!("tracks.{track}.on.{}", transition.name), name)
}

fn whole_transition(side: &Side<'_>, track: &str, transition: &Transition) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let state = |name: &String| speaker.state(track, name);
        let from = transition.from.as_ref().map_or_else(
            || speaker.say("ogni stato", "every state").to_owned(),
            |from| speaker.any(&from.iter().map(state).collect::<Vec<_>>()),
        );
        let to = transition.to.as_ref().map(|to| format!(" {} {}", speaker.say("a", "to"), state(to)));
        let trigger = speaker.transition(transition);
        let acts = transition.acts.iter().map(|act| speaker.act(act, speaker.command_of(transition)));
        let acts = acts.collect::<Vec<_>>().join("; ");
        let acts = if acts.is_empty() { acts } else { format!(": {acts}") };
        format!("{trigger}, {} {from}{}{acts}", speaker.say("da", "from"), to.unwrap_or_default())
    };
    let subject = transition_subject(side, track, transition).citing(&transition.cites, &[]);
    (subject, Label::new("", "il passaggio", "transition"), side.phrase(told))
}
