//! A scenario as it stands in the file.

use serde::Deserialize;

use crate::roster::Stage;
use crate::wire::{Json, Malformed, Named, Written};

/// The format this build plays.
pub(super) const FORMAT: &str = "abilita-scenario/1";

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) rules: Vec<String>,
    pub(super) campaign: Option<String>,
    pub(super) definition: Option<String>,
    #[serde(default)]
    pub(super) people: Named<Person>,
    #[serde(default)]
    pub(super) institutes: Named<Institute>,
    #[serde(default)]
    pub(super) accounts: Named<Account>,
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    #[serde(default)]
    pub(super) codice_fiscale: String,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) surname: String,
    #[serde(default)]
    pub(super) email: String,
}

/// The case of an institute. Its texts become the facts of the same names, where the definition declares them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Institute {
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
    pub(super) head: Option<String>,
    pub(super) dedicated_mailbox: Option<String>,
    pub(super) zone_referent: Option<String>,
    #[serde(default)]
    pub(super) enabled: Vec<RosterEntry>,
    /// Who else stands on record, by role.
    #[serde(default)]
    pub(super) record: Named<String>,
    #[serde(default)]
    pub(super) facts: Named<Json>,
    #[serde(default)]
    pub(super) tracks: Named<String>,
    /// Where those enabled stand, by key.
    #[serde(default)]
    pub(super) members: Named<Account>,
}

/// The case of a person's account, whose key is the person's; or what an institute's case keeps of a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Account {
    #[serde(default)]
    pub(super) facts: Named<Json>,
    #[serde(default)]
    pub(super) tracks: Named<String>,
}

/// A delegate: somebody of `people`, or the data in place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RosterEntry {
    pub(super) person: Option<String>,
    #[serde(default)]
    pub(super) codice_fiscale: Option<String>,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) surname: Option<String>,
    #[serde(default)]
    pub(super) email: Option<String>,
    pub(super) role: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) at: String,
    pub(super) ask: Option<Ask>,
    #[serde(rename = "do")]
    pub(super) order: Option<Order>,
    pub(super) check: Option<Check>,
    pub(super) state: Option<CaseRef>,
    pub(super) happens: Option<String>,
    pub(super) announce: Option<Announce>,
    pub(super) tell: Option<Tell>,
    pub(super) expect: Option<Expect>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    pub(super) case: String,
    pub(super) who: Option<String>,
    #[serde(rename = "as")]
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) identity: Written<Login>,
    pub(super) function: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Order {
    pub(super) case: String,
    pub(super) who: Option<String>,
    #[serde(rename = "as")]
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) identity: Written<Login>,
    pub(super) command: String,
    #[serde(default)]
    pub(super) with: Named<Json>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Login {
    pub(super) scheme: String,
    #[serde(default = "usual_level")]
    pub(super) level: u8,
    pub(super) codice_fiscale: Option<String>,
}

fn usual_level() -> u8 {
    2
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    pub(super) case: String,
    pub(super) stage: StageWord,
    pub(super) roster: Vec<RosterEntry>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StageWord {
    Draft,
    Submission,
}

impl From<StageWord> for Stage {
    fn from(word: StageWord) -> Self {
        match word {
            StageWord::Draft => Self::Draft,
            StageWord::Submission => Self::Submission,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRef {
    pub(super) case: String,
}

/// A moment gets an instant, or another one; this is known from the instant of the step on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Announce {
    pub(super) moment: String,
    pub(super) at: String,
    pub(super) act: Option<String>,
}

/// The host tells facts of a case, or of a person in its register or draft.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tell {
    pub(super) case: String,
    pub(super) person: Option<String>,
    #[serde(default)]
    pub(super) facts: Named<Json>,
    #[serde(default)]
    pub(super) forget: Vec<String>,
}

/// What must come out. Only what is written is compared.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expect {
    pub(super) decision: Option<DecisionWord>,
    pub(super) because: Option<Vec<String>>,
    #[serde(default)]
    pub(super) next: Written<String>,
    #[serde(default)]
    pub(super) valid_until: Written<String>,
    pub(super) accepted: Option<bool>,
    pub(super) refusal: Option<String>,
    pub(super) effects: Option<Vec<String>>,
    pub(super) errors: Option<Vec<String>>,
    pub(super) warnings: Option<Vec<String>>,
    pub(super) advice: Option<Vec<String>>,
    pub(super) tracks: Option<Named<String>>,
    pub(super) flags: Option<Vec<String>>,
    pub(super) debts: Option<Vec<String>>,
    pub(super) enabled: Option<Vec<String>>,
    pub(super) members: Option<Named<Named<String>>>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum DecisionWord {
    Allow,
    Deny,
}

impl File {
    /// What can be said without a campaign: the format, one campaign, steps that are one thing each and expect what that
    /// thing can give.
    pub(super) fn check(&self) -> Result<(), Malformed> {
        if self.format != FORMAT {
            return Err(Malformed::new("format", format!("expected `{FORMAT}`")));
        }
        if self.campaign.is_some() == self.definition.is_some() {
            return Err(Malformed::new(".", "exactly one of `campaign` and `definition` is needed"));
        }
        self.steps.iter().enumerate().try_for_each(|(index, step)| {
            step.check().map_err(|reason| Malformed::new(format!("steps[{index}]"), reason))
        })
    }
}

impl Step {
    fn check(&self) -> Result<(), String> {
        let kinds = [
            ("ask", self.ask.is_some()),
            ("do", self.order.is_some()),
            ("check", self.check.is_some()),
            ("state", self.state.is_some()),
            ("happens", self.happens.is_some()),
            ("announce", self.announce.is_some()),
            ("tell", self.tell.is_some()),
        ];
        let mut there = kinds.iter().filter(|(_, there)| *there);
        let (Some((kind, _)), None) = (there.next(), there.next()) else {
            return Err(
                "exactly one of `ask`, `do`, `check`, `state`, `happens`, `announce`, `tell` is needed"
                    .to_owned(),
            );
        };
        let Some(expect) = &self.expect else {
            let optional = matches!(*kind, "do" | "happens" | "announce" | "tell");
            return if optional { Ok(()) } else { Err(format!("a step `{kind}` needs `expect`")) };
        };
        let can_give: &[&str] = match *kind {
            "ask" => &["decision", "because", "next", "valid_until"],
            "do" => &["accepted", "refusal", "because", "next", "effects"],
            "check" => &["errors", "warnings", "advice", "because"],
            "state" => &["tracks", "flags", "debts", "enabled", "members", "effects"],
            _ => &[],
        };
        match expect.keys().find(|key| !can_give.contains(key)) {
            Some(key) => Err(format!("a step `{kind}` cannot be expected to give `{key}`")),
            None => Ok(()),
        }
    }
}

impl Expect {
    /// The keys that are written.
    fn keys(&self) -> impl Iterator<Item = &'static str> {
        let keys = [
            ("decision", self.decision.is_some()),
            ("because", self.because.is_some()),
            ("next", !self.next.is_absent()),
            ("valid_until", !self.valid_until.is_absent()),
            ("accepted", self.accepted.is_some()),
            ("refusal", self.refusal.is_some()),
            ("effects", self.effects.is_some()),
            ("errors", self.errors.is_some()),
            ("warnings", self.warnings.is_some()),
            ("advice", self.advice.is_some()),
            ("tracks", self.tracks.is_some()),
            ("flags", self.flags.is_some()),
            ("debts", self.debts.is_some()),
            ("enabled", self.enabled.is_some()),
            ("members", self.members.is_some()),
        ];
        keys.into_iter().filter(|(_, written)| *written).map(|(key, _)| key)
    }
}
