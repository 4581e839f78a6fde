//! Roles, and what a list of persons must have.

use abilita::RoleHolders;
use abilita::inspect::{Requirement, Role};

use super::compare::{Comparison, Side, Subject};
use super::sentence::Label;
use super::{Phrase, Topic};
use crate::wording::Speaker;

impl Comparison<'_> {
    pub(super) fn people(&mut self) {
        let (old, new) = (self.old.definition, self.new.definition);
        self.named((&old.roles, &new.roles), |role| &role.name, whole_role, Self::role);
        self.named(
            (&old.requirements, &new.requirements),
            |requirement| &requirement.name,
            whole_requirement,
            Self::requirement,
        );
    }

    fn role(&mut self, old: &Role, new: &Role) {
        let subject = role_subject(&self.new, new);
        let comes = Label::new("", "la provenienza", "where its holders come from");
        self.value(&subject, comes, &old.holders, &new.holders, |speaker, own| holders(speaker, *own));
        let condition = Label::new("if", "la condizione", "condition");
        self.value(&subject, condition, &old.condition, &new.condition, |speaker, condition| {
            speaker.condition_or_always(condition, None)
        });
        let needs = |role: &Role| [role.needs_name, role.needs_surname, role.needs_email];
        let fields = Label::new("fields", "i dati obbligatori", "data required");
        self.value(&subject, fields, &needs(old), &needs(new), |speaker, own| fields_said(speaker, *own));
        let [before, after] = [self.old, self.new]
            .map(|side| side.text(|campaign, lang| campaign.role_title(&old.name, lang).to_owned()));
        self.words(&subject, Label::TITLE, before, after);
    }

    fn requirement(&mut self, old: &Requirement, new: &Requirement) {
        let name = self.new.phrase(|speaker| requirement_name(speaker, new));
        let subject = Subject::new(Topic::Rosters, format!("roster.{}", new.name), name);
        let subject = subject.citing(&old.cites, &new.cites);
        self.value(
            &subject,
            Label::new("role", "il ruolo", "role"),
            &old.role,
            &new.role,
            |speaker, role| speaker.role(role),
        );
        let number = |_: &Speaker<'_>, number: &usize| number.to_string();
        let numbers = [
            (Label::new("at_least", "il minimo", "minimum"), old.at_least, new.at_least),
            (Label::new("at_most", "il massimo", "maximum"), old.at_most, new.at_most),
            (
                Label::new("stand_ins", "il numero di sostituti", "number of stand-ins"),
                old.stand_ins,
                new.stand_ins,
            ),
        ];
        for (label, old, new) in numbers {
            self.option(&subject, label, old.as_ref(), new.as_ref(), number);
        }
        let conditions = [
            (Label::new("if", "quando vale", "when it counts"), &old.applies, &new.applies),
            (Label::new("whose", "per chi vale", "for whom it counts"), &old.whose, &new.whose),
            (Label::new("each", "che cosa vale per ciascuno", "what holds of each"), &old.each, &new.each),
        ];
        for (label, old, new) in conditions {
            self.value(&subject, label, old, new, |speaker, condition| {
                speaker.condition_or_always(condition, None)
            });
        }
        let draft = Label::new("severity.draft", "la gravità in bozza", "severity in a draft");
        self.value(&subject, draft, &old.at_draft, &new.at_draft, |speaker, own| {
            own.text(speaker.lang).to_owned()
        });
        let submission = Label::new("severity.submission", "la gravità all'invio", "severity at submission");
        self.value(&subject, submission, &old.at_submission, &new.at_submission, |speaker, own| {
            own.text(speaker.lang).to_owned()
        });
        self.cites(&subject);
    }
}

fn role_subject(side: &Side<'_>, role: &Role) -> Subject {
    let name = side.phrase(|speaker| format!("«{}»", speaker.role(&role.name)));
    Subject::new(Topic::Roles, format!("roles.{}", role.name), name)
}

fn whole_role(side: &Side<'_>, role: &Role) -> (Subject, Label, Phrase) {
    let told = side.phrase(|speaker| {
        let title = speaker.role(&role.name);
        let condition = speaker.condition(&role.condition, None);
        let condition = if condition.is_empty() {
            String::new()
        } else {
            format!(", {} {condition}", speaker.say("se", "if"))
        };
        let fields = if role.holders == RoleHolders::Listed {
            let needs = [role.needs_name, role.needs_surname, role.needs_email];
            format!("; {}: {}", speaker.say("dati obbligatori", "data required"), fields_said(speaker, needs))
        } else {
            String::new()
        };
        format!("«{title}», {}{condition}{fields}", holders(speaker, role.holders))
    });
    (role_subject(side, role), Label::new("", "il ruolo", "role"), told)
}

fn holders(speaker: &Speaker<'_>, holders: RoleHolders) -> String {
    let (it, en) = match holders {
        RoleHolders::OnRecord => ("chi risulta dall'anagrafe", "who stands on record"),
        RoleHolders::Listed => ("chi è nell'elenco", "who stands on the list"),
        RoleHolders::Vouched => ("chi il portale garantisce", "whom the portal vouches for"),
        _ => ("altri", "others"),
    };
    speaker.say(it, en).to_owned()
}

fn fields_said(speaker: &Speaker<'_>, needs: [bool; 3]) -> String {
    let [name, surname, email] = needs;
    let fields = [
        (true, speaker.say("codice fiscale", "codice fiscale")),
        (name, speaker.say("nome", "name")),
        (surname, speaker.say("cognome", "surname")),
        (email, speaker.say("e-mail", "email")),
    ];
    let needed: Vec<&str> =
        fields.into_iter().filter(|(needed, _)| *needed).map(|(_, field)| field).collect();
    speaker.all(&needed)
}

/// What a requirement is called: it has no title, and is reported by the role it is about.
fn requirement_name(speaker: &Speaker<'_>, requirement: &Requirement) -> String {
    let role = speaker.role(&requirement.role);
    let name = requirement.name.replace('_', " ");
    speaker.say(format!("elenco, «{role}» ({name})"), format!("list, «{role}» ({name})"))
}

fn whole_requirement(side: &Side<'_>, requirement: &Requirement) -> (Subject, Label, Phrase) {
    let told = |speaker: &Speaker<'_>| {
        let role = speaker.role(&requirement.role);
        let condition = |it, en, condition| {
            let said = speaker.condition(condition, None);
            (!said.is_empty()).then(|| format!("{} {said}", speaker.say(it, en)))
        };
        let numbers = [
            (speaker.say("almeno", "at least"), requirement.at_least),
            (speaker.say("al più", "at most"), requirement.at_most),
            (speaker.say("sostituti per ciascuno:", "stand-ins for each:"), requirement.stand_ins),
        ];
        let numbers = numbers.into_iter().filter_map(|(word, number)| Some(format!("{word} {}", number?)));
        let parts = numbers
            .chain(condition("per ciascuno:", "of each:", &requirement.each))
            .chain(condition("solo chi:", "only those of whom:", &requirement.whose))
            .chain(condition("se", "if", &requirement.applies));
        let draft = requirement.at_draft.text(speaker.lang);
        let submission = requirement.at_submission.text(speaker.lang);
        let grave = if draft == submission {
            draft.to_owned()
        } else {
            speaker.say(
                format!("{draft} in bozza, {submission} all'invio"),
                format!("{draft} in a draft, {submission} at submission"),
            )
        };
        format!("«{role}»: {} ({grave})", parts.collect::<Vec<_>>().join(", "))
    };
    let subject = Subject::new(Topic::Rosters, format!("roster.{}", requirement.name), side.phrase(told));
    (
        subject.citing(&requirement.cites, &[]),
        Label::new("", "il requisito dell'elenco", "requirement of the list"),
        side.phrase(told),
    )
}
