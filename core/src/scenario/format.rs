//! A scenario as it stands in the file.

use crate::roster::Stage;
use crate::wire::{FromJson, Json, Malformed, Named, Written, record};

/// The format this build plays.
pub(super) const FORMAT: &str = "abilita-scenario/1";

record! {
    #[derive(Clone, Debug)]
    pub(super) struct File: FromJson {
        pub(super) format: String,
        pub(super) name: String,
        pub(super) rules: Vec<String> = optional,
        pub(super) campaign: Option<String> = optional,
        pub(super) definition: Option<String> = optional,
        pub(super) people: Named<Person> = optional,
        pub(super) institutes: Named<Institute> = optional,
        pub(super) accounts: Named<Account> = optional,
        pub(super) steps: Vec<Step>,
    }
}

record! {
    #[derive(Clone, Debug, Default)]
    pub(super) struct Person: FromJson {
        pub(super) codice_fiscale: String = optional,
        pub(super) name: String = optional,
        pub(super) surname: String = optional,
        pub(super) email: String = optional,
    }
}

record! {
    /// The case of an institute. Its texts become the facts of the same names, where the definition declares them.
    #[derive(Clone, Debug)]
    pub(super) struct Institute: FromJson {
        pub(super) code: Option<String> = optional,
        pub(super) name: Option<String> = optional,
        pub(super) head: Option<String> = optional,
        pub(super) dedicated_mailbox: Option<String> = optional,
        pub(super) zone_referent: Option<String> = optional,
        pub(super) enabled: Vec<RosterEntry> = optional,
        /// Who else is on record, by role.
        pub(super) record: Named<String> = optional,
        pub(super) facts: Named<Json<'static>> = optional,
        pub(super) tracks: Named<String> = optional,
        /// Where those enabled stand, by key.
        pub(super) members: Named<Account> = optional,
    }
}

record! {
    /// The case of a person's account, whose key is the person's; or what an institute's case keeps of a person.
    #[derive(Clone, Debug, Default)]
    pub(super) struct Account: FromJson {
        pub(super) facts: Named<Json<'static>> = optional,
        pub(super) tracks: Named<String> = optional,
    }
}

record! {
    /// A delegate: somebody of `people`, or the data in place.
    #[derive(Clone, Debug)]
    pub(super) struct RosterEntry: FromJson {
        pub(super) person: Option<String> = optional,
        pub(super) codice_fiscale: Option<String> = optional,
        pub(super) name: Option<String> = optional,
        pub(super) surname: Option<String> = optional,
        pub(super) email: Option<String> = optional,
        pub(super) role: String,
    }
}

record! {
    #[derive(Clone, Debug)]
    pub(super) struct Step: FromJson {
        pub(super) at: String,
        pub(super) ask: Option<Ask> = optional,
        pub(super) order: Option<Order> as "do" = optional,
        pub(super) check: Option<Check> = optional,
        pub(super) state: Option<CaseRef> = optional,
        pub(super) happens: Option<String> = optional,
        pub(super) announce: Option<Announce> = optional,
        pub(super) tell: Option<Tell> = optional,
        pub(super) expect: Option<Expect> = optional,
    }
}

record! {
    #[derive(Clone, Debug)]
    pub(super) struct Ask: FromJson {
        pub(super) case: String,
        pub(super) who: Option<String> = optional,
        pub(super) role: Option<String> as "as" = optional,
        pub(super) identity: Written<Login> = optional,
        pub(super) function: String,
    }
}

record! {
    #[derive(Clone, Debug)]
    pub(super) struct Order: FromJson {
        pub(super) case: String,
        pub(super) who: Option<String> = optional,
        pub(super) role: Option<String> as "as" = optional,
        pub(super) identity: Written<Login> = optional,
        pub(super) command: String,
        pub(super) with: Named<Json<'static>> = optional,
    }
}

record! {
    #[derive(Clone, Debug)]
    pub(super) struct Login: FromJson {
        pub(super) scheme: String,
        pub(super) level: Level = optional,
        pub(super) codice_fiscale: Option<String> = optional,
    }
}

/// The usual one, where none is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level(pub(super) u8);

impl FromJson for Level {
    fn blank() -> Self {
        Self(2)
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        self.0.fill(json)
    }
}

record! {
    #[derive(Clone, Debug)]
    pub(super) struct Check: FromJson {
        pub(super) case: String,
        pub(super) stage: StageWord,
        pub(super) roster: Vec<RosterEntry>,
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum StageWord {
    Draft,
    Submission,
}

impl FromJson for StageWord {
    fn blank() -> Self {
        Self::Draft
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        *self = one_of(&[("draft", Self::Draft), ("submission", Self::Submission)], json)?;
        Ok(())
    }
}

impl From<StageWord> for Stage {
    fn from(word: StageWord) -> Self {
        match word {
            StageWord::Draft => Self::Draft,
            StageWord::Submission => Self::Submission,
        }
    }
}

record! {
    #[derive(Clone, Debug)]
    pub(super) struct CaseRef: FromJson {
        pub(super) case: String,
    }
}

record! {
    /// A moment gets an instant, or another one; this is known from the instant of the step on.
    #[derive(Clone, Debug)]
    pub(super) struct Announce: FromJson {
        pub(super) moment: String,
        pub(super) at: String,
        pub(super) act: Option<String> = optional,
    }
}

record! {
    /// The host tells facts of a case, or of a person in its register or draft.
    #[derive(Clone, Debug)]
    pub(super) struct Tell: FromJson {
        pub(super) case: String,
        pub(super) person: Option<String> = optional,
        pub(super) facts: Named<Json<'static>> = optional,
        pub(super) forget: Vec<String> = optional,
    }
}

record! {
    /// What must come out. Only what is written is compared.
    #[derive(Clone, Debug, Default)]
    pub(super) struct Expect: FromJson {
        pub(super) decision: Option<DecisionWord> = optional,
        pub(super) because: Option<Vec<String>> = optional,
        pub(super) next: Written<String> = optional,
        pub(super) valid_until: Written<String> = optional,
        pub(super) accepted: Option<bool> = optional,
        pub(super) refusal: Option<String> = optional,
        pub(super) effects: Option<Vec<String>> = optional,
        pub(super) errors: Option<Vec<String>> = optional,
        pub(super) warnings: Option<Vec<String>> = optional,
        pub(super) advice: Option<Vec<String>> = optional,
        pub(super) tracks: Option<Named<String>> = optional,
        pub(super) flags: Option<Vec<String>> = optional,
        pub(super) debts: Option<Vec<String>> = optional,
        pub(super) enabled: Option<Vec<String>> = optional,
        pub(super) members: Option<Named<Named<String>>> = optional,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecisionWord {
    Allow,
    Deny,
}

impl FromJson for DecisionWord {
    fn blank() -> Self {
        Self::Deny
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        *self = one_of(&[("allow", Self::Allow), ("deny", Self::Deny)], json)?;
        Ok(())
    }
}

/// What one of a few words stands for.
fn one_of<T: Copy>(words: &[(&str, T)], json: &Json<'_>) -> Result<T, Malformed> {
    let Json::Text(word) = json else { return Err(Malformed::mismatch(json, "a text")) };
    let known = words.iter().find(|(known, _)| known == word);
    known.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
        Malformed::because(format!("expected `{}`", words.join("` or `")))
    })
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
