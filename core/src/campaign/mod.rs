//! A compiled campaign: immutable, shared by every request of a portal.
//!
//! [`program`] is what a definition compiles to; [`situation`] evaluates its conditions on a case at an instant. Who asks
//! the questions lives elsewhere: [`access`](crate::access) decides, [`roster`](crate::roster) checks,
//! [`procedure`](crate::procedure) carries out.

mod condition;
mod cycles;
mod endless;
mod hash;
mod image;
mod index;
pub(crate) mod moment;
mod names;
mod position;
mod program;
mod situation;
mod source;
mod titles;
mod value;

use std::sync::Arc;

pub(crate) use self::condition::{Condition, RoleTest, Subject, Test, ValueTest};
pub(crate) use self::endless::{circular_hints, circular_moments, moments_that_bring_themselves};
pub(crate) use self::hash::{Hash, hex};
pub use self::image::ImageError;
pub(crate) use self::index::mark_moments_of_members;
pub(crate) use self::names::{
    CommandId, FactId, FlagId, FunctionId, HintId, Id, MilestoneId, MomentId, NoticeId, RefusalId, Registry,
    RoleId, RuleId, SET_CAPACITY, Set, SourceId, StateId, StatementId, TrackId, WindowId,
};
pub use self::program::RoleHolders;
pub(crate) use self::program::{
    Act, Bound, Check, Cites, Claim, Command, Fact, Fields, Flag, Function, Given, Hint, Invariant, Login,
    MEMBER, Message, NamedMoment, Notice, Parameter, Program, Requirement, Role, Rule, Scope, Target, Track,
    Transition, Trigger, Window,
};
pub(crate) use self::situation::{About, Clock, Situation, Who};
pub use self::source::{Conflict, Source, Statement};
pub(crate) use self::value::ValueType;
pub use self::value::{Value, ValueKind};

use crate::calendar::{Announcement, AnnouncementError, Announcements, Instant, Zone, is_storable};
use crate::campaign::moment::Moment;
use crate::text::Lang;

/// A campaign: a sound definition, compiled, with the moments announced so far.
///
/// Cheap to clone, immutable, `Send + Sync`: one value serves all requests. Announcing a moment gives a new value.
///
/// ```
/// let campaign = abilita::Campaign::built_in("factotum-2025")?;
/// assert_eq!(campaign.zone().name(), "Europe/Rome");
/// assert!(campaign.functions().any(|function| function == "delegates.manage"));
/// # Ok::<(), abilita::definition::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Campaign {
    pub(crate) program: Arc<Program>,
    pub(crate) announcements: Arc<Announcements>,
}

impl Campaign {
    pub(crate) fn new(program: Program) -> Self {
        Self { program: Arc::new(program), announcements: Arc::default() }
    }

    /// This campaign with one more moment announced. Answers for instants before `known_from` stay what they were.
    ///
    /// # Errors
    /// The campaign has no such moment, or computes it from others; or an instant is not of the years 0000 to 9999.
    ///
    /// ```
    /// use abilita::{Announcement, Campaign, parse_instant};
    /// let campaign = Campaign::built_in("istanze-online-2016")?;
    /// let at = parse_instant("2016-12-07T08:00:00+01:00")?;
    /// let reopened = campaign.announce(Announcement::new("update_concluded", at, at))?;
    /// assert_eq!(reopened.announcements().count(), 1);
    /// assert!(campaign.announce(Announcement::new("christmas", at, at)).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn announce(&self, announcement: Announcement) -> Result<Self, AnnouncementError> {
        let name = announcement.moment();
        let moment = self.program.moments.named(name);
        match moment.map(|named| &named.moment) {
            None => Err(AnnouncementError::UnknownMoment(name.to_owned())),
            Some(moment) if !moment.is_announceable() => {
                Err(AnnouncementError::NotAnnounceable(name.to_owned()))
            }
            Some(_) if !is_storable(announcement.at()) || !is_storable(announcement.known_from()) => {
                Err(AnnouncementError::OutOfRange(name.to_owned()))
            }
            Some(_) => {
                let mut announcements = (*self.announcements).clone();
                announcements.insert(announcement);
                Ok(Self { program: Arc::clone(&self.program), announcements: Arc::new(announcements) })
            }
        }
    }

    /// True for a moment that only an announcement can give: the end of an update, a date to be announced.
    ///
    /// ```
    /// let campaign = abilita::Campaign::built_in("istanze-online-2016")?;
    /// assert!(campaign.awaits_announcement("update_concluded"));
    /// assert!(!campaign.awaits_announcement("update"));
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn awaits_announcement(&self, moment: &str) -> bool {
        let moment = self.program.moments.named(moment);
        moment.is_some_and(|named| named.moment == Moment::Announced)
    }

    /// The announcements so far, the first known first.
    pub fn announcements(&self) -> impl Iterator<Item = &Announcement> {
        self.announcements.iter()
    }

    /// The id of the definition, such as `factotum-2025`.
    pub fn id(&self) -> &str {
        &self.program.id
    }

    /// The portal it is for, as the definition names it.
    pub fn portal(&self) -> &str {
        &self.program.portal
    }

    /// What a case of this campaign is: `institute`, `person` …
    pub fn case_kind(&self) -> &str {
        &self.program.case_kind
    }

    /// The title, or the id where the definition gives none.
    pub fn title(&self, lang: Lang) -> &str {
        self.program.title.or(lang, &self.program.id)
    }

    /// The zone in which its dates are read.
    pub fn zone(&self) -> Zone {
        self.program.zone
    }

    /// SHA-256 of the definition, in hexadecimal: what cases and events store to know under which text they came about.
    /// Blanks, comments and the choice between TOML and JSON do not count; every word and the order do.
    pub fn hash(&self) -> String {
        hex(&*self.program.hash)
    }

    /// The acts that the definition puts into data.
    pub fn sources(&self) -> &[Source] {
        &self.program.sources
    }

    /// The statement that a citation names, where the definition declares it.
    pub fn statement(&self, cite: &str) -> Option<&Statement> {
        self.program.statements.named(cite)
    }

    /// Where the sources contradict each other, with the reading taken.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.program.conflicts
    }

    /// The functions it decides about, in the order of the definition.
    pub fn functions(&self) -> impl Iterator<Item = &str> {
        self.program.functions.names()
    }

    /// The roles, each with where its holders come from.
    pub fn roles(&self) -> impl Iterator<Item = (&str, RoleHolders)> {
        self.program.roles.iter().map(|(_, name, role)| (name, role.holders))
    }

    /// The facts a case can have, each with its type.
    pub fn facts(&self) -> impl Iterator<Item = (&str, ValueKind)> {
        self.program.facts.iter().map(|(_, name, fact)| (name, fact.value_type.kind))
    }

    /// The tracks, each with its states in the order of the definition.
    pub fn tracks(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.program.tracks.iter().map(|(_, name, track)| (name, track.states.names().collect()))
    }

    /// True if each person of the register and draft has a state of their own on this track.
    pub fn is_of_members(&self, track: &str) -> bool {
        let track = self.program.tracks.find(track);
        track.is_some_and(|track| self.program.scope_of_track(track) == Scope::Member)
    }

    /// The commands, each with the names and types of its arguments in order.
    pub fn commands(&self) -> impl Iterator<Item = (&str, Vec<(&str, ValueKind)>)> {
        self.program.commands.iter().map(|(_, name, command)| {
            let arguments = command.arguments.iter();
            (name, arguments.map(|(name, value)| (&**name, value.kind)).collect())
        })
    }

    /// When a moment is, as known at `known_at`, where no case is needed to say it.
    ///
    /// ```
    /// use abilita::{Campaign, format_instant, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let today = parse_instant("2025-09-01T09:00:00+02:00")?;
    /// let deadline = campaign.moment("deadline", today).unwrap();
    /// assert_eq!(format_instant(deadline), "2025-10-25T22:00:00Z");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn moment(&self, name: &str, known_at: Instant) -> Option<Instant> {
        let id = self.program.moments.find(name)?;
        self.position(id, About::default(), known_at).map(|position| position.at)
    }

    /// The moments, in the order of the definition, each with its title.
    pub fn moments(&self, lang: Lang) -> impl Iterator<Item = (&str, &str)> {
        self.program.moments.iter().map(move |(_, name, moment)| (name, moment.title.or(lang, name)))
    }
}
