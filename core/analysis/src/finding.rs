//! What an analysis has found.

use abilita::Lang;
use serde_json::Value as Json;

use crate::code::Code;

/// What was found of a campaign, and how much was shown to be in order.
#[derive(Clone, Debug)]
pub struct Proof {
    pub(crate) campaign: String,
    pub(crate) findings: Vec<Finding>,
    pub(crate) proved: Vec<String>,
    pub(crate) shown: usize,
    pub(crate) situations: usize,
}

/// One thing found: what, where in the definition, on which statements, and a scenario that shows it.
#[derive(Clone, Debug)]
pub struct Finding {
    pub(crate) code: Code,
    pub(crate) place: String,
    pub(crate) it: String,
    pub(crate) en: String,
    pub(crate) cites: Vec<String>,
    pub(crate) witness: Option<Json>,
}

impl Proof {
    /// The id of the campaign.
    pub fn campaign(&self) -> &str {
        &self.campaign
    }

    /// What was found, in the order of the questions.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The invariants that the definition declares under `[always]` and that hold in every situation, by name.
    ///
    /// ```
    /// let campaign = abilita::Campaign::built_in("factotum-2025")?;
    /// let proof = abilita_analysis::prove(&campaign);
    /// assert!(proof.proved().any(|name| name == "only_the_head"));
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn proved(&self) -> impl Iterator<Item = &str> {
        self.proved.iter().map(String::as_str)
    }

    /// How many things were shown to be possible, each by a scenario that the engine has played: a state entered, a
    /// transition fired, a function used, a rule or need deciding.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// How many situations were looked at.
    pub fn situations(&self) -> usize {
        self.situations
    }
}

impl Finding {
    /// What kind of finding it is.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The path of what it is about, in the definition: `tracks.renewal.states.concluded`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// What was found, in one sentence.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// The statements of acts that it is about.
    pub fn cites(&self) -> impl Iterator<Item = &str> {
        self.cites.iter().map(String::as_str)
    }

    /// A scenario (`abilita-scenario/1`) that shows it and that the engine has played; it names the campaign by its id. `None`
    /// where there is nothing to play: for what was not decided.
    ///
    /// ```
    /// use abilita::{Campaign, scenario::Scenario};
    /// let campaign = Campaign::built_in("factotum-2021")?;
    /// for finding in abilita_analysis::prove(&campaign).findings() {
    ///     let scenario = Scenario::parse(&finding.witness().unwrap().to_string())?;
    ///     assert!(scenario.run(&campaign)?.passed());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn witness(&self) -> Option<&Json> {
        self.witness.as_ref()
    }
}
