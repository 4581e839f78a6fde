//! What changes from one edition of a campaign to the next, in sentences made of the definitions' own labels.
//!
//! Two compiled definitions are compared construct by construct, by name: what only one of them has was added or removed, and of
//! what both have every part is compared. `compare` holds how; each field of the language has its file.
//!
//! Not compared are ids, which editions never share, and the order of declaration where it decides nothing.

mod access;
mod compare;
mod data;
mod invariants;
mod people;
mod procedure;
mod sentence;
mod text;
mod time;

use abilita::{Campaign, Lang};

use self::compare::Comparison;

/// What changes from one edition of a campaign to another.
///
/// ```
/// use abilita::{Campaign, Lang};
/// use abilita_analysis::Differences;
/// let (old, new) = (Campaign::built_in("factotum-2021")?, Campaign::built_in("factotum-2025")?);
/// let differences = Differences::between(&old, &new);
/// let deadline = differences.all().iter().find(|own| own.place() == "moments.deadline").unwrap();
/// assert_eq!(
///     deadline.sentence(Lang::En),
///     "«Deadline for confirming the delegates»: by Saturday 25 October 2025 (before: by Friday 15 October 2021)"
/// );
/// assert!(Differences::between(&old, &old).all().is_empty());
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Differences {
    old: String,
    new: String,
    all: Vec<Difference>,
}

/// One thing that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    topic: Topic,
    change: Change,
    place: String,
    sentence: Phrase,
    before: Option<Phrase>,
    after: Option<Phrase>,
    cites: [Vec<String>; 2],
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) it: String,
    pub(crate) en: String,
}

/// What happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the later edition has it.
    Added,
    /// Only the earlier edition has it.
    Removed,
    /// Both have it, and not the same.
    Changed,
}

/// What a difference is about, in the order in which an office asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Topic {
    /// The campaign itself: its title, portal, kind of case, zone.
    Campaign,
    /// Moments and windows.
    Time,
    /// Roles.
    Roles,
    /// What a list of persons must have.
    Rosters,
    /// Functions, logins, permits and forbids.
    Access,
    /// Commands, states and transitions.
    Procedure,
    /// Messages on a schedule.
    Notices,
    /// Facts, parameters and flags.
    Data,
    /// What the definition says of itself, and has proved.
    Invariants,
    /// Titles, hints, refusals and messages, as they are worded.
    Words,
    /// Acts, statements, and what stands on which.
    Sources,
}

impl Differences {
    /// Compares two editions, in the order in which an office asks.
    pub fn between(old: &Campaign, new: &Campaign) -> Self {
        let (before, after) = (old.inspect(), new.inspect());
        let mut comparison = Comparison::new((old, &before), (new, &after));
        comparison.campaign();
        comparison.time();
        comparison.people();
        comparison.access();
        comparison.procedure();
        comparison.data();
        comparison.invariants();
        let mut differences = comparison.found;
        differences.sort_by_key(|difference| difference.topic);
        Self { old: old.id().to_owned(), new: new.id().to_owned(), all: differences }
    }

    /// All of them, those of one topic together.
    pub fn all(&self) -> &[Difference] {
        &self.all
    }

    /// The ids of the earlier and the later definition.
    pub fn ids(&self) -> (&str, &str) {
        (&self.old, &self.new)
    }
}

impl Difference {
    /// What it is about.
    pub fn topic(&self) -> Topic {
        self.topic
    }

    /// What happened to it.
    pub fn change(&self) -> Change {
        self.change
    }

    /// Where it is in the definition: `tracks.renewal.on.mail.require`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What changes, in one sentence.
    pub fn sentence(&self, lang: Lang) -> &str {
        self.sentence.get(lang)
    }

    /// What the earlier edition says there.
    pub fn before(&self, lang: Lang) -> Option<&str> {
        self.before.as_ref().map(|phrase| phrase.get(lang))
    }

    /// What the later edition says there.
    pub fn after(&self, lang: Lang) -> Option<&str> {
        self.after.as_ref().map(|phrase| phrase.get(lang))
    }

    /// The statements it is based on in the earlier edition.
    pub fn cites_before(&self) -> &[String] {
        let [before, _] = &self.cites;
        before
    }

    /// The statements it is based on in the later edition.
    pub fn cites_after(&self) -> &[String] {
        let [_, after] = &self.cites;
        after
    }
}

impl Change {
    /// The word by which data say so.
    ///
    /// ```
    /// assert_eq!(abilita_analysis::Change::Added.as_str(), "added");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

impl Topic {
    /// The word by which data say so.
    ///
    /// ```
    /// assert_eq!(abilita_analysis::Topic::Time.as_str(), "time");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Time => "time",
            Self::Roles => "roles",
            Self::Rosters => "rosters",
            Self::Access => "access",
            Self::Procedure => "procedure",
            Self::Notices => "notices",
            Self::Data => "data",
            Self::Invariants => "invariants",
            Self::Words => "words",
            Self::Sources => "sources",
        }
    }

    /// What stands above those of one topic.
    pub fn title(self, lang: Lang) -> &'static str {
        let (it, en) = match self {
            Self::Campaign => ("Campagna", "Campaign"),
            Self::Time => ("Date e termini", "Dates and deadlines"),
            Self::Roles => ("Ruoli", "Roles"),
            Self::Rosters => ("Requisiti degli elenchi", "What a list must have"),
            Self::Access => ("Chi può che cosa", "Who may do what"),
            Self::Procedure => ("Procedimento", "Procedure"),
            Self::Notices => ("Messaggi", "Messages"),
            Self::Data => ("Dati", "Data"),
            Self::Invariants => ("Garanzie", "What always holds"),
            Self::Words => ("Nomi e testi", "Names and texts"),
            Self::Sources => ("Atti e fonti", "Acts and sources"),
        };
        if lang == Lang::It { it } else { en }
    }
}

impl Phrase {
    pub(crate) fn of(say: impl Fn(Lang) -> String) -> Self {
        Self { it: say(Lang::It), en: say(Lang::En) }
    }

    pub(crate) fn get(&self, lang: Lang) -> &str {
        if lang == Lang::It { &self.it } else { &self.en }
    }
}
