//! The campaign itself, its facts, messages and texts, and the acts it stands on.

use abilita::inspect::{Fact, Flag, Hint, Notice};
use abilita::{Campaign, Lang, ValueKind};

use super::compare::{Comparison, Side, Subject};
use super::sentence::Label;
use super::time::{OF, scope};
use super::{Phrase, Topic};
use crate::wording::Speaker;

const TEXT: Label = Label::new("text", "il testo", "text");

impl Comparison<'_> {
    pub(super) fn campaign(&mut self) {
        let name = Phrase { it: "campagna".to_owned(), en: "campaign".to_owned() };
        let subject = Subject::new(Topic::Campaign, "", name);
        let text = |label: Label, of: fn(&Campaign, Lang) -> String, comparison: &mut Self| {
            let [before, after] = [comparison.old, comparison.new].map(|side| side.text(of));
            if before != after {
                comparison.changed(&subject, label, before, after);
            }
        };
        // Without a title the id stands for it, and ids are not compared.
        let title = |campaign: &Campaign, lang| {
            Some(campaign.title(lang)).filter(|title| *title != campaign.id()).unwrap_or_default().to_owned()
        };
        text(Label::new("title", "il titolo", "title"), title, self);
        text(Label::new("portal", "il portale", "portal"), |campaign, _| campaign.portal().to_owned(), self);
        text(
            Label::new("case", "che cosa è una pratica", "what a case is"),
            |campaign, _| campaign.case_kind().to_owned(),
            self,
        );
        text(
            Label::new("zone", "il fuso orario", "time zone"),
            |campaign, _| campaign.zone().name().to_owned(),
            self,
        );
    }

    pub(super) fn data(&mut self) {
        let (old, new) = (self.old.definition, self.new.definition);
        self.named((&old.notices, &new.notices), |notice| &notice.name, whole_notice, Self::notice);
        self.named((&old.facts, &new.facts), |fact| &fact.name, whole_fact, Self::fact);
        self.named((&old.flags, &new.flags), |flag| &flag.name, whole_flag, Self::flag);
        self.named((&old.hints, &new.hints), |hint| &hint.name, whole_hint, Self::hint);
        self.named(
            (&old.refusals, &new.refusals),
            String::as_str,
            |side, name| whole_refusal(side, name),
            |own, name, _| own.refusal(name),
        );
        self.sources();
    }

    fn notice(&mut self, old: &Notice, new: &Notice) {
        let subject = notice_subject(new);
        self.value(
            &subject,
            Label::new("to", "il destinatario", "addressee"),
            &old.to,
            &new.to,
            |speaker, to| speaker.role(to),
        );
        let condition = Label::new("if", "la condizione", "condition");
        self.value(&subject, condition, &old.condition, &new.condition, |speaker, condition| {
            speaker.condition_or_always(condition, None)
        });
        // Which days there are, the moments tell.
        let days = |notice: &Notice| notice.moments.clone();
        self.order(&subject, Label::new("days", "il giorno", "day"), &days(old), &days(new));
        let text = |side: &Side<'_>| side.text(|campaign, lang| notice_text(campaign, &old.name, lang));
        let (before, after) = (text(&self.old), text(&self.new));
        self.words(&subject, TEXT, before, after);
    }

    fn fact(&mut self, old: &Fact, new: &Fact) {
        let subject = fact_subject(&self.new, new);
        self.value(&subject, OF, &old.scope, &new.scope, |speaker, own| scope(speaker, *own));
        let before = (old.kind, &old.one_of, old.max_length, old.max_items);
        self.value_type(&subject, before, (new.kind, &new.one_of, new.max_length, new.max_items));
        let default = Label::new("default", "il valore predefinito", "default");
        self.option(&subject, default, old.default.as_ref(), new.default.as_ref(), |speaker, value| {
            speaker.value(value)
        });
        let valid = Label::new("valid", "i valori validi", "valid values");
        self.value(&subject, valid, &old.valid, &new.valid, |speaker, condition| {
            speaker.condition_or_always(condition, None)
        });
        let [before, after] = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.fact_title(&old.name, lang).to_owned()));
        self.words(&subject, Label::TITLE, before, after);
    }

    fn flag(&mut self, old: &Flag, new: &Flag) {
        let subject = flag_subject(&self.new, new);
        self.value(&subject, OF, &old.scope, &new.scope, |speaker, own| scope(speaker, *own));
        let [before, after] = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.flag_title(&old.name, lang).to_owned()));
        self.words(&subject, Label::TITLE, before, after);
    }

    fn hint(&mut self, old: &Hint, new: &Hint) {
        let subject = hint_subject(new);
        let choice = Label::new("first", "la scelta", "choice");
        self.items(&subject, choice, &old.first, &new.first, |speaker, (condition, next)| {
            let next = next.as_ref().map_or_else(
                || speaker.say("nessuna", "none").to_owned(),
                |next| super::access::hint(speaker, next),
            );
            format!("{}: {next}", speaker.condition_or_always(condition, None))
        });
        let text =
            |side: &Side<'_>| side.text(|campaign, lang| campaign.hint_text(&old.name, lang).to_owned());
        let (before, after) = (text(&self.old), text(&self.new));
        self.words(&subject, TEXT, before, after);
    }

    fn refusal(&mut self, old: &str) {
        let text = |side: &Side<'_>| side.text(|campaign, lang| campaign.refusal_text(old, lang).to_owned());
        let (before, after) = (text(&self.old), text(&self.new));
        self.words(&refusal_subject(old), TEXT, before, after);
    }

    fn sources(&mut self) {
        self.acts();
        self.conflicts();
        let (old, new) = (self.old.definition, self.new.definition);
        self.named(
            (&old.statements, &new.statements),
            String::as_str,
            |side, name| whole_statement(side, name),
            |own, name, _| own.statement(name),
        );
    }

    fn acts(&mut self) {
        let (old, new) = (self.old.campaign, self.new.campaign);
        self.named(
            (old.sources(), new.sources()),
            abilita::Source::name,
            |_, source| {
                let told = Phrase::of(|lang| source.title(lang).to_owned());
                (
                    named_subject("sources", source.name(), ("atto", "act")),
                    Label::new("", "l'atto", "act"),
                    told,
                )
            },
            |comparison, old, new| {
                let subject = named_subject("sources", old.name(), ("atto", "act"));
                let title = |source: &abilita::Source| Phrase::of(|lang| source.title(lang).to_owned());
                comparison.source_words(&subject, Label::TITLE, (title(old), title(new)));
                comparison.option(
                    &subject,
                    Label::new("date", "la data", "date"),
                    old.date().as_ref(),
                    new.date().as_ref(),
                    |_, date| date.to_string(),
                );
            },
        );
    }

    fn conflicts(&mut self) {
        let (old, new) = (self.old.campaign, self.new.campaign);
        self.named(
            (old.conflicts(), new.conflicts()),
            abilita::Conflict::name,
            |_, conflict| {
                let subject = named_subject("conflicts", conflict.name(), ("contrasto", "conflict"));
                let told = Phrase::of(|lang| conflict.reading(lang).to_owned());
                let cites: Vec<String> = conflict.cites().map(str::to_owned).collect();
                (
                    subject.citing(&cites, &[]),
                    Label::new("", "la lettura di un contrasto", "reading of a conflict"),
                    told,
                )
            },
            |comparison, old, new| {
                let [before, after] =
                    [old, new].map(|own| own.cites().map(str::to_owned).collect::<Vec<_>>());
                let subject =
                    named_subject("conflicts", old.name(), ("contrasto", "conflict")).citing(&before, &after);
                let reading = |own: &abilita::Conflict| Phrase::of(|lang| own.reading(lang).to_owned());
                comparison.source_words(
                    &subject,
                    Label::new("reading", "la lettura", "reading"),
                    (reading(old), reading(new)),
                );
                comparison.cites(&subject);
            },
        );
    }

    fn statement(&mut self, name: &str) {
        let subject = named_subject("statements", name, ("disposizione", "statement"));
        let text = |side: &Side<'_>| {
            side.text(|campaign, lang| {
                statement(campaign, name).map_or(String::new(), |own| own.text(lang).to_owned())
            })
        };
        let (before, after) = (text(&self.old), text(&self.new));
        self.source_words(&subject, TEXT, (before, after));
        let source = |side: &Side<'_>| {
            statement(side.campaign, name).map(|own| own.source().to_owned()).unwrap_or_default()
        };
        let (before, after) = (source(&self.old), source(&self.new));
        self.value(&subject, Label::new("source", "l'atto", "act"), &before, &after, |_, source| {
            source.clone()
        });
    }

    fn source_words(&mut self, subject: &Subject, label: Label, (before, after): (Phrase, Phrase)) {
        if before != after {
            self.changed(subject, label, before, after);
        }
    }
}

fn statement<'c>(campaign: &'c Campaign, name: &str) -> Option<&'c abilita::Statement> {
    campaign.statement(name)
}

fn whole_statement(side: &Side<'_>, name: &str) -> (Subject, Label, Phrase) {
    let told = side.text(|campaign, lang| {
        let text = statement(campaign, name).map_or("", |own| own.text(lang));
        if text.is_empty() { name.to_owned() } else { format!("{name}, «{text}»") }
    });
    (
        named_subject("statements", name, ("disposizione", "statement")),
        Label::new("", "la disposizione", "statement"),
        told,
    )
}

/// Something of the sources, which is called by its name.
fn named_subject(table: &str, name: &str, (it, en): (&str, &str)) -> Subject {
    let name_said = Phrase { it: format!("{it} `{name}`"), en: format!("{en} `{name}`") };
    Subject::new(Topic::Sources, format!("{table}.{name}"), name_said)
}

fn notice_text(campaign: &Campaign, notice: &str, lang: Lang) -> String {
    campaign.notice_text(notice, lang).unwrap_or_default().to_owned()
}

fn notice_subject(notice: &Notice) -> Subject {
    let called = notice.name.replace('_', " ");
    let name = Phrase { it: format!("messaggio «{called}»"), en: format!("message «{called}»") };
    Subject::new(Topic::Notices, format!("notices.{}", notice.name), name)
}

fn whole_notice(side: &Side<'_>, notice: &Notice) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let text = notice_text(speaker.campaign, &notice.name, speaker.lang);
        let text = if text.is_empty() { String::new() } else { format!(": «{text}»") };
        let to = if notice.to.is_empty() {
            String::new()
        } else {
            format!(" {} {}", speaker.say("a", "to"), speaker.role(&notice.to))
        };
        format!("«{}»{to}{text}", notice.name.replace('_', " "))
    };
    (notice_subject(notice), Label::new("", "il messaggio", "message"), side.phrase(told))
}

fn fact_subject(side: &Side<'_>, fact: &Fact) -> Subject {
    let table = if fact.default.is_some() { "parameters" } else { "facts" };
    Subject::new(
        Topic::Data,
        format!("{table}.{}", fact.name),
        side.phrase(|speaker| speaker.fact(&fact.name)),
    )
}

fn whole_fact(side: &Side<'_>, fact: &Fact) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| format!("{} ({})", speaker.fact(&fact.name), kind(fact.kind));
    (fact_subject(side, fact), Label::new("", "il dato", "datum"), side.phrase(told))
}

fn flag_subject(side: &Side<'_>, flag: &Flag) -> Subject {
    Subject::new(Topic::Data, format!("flags.{}", flag.name), side.phrase(|speaker| speaker.flag(&flag.name)))
}

fn whole_flag(side: &Side<'_>, flag: &Flag) -> (Subject, Label, Phrase) {
    (
        flag_subject(side, flag),
        Label::new("", "il segno", "mark"),
        side.phrase(|speaker| speaker.flag(&flag.name)),
    )
}

fn hint_subject(hint: &Hint) -> Subject {
    let called = hint.name.replace('_', " ");
    let name = Phrase { it: format!("indicazione «{called}»"), en: format!("hint «{called}»") };
    Subject::new(Topic::Words, format!("hints.{}", hint.name), name)
}

fn whole_hint(side: &Side<'_>, hint: &Hint) -> (Subject, Label, Phrase) {
    let told = side.phrase(|speaker| super::access::hint(speaker, &hint.name));
    (hint_subject(hint), Label::new("", "l'indicazione", "hint"), told)
}

fn refusal_subject(refusal: &str) -> Subject {
    let called = refusal.replace('_', " ");
    let name = Phrase { it: format!("rifiuto «{called}»"), en: format!("refusal «{called}»") };
    Subject::new(Topic::Words, format!("refusals.{refusal}"), name)
}

fn whole_refusal(side: &Side<'_>, refusal: &str) -> (Subject, Label, Phrase) {
    let told = side.phrase(|speaker| format!("«{}»", speaker.campaign.refusal_text(refusal, speaker.lang)));
    (refusal_subject(refusal), Label::new("", "il rifiuto", "refusal"), told)
}

/// A type, as definitions name it.
pub(super) fn kind(kind: ValueKind) -> String {
    kind.as_str().to_owned()
}

pub(super) fn texts(speaker: &Speaker<'_>, texts: &[String]) -> String {
    speaker.all(&texts.iter().map(|text| format!("«{}»", text.replace('_', " "))).collect::<Vec<_>>())
}
