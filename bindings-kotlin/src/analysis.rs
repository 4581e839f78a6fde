//! What can happen in a campaign, proved; who may do what, when; its procedure as a picture.

use std::sync::Arc;

use abilita::Lang;
use abilita_analysis::{self as core, wire::MatrixData};

use crate::campaign::Campaign;
use crate::error::AbilitaError;
use crate::words::Wording;

/// What was found of a campaign, and how much was shown to be in order.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Proof {
    /// The id of the campaign.
    pub campaign: String,
    /// What was found, in the order of the questions.
    pub findings: Vec<ProofFinding>,
    /// The invariants that the definition declares under `[always]` and that hold in every situation, by name.
    pub proved: Vec<String>,
    /// How many things were shown to be possible, each by a scenario that the engine has played.
    pub shown: i64,
    /// How many situations were looked at.
    pub situations: i64,
}

/// One thing found: what, where in the definition, on which statements, and a scenario that shows it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ProofFinding {
    /// What kind of finding it is: `analysis.state_unreachable` and so on.
    pub code: String,
    /// The path of what it is about, in the definition: `tracks.renewal.states.concluded`.
    pub place: String,
    /// The statements of acts that it is about.
    pub cites: Vec<String>,
    /// A scenario that shows it and that the engine has played: JSON for `Scenario.parse`; absent where there is nothing to play.
    pub witness: Option<String>,
    /// What was found, in one sentence.
    pub text: Wording,
}

#[uniffi::export]
impl Campaign {
    /// Examines everything that can happen in the campaign, and reports what an office should know before it publishes it. Nothing is sampled,
    /// and whatever is said to be possible was played by the engine. It takes seconds where the campaign is large.
    pub fn prove(&self) -> Proof {
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let proof = core::prove(&self.0);
        Proof {
            campaign: proof.campaign().to_owned(),
            findings: proof.findings().iter().map(ProofFinding::from).collect(),
            proved: proof.proved().map(str::to_owned).collect(),
            shown: number(proof.shown()),
            situations: number(proof.situations()),
        }
    }
}

impl From<&core::Finding> for ProofFinding {
    fn from(finding: &core::Finding) -> Self {
        Self {
            code: finding.code().as_str().to_owned(),
            place: finding.place().to_owned(),
            cites: finding.cites().map(str::to_owned).collect(),
            witness: finding.witness().map(ToString::to_string),
            text: Wording::of(|lang| finding.text(lang)),
        }
    }
}

/// Who may do what, when: functions by phases of the campaign, from what the engine answers.
#[derive(Debug, uniffi::Object)]
pub struct Matrix {
    campaign: abilita::Campaign,
    answers: core::Matrix,
}

#[uniffi::export]
impl Matrix {
    /// The matrix of a campaign.
    #[uniffi::constructor]
    pub fn of(campaign: &Campaign) -> Arc<Self> {
        Arc::new(Self { campaign: campaign.0.clone(), answers: core::Matrix::of(&campaign.0) })
    }

    /// As a table of text.
    pub fn to_text(&self, lang: Lang) -> String {
        self.answers.grid(&self.campaign, lang).to_text()
    }

    /// As a table in Markdown.
    pub fn to_markdown(&self, lang: Lang) -> String {
        self.answers.grid(&self.campaign, lang).to_markdown()
    }

    /// As one SVG.
    pub fn to_svg(&self, lang: Lang) -> String {
        self.answers.grid(&self.campaign, lang).to_svg()
    }

    /// As JSON, in both languages.
    pub fn to_json(&self) -> String {
        let data = MatrixData::of(&self.answers, &self.campaign);
        serde_json::to_string(&data).unwrap_or_default() // there is nothing in it that JSON cannot say
    }
}

/// The procedure as a picture: the states of each track, and what moves between them.
#[derive(Debug, uniffi::Object)]
pub struct Diagram(core::Diagram);

#[uniffi::export]
impl Diagram {
    /// The diagram of a campaign, or of one of its tracks. A track that the campaign does not have is an error.
    #[uniffi::constructor(default(track = None))]
    pub fn of(campaign: &Campaign, lang: Lang, track: Option<String>) -> Result<Arc<Self>, AbilitaError> {
        let whole = core::Diagram::of(&campaign.0, lang);
        let Some(track) = track else { return Ok(Arc::new(Self(whole))) };
        let wrong = || AbilitaError::argument("track", "a track of the campaign");
        whole.only(&track).map(|only| Arc::new(Self(only))).ok_or_else(wrong)
    }

    /// In Mermaid's language, which many editors and forges draw.
    pub fn to_mermaid(&self) -> String {
        self.0.to_mermaid()
    }

    /// In words, as Markdown.
    pub fn to_markdown(&self) -> String {
        self.0.to_markdown()
    }

    /// As one SVG.
    pub fn to_svg(&self) -> String {
        self.0.to_svg()
    }
}
