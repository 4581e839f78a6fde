//! The states of a campaign.

use serde::Serialize;

use crate::{Chart, Diagram, May, State, Step};

/// The states of the tracks of a campaign, told in one language.
///
/// ```
/// use abilita::{Campaign, Lang};
/// use abilita_analysis::{Diagram, wire::DiagramData};
/// let diagram = Diagram::of(&Campaign::built_in("factotum-2025")?, Lang::En);
/// let data = serde_json::to_value(DiagramData::of(&diagram)).unwrap();
/// assert_eq!(data["tracks"][0]["states"][0]["name"], "not_started");
/// assert_eq!(data["tracks"][0]["transitions"][2]["to"], "submitted");
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct DiagramData {
    /// The id of the campaign.
    pub campaign: String,
    /// Its title.
    pub title: String,
    /// The language of all titles and phrases: `it` or `en`.
    pub lang: &'static str,
    /// The tracks, in the order of the definition.
    pub tracks: Vec<TrackData>,
    /// Who may do what whatever state the tracks are in.
    pub always: Vec<MayData>,
}

/// A track.
#[derive(Clone, Debug, Serialize)]
pub struct TrackData {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// True if each person of the register and draft has a state of their own on it.
    pub of_members: bool,
    /// Its states, by how far they are from the initial one.
    pub states: Vec<StateData>,
    /// What leads from one to the next.
    pub transitions: Vec<TransitionData>,
}

/// A state.
#[derive(Clone, Debug, Serialize)]
pub struct StateData {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The track begins here.
    pub initial: bool,
    /// Nothing leads out of it.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// Who may do what in it, of what is not the same in every state.
    pub may: Vec<MayData>,
}

/// What leads from states to another; transitions that differ in nothing but their name are one.
#[derive(Clone, Debug, Serialize)]
pub struct TransitionData {
    /// The names of the transitions.
    pub names: Vec<String>,
    /// The titles of the commands, or of the moment.
    pub titles: Vec<String>,
    /// `command` or `time`.
    pub by: &'static str,
    /// When time brings it.
    pub when: Option<String>,
    /// The states from which; `null` for every one.
    pub from: Option<Vec<String>>,
    /// The state it leads to; `null` where the state stays.
    pub to: Option<String>,
    /// Who may give the command.
    pub who: Vec<String>,
    /// When they may give it.
    pub times: Vec<String>,
    /// What else must hold.
    pub needs: Vec<String>,
    /// How the command may be refused.
    pub refusals: Vec<String>,
    /// What else it does.
    pub does: Vec<String>,
    /// The title of the track whose transition it is, where that is another one.
    pub of_track: Option<String>,
    /// The statements of acts it is based on.
    pub cites: Vec<String>,
}

/// Who may, under one condition, use which functions.
#[derive(Clone, Debug, Serialize)]
pub struct MayData {
    /// The titles of the roles.
    pub roles: Vec<String>,
    /// The condition; `null` where there is none.
    pub condition: Option<String>,
    /// The titles of the functions.
    pub functions: Vec<String>,
}

impl DiagramData {
    /// The data of a diagram.
    pub fn of(diagram: &Diagram) -> Self {
        Self {
            campaign: diagram.campaign().to_owned(),
            title: diagram.title().to_owned(),
            lang: diagram.lang().as_str(),
            tracks: diagram.charts().iter().map(TrackData::of).collect(),
            always: diagram.always().iter().map(MayData::of).collect(),
        }
    }
}

impl TrackData {
    fn of(chart: &Chart) -> Self {
        Self {
            name: chart.name().to_owned(),
            title: chart.title().to_owned(),
            of_members: chart.is_of_members(),
            states: chart.states().iter().map(StateData::of).collect(),
            transitions: chart.steps().iter().map(TransitionData::of).collect(),
        }
    }
}

impl StateData {
    fn of(state: &State) -> Self {
        Self {
            name: state.name().to_owned(),
            title: state.title().to_owned(),
            initial: state.is_initial(),
            is_final: state.is_final(),
            may: state.may().iter().map(MayData::of).collect(),
        }
    }
}

impl TransitionData {
    fn of(step: &Step) -> Self {
        Self {
            names: step.names().to_vec(),
            titles: step.titles().to_vec(),
            by: if step.is_of_time() { "time" } else { "command" },
            when: step.when().map(str::to_owned),
            from: step.from().map(<[String]>::to_vec),
            to: step.to().map(str::to_owned),
            who: step.who().to_vec(),
            times: step.times().to_vec(),
            needs: step.needs().to_vec(),
            refusals: step.refusals().to_vec(),
            does: step.does().to_vec(),
            of_track: step.elsewhere().map(str::to_owned),
            cites: step.cites().to_vec(),
        }
    }
}

impl MayData {
    fn of(may: &May) -> Self {
        Self {
            roles: may.who().roles().to_vec(),
            condition: may.who().condition().map(str::to_owned),
            functions: may.functions().to_vec(),
        }
    }
}
