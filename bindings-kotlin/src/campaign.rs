//! A compiled campaign: what it is and what its names are called. The questions it answers stand in `decision`, `procedure`,
//! `roster` and `timeline`.

use std::sync::Arc;

use abilita::Lang;

use crate::command::ArgumentKind;
use crate::error::AbilitaError;
use crate::instant::{CivilDate, PointInTime};
use crate::words::{RoleHolders, ValueKind, Wording};

/// A campaign: a sound definition, compiled, with the moments announced so far. It never changes: one serves all requests and
/// threads.
#[derive(Debug, uniffi::Object)]
#[uniffi::export(Display)]
pub struct Campaign(pub(crate) abilita::Campaign);

impl Campaign {
    pub(crate) fn of(campaign: abilita::Campaign) -> Arc<Self> {
        Arc::new(Self(campaign))
    }
}

impl std::fmt::Display for Campaign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Campaign {}", self.0.id())
    }
}

/// Where it comes from.
#[uniffi::export]
impl Campaign {
    /// One of the campaigns that come with abilita: `factotum-2021`, `factotum-2025`, `istanze-online`, `istanze-online-2016`.
    #[uniffi::constructor]
    pub fn built_in(id: &str) -> Result<Arc<Self>, AbilitaError> {
        Ok(Self::of(abilita::Campaign::built_in(id)?))
    }

    /// Compiles a definition in TOML that extends nothing but, at most, a built-in one. Every problem is reported with its line and
    /// column.
    #[uniffi::constructor]
    pub fn from_toml(text: &str) -> Result<Arc<Self>, AbilitaError> {
        Ok(Self::of(abilita::Campaign::from_toml(text)?))
    }

    /// The same in JSON. Every problem is reported with its path.
    #[uniffi::constructor]
    pub fn from_json(text: &str) -> Result<Arc<Self>, AbilitaError> {
        Ok(Self::of(abilita::Campaign::from_json(text)?))
    }

    /// This campaign with one more moment announced. Answers for instants before `knownFrom` stay what they were. A moment that
    /// does not exist, or is computed from others, is an error.
    pub fn announce(&self, announcement: &Announcement) -> Result<Arc<Self>, AbilitaError> {
        Ok(Self::of(self.0.announce(announcement.parse())?))
    }

    /// True for a moment that only an announcement can give: the end of an update, a date to be announced.
    pub fn awaits_announcement(&self, moment: &str) -> bool {
        self.0.awaits_announcement(moment)
    }

    /// The announcements so far, the first known first.
    pub fn announcements(&self) -> Vec<Announcement> {
        self.0.announcements().map(Announcement::from).collect()
    }
}

/// What it is.
#[uniffi::export]
impl Campaign {
    /// The id of the definition.
    pub fn id(&self) -> String {
        self.0.id().to_owned()
    }

    /// The portal it is for, as the definition names it.
    pub fn portal(&self) -> String {
        self.0.portal().to_owned()
    }

    /// What a case of this campaign is: `institute`, `person` and so on.
    pub fn case_kind(&self) -> String {
        self.0.case_kind().to_owned()
    }

    /// The IANA zone in which its dates are read.
    pub fn zone(&self) -> String {
        self.0.zone().name().to_owned()
    }

    /// SHA-256 of the definition, in hexadecimal: what cases and events store to know under which text they came about.
    pub fn hash(&self) -> String {
        self.0.hash()
    }

    /// The title, or the id where the definition gives none.
    pub fn title(&self, lang: Lang) -> String {
        self.0.title(lang).to_owned()
    }

    /// The acts that the definition puts into data.
    pub fn sources(&self) -> Vec<Source> {
        self.0.sources().iter().map(Source::from).collect()
    }

    /// Where the sources contradict each other, with the reading taken.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.0.conflicts().iter().map(Conflict::from).collect()
    }

    /// What an act says under a number that rules cite; absent where the definition does not keep it.
    pub fn statement(&self, cite: &str) -> Option<Statement> {
        self.0.statement(cite).map(|statement| Statement {
            source: statement.source().to_owned(),
            text: Wording::of(|lang| statement.text(lang)),
        })
    }
}

/// What its names are.
#[uniffi::export]
impl Campaign {
    /// The functions it decides about, in the order of the definition.
    pub fn functions(&self) -> Vec<Named> {
        let named = |name: &str| Named::of(name, |lang| self.0.function_title(name, lang).to_owned());
        self.0.functions().map(named).collect()
    }

    /// The roles, each with where its holders come from.
    pub fn roles(&self) -> Vec<Role> {
        let title = |role: &str| Wording::of(|lang| self.0.role_title(role, lang).to_owned());
        let roles = self.0.roles();
        roles
            .map(|(role, holders)| Role {
                name: role.to_owned(),
                title: title(role),
                holders: holders.into(),
            })
            .collect()
    }

    /// The facts that a case or a member of it can have, each with its type.
    pub fn facts(&self) -> Vec<Fact> {
        let title = |fact: &str| Wording::of(|lang| self.0.fact_title(fact, lang).to_owned());
        let facts = self.0.facts();
        facts
            .map(|(fact, kind)| Fact { name: fact.to_owned(), title: title(fact), kind: kind.into() })
            .collect()
    }

    /// The tracks, each with its states in the order of the definition.
    pub fn tracks(&self) -> Vec<Track> {
        let state = |track: &str, state: &str| {
            Named::of(state, |lang| self.0.state_title(track, state, lang).to_owned())
        };
        let track = |(track, states): (&str, Vec<&str>)| Track {
            name: track.to_owned(),
            title: Wording::of(|lang| self.0.track_title(track, lang).to_owned()),
            is_of_members: self.0.is_of_members(track),
            states: states.into_iter().map(|name| state(track, name)).collect(),
        };
        self.0.tracks().map(track).collect()
    }

    /// The commands, each with its arguments in order.
    pub fn commands(&self) -> Vec<DeclaredCommand> {
        let command = |(command, arguments): (&str, Vec<(&str, abilita::ValueKind)>)| DeclaredCommand {
            name: command.to_owned(),
            title: Wording::of(|lang| self.0.command_title(command, lang).to_owned()),
            arguments: ArgumentKind::all(&arguments),
        };
        self.0.commands().map(command).collect()
    }

    /// The moments, in the order of the definition.
    pub fn moments(&self) -> Vec<Named> {
        let titles = self.0.moments(Lang::It).zip(self.0.moments(Lang::En));
        let named = |((name, it), (_, en)): ((&str, &str), (&str, &str))| Named {
            name: name.to_owned(),
            title: Wording { it: it.to_owned(), en: en.to_owned() },
        };
        titles.map(named).collect()
    }

    /// What a flag is called.
    pub fn flag_title(&self, flag: &str, lang: Lang) -> String {
        self.0.flag_title(flag, lang).to_owned()
    }

    /// What a hint tells the user; the hint's name where the definition gives no text.
    pub fn hint_text(&self, hint: &str, lang: Lang) -> String {
        self.0.hint_text(hint, lang).to_owned()
    }

    /// What a message says; absent where the definition gives no text.
    pub fn notice_text(&self, notice: &str, lang: Lang) -> Option<String> {
        self.0.notice_text(notice, lang).map(str::to_owned)
    }

    /// What a refusal of the campaign's own tells the user.
    pub fn refusal_text(&self, refusal: &str, lang: Lang) -> String {
        self.0.refusal_text(refusal, lang).to_owned()
    }
}

/// "The moment is at `at`; this is known from `knownFrom`, by the act."
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Announcement {
    /// The name of the moment.
    pub moment: String,
    /// When it is.
    pub at: PointInTime,
    /// From when on this is known: before, every answer is as if it had not been made.
    pub known_from: PointInTime,
    /// The act that announces it.
    #[uniffi(default = None)]
    pub act: Option<String>,
}

impl Announcement {
    fn parse(&self) -> abilita::Announcement {
        let announcement = abilita::Announcement::new(self.moment.as_str(), self.at, self.known_from);
        match &self.act {
            Some(act) => announcement.by_act(act.as_str()),
            None => announcement,
        }
    }
}

impl From<&abilita::Announcement> for Announcement {
    fn from(announcement: &abilita::Announcement) -> Self {
        Self {
            moment: announcement.moment().to_owned(),
            at: announcement.at(),
            known_from: announcement.known_from(),
            act: announcement.act().map(str::to_owned),
        }
    }
}

/// A name of the definition, and what it is called: the name itself where the definition gives no title.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it is called.
    pub title: Wording,
}

impl Named {
    fn of(name: &str, title: impl Fn(Lang) -> String) -> Self {
        Self { name: name.to_owned(), title: Wording::of(title) }
    }
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Role {
    /// The name.
    pub name: String,
    /// What it is called.
    pub title: Wording,
    /// Where its holders come from.
    pub holders: RoleHolders,
}

/// A fact that can be known.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What it is called.
    pub title: Wording,
    /// Its type.
    pub kind: ValueKind,
}

/// A track.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Track {
    /// The name.
    pub name: String,
    /// What it is called.
    pub title: Wording,
    /// True if each person of the register or draft is somewhere on it, not the case.
    pub is_of_members: bool,
    /// Its states, the initial one first.
    pub states: Vec<Named>,
}

/// A command, as the definition declares it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DeclaredCommand {
    /// The name.
    pub name: String,
    /// What it is called.
    pub title: Wording,
    /// Its arguments, in order.
    pub arguments: Vec<ArgumentKind>,
}

/// An act that the definition puts into data.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Source {
    /// The name under which the definition keeps it.
    pub name: String,
    /// What the act is called.
    pub title: Wording,
    /// The date of the act, where it is known.
    pub date: Option<CivilDate>,
}

impl From<&abilita::Source> for Source {
    fn from(source: &abilita::Source) -> Self {
        Self {
            name: source.name().to_owned(),
            title: Wording::of(|lang| source.title(lang)),
            date: source.date(),
        }
    }
}

/// What an act says under one number.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Statement {
    /// The source it stands in.
    pub source: String,
    /// What it says.
    pub text: Wording,
}

/// A contradiction between the sources, with the reading taken.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Conflict {
    /// The name under which the definition keeps it.
    pub name: String,
    /// The rules it is about.
    pub cites: Vec<String>,
    /// The reading taken.
    pub reading: Wording,
}

impl From<&abilita::Conflict> for Conflict {
    fn from(conflict: &abilita::Conflict) -> Self {
        Self {
            name: conflict.name().to_owned(),
            cites: conflict.cites().map(str::to_owned).collect(),
            reading: Wording::of(|lang| conflict.reading(lang)),
        }
    }
}
