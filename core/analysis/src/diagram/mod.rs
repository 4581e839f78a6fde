//! The states of a campaign as a picture: what leads from one to the next, who may, by when, and who may do what in each.
//!
//! `collect` reads a track into a [`Chart`]; `layout` gives everything its place, `svg` draws it; `mermaid` and `markdown` write
//! the same for pages that draw or show it themselves.

mod collect;
mod layout;
mod markdown;
mod mermaid;
mod rights;
mod svg;

use abilita::{Campaign, Lang};

use crate::matrix::Who;

/// The states of the tracks of a campaign, told in one language.
///
/// ```
/// use abilita::{Campaign, Lang};
/// use abilita_analysis::Diagram;
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let diagram = Diagram::of(&campaign, Lang::En);
/// let renewal = &diagram.charts()[0];
/// assert_eq!(renewal.title(), "Confirmation of the delegates");
/// let submit = renewal.steps().iter().find(|step| step.titles() == ["Submit"]).unwrap();
/// assert_eq!((submit.who(), submit.to()), (["head teacher".to_owned()].as_slice(), Some("submitted")));
/// let silence = renewal.steps().iter().find(|step| step.is_of_time()).unwrap();
/// assert_eq!(silence.when(), Some("by Saturday 25 October 2025"));
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Diagram {
    id: String,
    title: String,
    lang: Lang,
    charts: Vec<Chart>,
    always: Vec<May>,
}

/// A track: its states, and what leads from one to the next.
#[derive(Clone, Debug)]
pub struct Chart {
    name: String,
    title: String,
    of_member: bool,
    states: Vec<State>,
    steps: Vec<Step>,
}

/// A state.
#[derive(Clone, Debug)]
pub struct State {
    name: String,
    title: String,
    is_initial: bool,
    is_final: bool,
    may: Vec<May>,
}

/// Who may, under one condition, use which functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct May {
    who: Who,
    functions: Vec<String>,
}

/// What leads from states to another, or happens in them: transitions that differ in nothing but their name are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    names: Vec<String>,
    titles: Vec<String>,
    is_of_time: bool,
    when: Option<String>,
    from: Option<Vec<String>>,
    to: Option<String>,
    who: Vec<String>,
    times: Vec<String>,
    needs: Vec<String>,
    refusals: Vec<String>,
    does: Vec<String>,
    elsewhere: Option<String>,
    cites: Vec<String>,
}

impl Diagram {
    /// The diagram of all tracks, with what was announced so far.
    pub fn of(campaign: &Campaign, lang: Lang) -> Self {
        collect::diagram(campaign, lang)
    }

    /// That of one track only; `None` if the campaign has no such track.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::Diagram;
    /// let diagram = Diagram::of(&Campaign::built_in("istanze-online")?, Lang::It);
    /// assert_eq!(diagram.only("email").unwrap().charts().len(), 1);
    /// assert!(diagram.only("christmas").is_none());
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    #[must_use]
    pub fn only(&self, track: &str) -> Option<Self> {
        let chart = self.charts.iter().find(|chart| chart.name == track)?;
        Some(Self { charts: vec![chart.clone()], ..self.clone() })
    }

    /// The id of the campaign.
    pub fn campaign(&self) -> &str {
        &self.id
    }

    /// The title of the campaign.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of all its texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The tracks, in the order of the definition.
    pub fn charts(&self) -> &[Chart] {
        &self.charts
    }

    /// Who may do what whatever state the tracks are in.
    pub fn always(&self) -> &[May] {
        &self.always
    }

    fn say(&self, it: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::It { it } else { en }
    }
}

impl Chart {
    /// The name of the track.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// True if each person of the register and draft has a state of their own on it.
    pub fn is_of_members(&self) -> bool {
        self.of_member
    }

    /// The states: the initial one first, then by how far they are from it.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// What leads from one to the next, in the order of the definition.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn state(&self, name: &str) -> Option<&State> {
        self.states.iter().find(|state| state.name == name)
    }

    /// What can happen in a state: `None` for what can in every one.
    fn steps_in<'c>(&'c self, state: Option<&'c str>) -> impl Iterator<Item = &'c Step> {
        self.steps.iter().filter(move |step| match (&step.from, state) {
            (None, None) => true,
            (Some(from), Some(state)) => from.iter().any(|own| own == state),
            _ => false,
        })
    }
}

impl State {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// True where the track begins.
    pub fn is_initial(&self) -> bool {
        self.is_initial
    }

    /// True where nothing leads out of it.
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// Who may do what in it, of what hangs on the state, or can be said more plainly of it than of all.
    pub fn may(&self) -> &[May] {
        &self.may
    }
}

impl May {
    /// In one phrase: `head teacher: Manage the delegates, Request interventions`.
    fn said(&self) -> String {
        format!("{}: {}", self.who.said(), self.functions.join(", "))
    }

    /// Those who may, and when.
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The titles of the functions.
    pub fn functions(&self) -> &[String] {
        &self.functions
    }
}

impl Step {
    /// The names of the transitions, in the definition.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The titles of the commands, or of the moment.
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// True if time brings it, and no command.
    pub fn is_of_time(&self) -> bool {
        self.is_of_time
    }

    /// When time brings it: `by Saturday 25 October 2025`.
    pub fn when(&self) -> Option<&str> {
        self.when.as_deref()
    }

    /// The states from which; `None` for every one.
    pub fn from(&self) -> Option<&[String]> {
        self.from.as_deref()
    }

    /// The state it leads to; `None` where the state stays.
    pub fn to(&self) -> Option<&str> {
        self.to.as_deref()
    }

    /// Those who may give the command.
    pub fn who(&self) -> &[String] {
        &self.who
    }

    /// When somebody may give the command: `from Monday 6 October 2025`.
    pub fn times(&self) -> &[String] {
        &self.times
    }

    /// How the command may be refused.
    pub fn refusals(&self) -> &[String] {
        &self.refusals
    }

    /// What else must hold.
    pub fn needs(&self) -> &[String] {
        &self.needs
    }

    /// What it does beside, in words.
    pub fn does(&self) -> &[String] {
        &self.does
    }

    /// The title of the track whose transition it is, where that is another one.
    pub fn elsewhere(&self) -> Option<&str> {
        self.elsewhere.as_deref()
    }

    /// The statements of acts it is based on.
    pub fn cites(&self) -> &[String] {
        &self.cites
    }

    /// Who may, and when.
    fn who_and_when(&self) -> String {
        let own = self.when.iter().chain(&self.who).cloned().collect::<Vec<_>>().join(", ");
        std::iter::once(own)
            .chain(self.times.clone())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The state it leads to from another one.
    fn leads_from(&self, state: Option<&str>) -> Option<&str> {
        self.to.as_deref().filter(|to| state != Some(*to))
    }
}
