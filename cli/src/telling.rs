//! Events in words. Persons are named by their roles and by whether they are the one who asks, never by name or code.

use abilita::codice_fiscale::mask_text;
use abilita::{Actor, Campaign, Case, Change, Delegate, Event, EventBody, Lang, PersonId};

use crate::log::Stage;

/// Who reads, about whom, and with which case in front of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'r> {
    campaign: &'r Campaign,
    case: &'r Case,
    person: Option<&'r PersonId>,
    pub(crate) lang: Lang,
}

impl<'r> Reader<'r> {
    pub(crate) fn new(stage: &'r Stage<'_>, person: Option<&'r PersonId>, lang: Lang) -> Self {
        Self { campaign: stage.campaign, case: &stage.case, person, lang }
    }

    /// The same reader before another stage.
    pub(crate) fn at(self, stage: &'r Stage<'_>) -> Self {
        Self { campaign: stage.campaign, case: &stage.case, ..self }
    }

    fn say<'t>(&self, it: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::It => it,
            Lang::En => en,
        }
    }

    /// What happened and what it changed: `command confirm by head teacher (who asks): delegate in the draft`.
    pub(crate) fn event(&self, event: &Event) -> String {
        let what = self.what(event);
        let changes = self.changes(event.changes());
        if changes.is_empty() { what } else { format!("{what}: {}", changes.join("; ")) }
    }

    /// What happened, without what it changed.
    pub(crate) fn what(&self, event: &Event) -> String {
        match event.body() {
            EventBody::Opened { .. } => self.say("apertura della pratica", "the case is opened").to_owned(),
            EventBody::Handled { command, by, .. } => {
                let (word, who) = (self.say("comando", "command"), self.actor(by));
                format!("{word} `{command}`{who}")
            }
            EventBody::MomentReached { moment, .. } => {
                format!("{}: {}", self.say("momento", "moment"), self.moment(moment))
            }
            EventBody::Told { .. } => self.say("comunicazione del portale", "told by the portal").to_owned(),
            EventBody::Adopted { act, .. } => {
                let (it, en) =
                    ("la pratica passa alla definizione modificata da", "the definition is amended by");
                format!("{} {}", self.say(it, en), mask_text(act))
            }
        }
    }

    /// The roles that a person holds in the case.
    pub(crate) fn roles_of(&self, person: &PersonId) -> Vec<&'r str> {
        let mut roles: Vec<&str> = Vec::new();
        for (role, holder) in self.campaign.record_of(self.case).chain(self.campaign.register_of(self.case)) {
            if holder.id() == person && !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// The title of a moment, or its name.
    pub(crate) fn moment(&self, name: &str) -> String {
        self.campaign.moment_title(name, self.lang).to_owned()
    }

    /// The role they acted in; where they chose none, those they hold.
    fn actor(&self, by: &Actor) -> String {
        let chosen = by.role().map(|role| vec![role]);
        let roles = chosen.or_else(|| by.person().map(|person| self.roles_of(person))).unwrap_or_default();
        let roles: Vec<String> = roles.into_iter().map(|role| self.role(role)).collect();
        let who = self.whether_asker(by.person());
        if roles.is_empty() { who.to_owned() } else { format!(" ({}){who}", roles.join(", ")) }
    }

    fn role(&self, role: &str) -> String {
        self.campaign.role_title(role, self.lang).to_owned()
    }

    fn whether_asker(&self, person: Option<&PersonId>) -> &str {
        let same = person.zip(self.person).is_some_and(|(one, other)| one == other);
        if same { self.say(", chi chiede", ", who asks") } else { "" }
    }

    /// Each change in words; those that read alike are counted.
    fn changes(&self, changes: &[Change]) -> Vec<String> {
        let mut told: Vec<(String, usize)> = Vec::new();
        for text in changes.iter().filter_map(|change| self.change(change)) {
            match told.iter_mut().find(|(known, _)| *known == text) {
                Some((_, count)) => *count += 1,
                None => told.push((text, 1)),
            }
        }
        let counted = |(text, count)| if count == 1 { text } else { format!("{count} × {text}") };
        told.into_iter().map(counted).collect()
    }

    fn change(&self, change: &Change) -> Option<String> {
        let (campaign, lang) = (self.campaign, self.lang);
        let text = match change {
            Change::Recorded(delegate) => self.delegate(delegate, "agli atti", "on record"),
            Change::Unrecorded { role, person } => format!(
                "{} {}{}",
                self.say("non più agli atti:", "no longer on record:"),
                campaign.role_title(role, lang),
                self.whether_asker(Some(person))
            ),
            Change::Enabled(delegate) => self.delegate(delegate, "abilitato", "enabled"),
            Change::Drafted(delegate) => self.delegate(delegate, "in bozza", "in the draft"),
            Change::Undrafted(person) => {
                format!(
                    "{}{}",
                    self.say("via dalla bozza", "out of the draft"),
                    self.whether_asker(Some(person))
                )
            }
            Change::Granted => {
                self.say("la bozza diventa l'elenco degli abilitati", "the draft becomes the register").into()
            }
            Change::Moved { track, to } => {
                format!("{} → {}", campaign.track_title(track, lang), campaign.state_title(track, to, lang))
            }
            Change::FlagSet(flag) => format!("+ «{}»", campaign.flag_title(flag, lang)),
            Change::FlagCleared(flag) => format!("- «{}»", campaign.flag_title(flag, lang)),
            Change::FactSet { fact, .. } | Change::FactAppended { fact, .. } => {
                format!("{} «{}»", self.say("noto", "known"), campaign.fact_title(fact, lang))
            }
            Change::FactForgotten(fact) => {
                format!(
                    "{} «{}»",
                    self.say("non più noto", "no longer known"),
                    campaign.fact_title(fact, lang)
                )
            }
            Change::Owed(id) => {
                format!("{} {}", self.say("da inserire sul portale:", "owed to the portal:"), mask_text(id))
            }
            Change::Settled(id) => {
                format!("{} {}", self.say("inserito sul portale:", "entered on the portal:"), mask_text(id))
            }
            Change::Commented(_) => {
                self.say("un commento per l'operatore", "a comment for the operator").into()
            }
            Change::OfMember { person, change } => {
                let who = self.whether_asker(Some(person));
                format!("{}{who}: {}", self.say("di una persona", "of a person"), self.change(change)?)
            }
            Change::Message { .. } => return None,
        };
        Some(text)
    }

    fn delegate(&self, delegate: &Delegate, it: &str, en: &str) -> String {
        let who = self.whether_asker(Some(delegate.person().id()));
        format!("{} {}{who}", self.role(delegate.role()), self.say(it, en))
    }
}
