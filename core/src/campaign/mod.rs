//! A compiled campaign: immutable, shared by every request of a portal.
//!
//! [`program`] is what a definition compiles to; [`situation`] evaluates its conditions on a case at an instant. Who asks
//! the questions lives elsewhere: [`access`](crate::access) decides, [`roster`](crate::roster) checks,
//! [`procedure`](crate::procedure) carries out.

mod condition;
mod cycles;
mod endless;
mod image;
mod index;
pub(crate) mod moment;
mod names;
mod position;
mod program;
mod situation;
mod value;

use std::sync::Arc;

pub(crate) use self::condition::{Condition, RoleTest, Subject, Test, ValueTest};
pub(crate) use self::endless::{circular_hints, circular_moments, moments_that_bring_themselves};
pub use self::image::ImageError;
pub(crate) use self::index::mark_moments_of_members;
pub(crate) use self::names::{
    CommandId, FactId, FlagId, FunctionId, HintId, Id, MilestoneId, MomentId, NoticeId, RefusalId, Registry,
    RoleId, RuleId, SET_CAPACITY, Set, SourceId, StateId, StatementId, TrackId, WindowId,
};
pub(crate) use self::program::{
    Act, Bound, Check, Cites, Claim, Command, Fact, Fields, Flag, Function, Given, Hash, Hint, Invariant,
    Login, MEMBER, Message, NamedMoment, Notice, Parameter, Program, Requirement, Role, Rule, Scope, Target,
    Track, Transition, Trigger, Window,
};
pub use self::program::{Conflict, RoleHolders, Source, Statement};
pub(crate) use self::situation::{About, Clock, Situation, Who};
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
        let moment = self.program.moments.find(name).and_then(|id| self.program.moments.get(id));
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
        let moment = self.program.moments.find(moment).and_then(|id| self.program.moments.get(id));
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
        self.program.statements.get(self.program.statements.find(cite)?)
    }

    /// Where the sources contradict each other, with the reading taken.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.program.conflicts
    }

    /// The functions it decides about, in the order of the definition.
    pub fn functions(&self) -> impl Iterator<Item = &str> {
        self.program.functions.names()
    }

    /// What a function is called, for a menu; its name where the definition gives no title.
    pub fn function_title<'c>(&'c self, function: &'c str, lang: Lang) -> &'c str {
        let found = self.program.functions.find(function).and_then(|id| self.program.functions.get(id));
        found.map_or(function, |found| found.title.or(lang, function))
    }

    /// The roles, each with where its holders come from.
    pub fn roles(&self) -> impl Iterator<Item = (&str, RoleHolders)> {
        self.program.roles.iter().map(|(_, name, role)| (name, role.holders))
    }

    /// What a role is called; its name where the definition gives no title.
    pub fn role_title<'c>(&'c self, role: &'c str, lang: Lang) -> &'c str {
        let found = self.program.roles.find(role).and_then(|id| self.program.roles.get(id));
        found.map_or(role, |found| found.title.or(lang, role))
    }

    /// The facts a case can have, each with its type.
    pub fn facts(&self) -> impl Iterator<Item = (&str, ValueKind)> {
        self.program.facts.iter().map(|(_, name, fact)| (name, fact.value_type.kind))
    }

    /// The tracks, each with its states in the order of the definition.
    pub fn tracks(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.program.tracks.iter().map(|(_, name, track)| (name, track.states.names().collect()))
    }

    /// True if each person of the register and draft stands on this track by himself.
    pub fn is_of_members(&self, track: &str) -> bool {
        let track = self.program.tracks.find(track);
        track.is_some_and(|track| self.program.scope_of_track(track) == Scope::Member)
    }

    /// What a track is called; its name where the definition gives no title.
    pub fn track_title<'c>(&'c self, track: &'c str, lang: Lang) -> &'c str {
        let found = self.program.tracks.find(track).and_then(|id| self.program.tracks.get(id));
        found.map_or(track, |found| found.title.or(lang, track))
    }

    /// What a fact is called; its name where the definition gives no title.
    pub fn fact_title<'c>(&'c self, fact: &'c str, lang: Lang) -> &'c str {
        let found = self.program.facts.find(fact).and_then(|id| self.program.facts.get(id));
        found.map_or(fact, |found| found.title.or(lang, fact))
    }

    /// What a flag is called; its name where the definition gives no title.
    pub fn flag_title<'c>(&'c self, flag: &'c str, lang: Lang) -> &'c str {
        let found = self.program.flags.find(flag).and_then(|id| self.program.flags.get(id));
        found.map_or(flag, |found| found.title.or(lang, flag))
    }

    /// What a state of a track is called; its name where the definition gives no title.
    pub fn state_title<'c>(&'c self, track: &str, state: &'c str, lang: Lang) -> &'c str {
        let track = self.program.tracks.find(track).and_then(|id| self.program.tracks.get(id));
        let title = track.and_then(|track| track.states.get(track.states.find(state)?));
        title.map_or(state, |title| title.or(lang, state))
    }

    /// What a window is called; its name where the definition gives no title.
    pub fn window_title<'c>(&'c self, window: &'c str, lang: Lang) -> &'c str {
        let found = self.program.windows.find(window).and_then(|id| self.program.windows.get(id));
        found.map_or(window, |found| found.title.or(lang, window))
    }

    /// What a moment is called; its name where the definition gives no title.
    pub fn moment_title<'c>(&'c self, moment: &'c str, lang: Lang) -> &'c str {
        let found = self.program.moments.find(moment).and_then(|id| self.program.moments.get(id));
        found.map_or(moment, |found| found.title.or(lang, moment))
    }

    /// The commands, each with the names and types of its arguments in order.
    pub fn commands(&self) -> impl Iterator<Item = (&str, Vec<(&str, ValueKind)>)> {
        self.program.commands.iter().map(|(_, name, command)| {
            let arguments = command.arguments.iter();
            (name, arguments.map(|(name, value)| (&**name, value.kind)).collect())
        })
    }

    /// What a hint tells the user; the hint's name where the definition gives no text.
    pub fn hint_text<'c>(&'c self, hint: &'c str, lang: Lang) -> &'c str {
        let found = self.program.hints.find(hint).and_then(|id| self.program.hints.get(id));
        found.map_or(hint, |found| found.text.or(lang, hint))
    }

    /// The text of a notice, for the message that an effect asks for; `None` where the definition leaves it to the host.
    pub fn notice_text(&self, notice: &str, lang: Lang) -> Option<&str> {
        let found = self.program.notices.find(notice).and_then(|id| self.program.notices.get(id))?;
        Some(found.text.or(lang, "")).filter(|text| !text.is_empty())
    }

    /// What an invariant says, for people; its name where the definition gives no title.
    pub fn invariant_title<'c>(&'c self, invariant: &'c str, lang: Lang) -> &'c str {
        let found = self.program.always.iter().find(|known| &*known.name == invariant);
        found.map_or(invariant, |found| found.title.or(lang, invariant))
    }

    /// What a refusal of the campaign's own tells the user; its name where the definition gives no text.
    pub fn refusal_text<'c>(&'c self, refusal: &'c str, lang: Lang) -> &'c str {
        let found = self.program.refusals.find(refusal).and_then(|id| self.program.refusals.get(id));
        found.map_or(refusal, |found| found.or(lang, refusal))
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

impl Source {
    /// The name under which the definition keeps it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the act is called.
    pub fn title(&self, lang: Lang) -> &str {
        self.title.or(lang, &self.name)
    }

    /// The date of the act, where it is known.
    pub fn date(&self) -> Option<chrono::NaiveDate> {
        self.date
    }
}

impl Statement {
    /// The act that makes it, by the name under which the definition keeps it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it says; empty where the definition does not repeat it.
    pub fn text(&self, lang: Lang) -> &str {
        self.text.or(lang, "")
    }
}

impl Conflict {
    /// The name under which the definition keeps it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rules it is about.
    pub fn cites(&self) -> impl Iterator<Item = &str> {
        self.cites.iter().map(|cite| &**cite)
    }

    /// The reading taken.
    pub fn reading(&self, lang: Lang) -> &str {
        self.reading.or(lang, &self.name)
    }
}

impl Fields {
    /// What every role of the roster asks of a person: the least that can be asked of one whose role is not known.
    pub(crate) fn common(program: &Program) -> Self {
        let listed = || program.roles_held_by(RoleHolders::Listed).map(|(_, _, role)| role.fields);
        Self {
            name: listed().all(|fields| fields.name),
            surname: listed().all(|fields| fields.surname),
            email: listed().count() > 0 && listed().all(|fields| fields.email),
        }
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
