//! What an answer carries.

use super::Asker;
use super::decide::{Grounds, LoginFault, Verdict};
use super::reason::joined;
use crate::calendar::{Instant, format_instant};
use crate::campaign::{Campaign, Clock, FunctionId, RuleId};
use crate::procedure::Case;
use crate::text::{Code, Lang};

/// An answer to a [`Request`](super::Request): allow or deny, and for either why, what next, and until when.
///
/// A deny always has its reason. Where rules decided, [`because`](Self::because) cites them. Where nobody of the asker's
/// roles may, there is no rule to cite, and [`roles_that_may`](Self::roles_that_may) says who does.
///
/// ```
/// use abilita::{Asker, Campaign, CaseId, Lang, Opening, Person, Request, Scheme, parse_instant};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let opening = Opening::new().enabled("delegate", Person::new("RSSNNA75S42D205F"));
/// let opened = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
/// let case = campaign.replay([&opened])?;
/// let request = Request::new("interventions.request", Asker::person("RSSNNA75S42D205F").logged_in(Scheme::SPID, 2));
///
/// let decision = campaign.decide(&case, &request, parse_instant("2025-10-07T09:00:00+02:00")?)?;
/// assert!(!decision.is_allowed());
/// assert_eq!(decision.because().collect::<Vec<_>>(), ["F25-02", "F25-10"]);
/// assert!(campaign.hint_text(decision.next().unwrap(), Lang::En).starts_with("Write to your area contact"));
/// assert_eq!(decision.valid_until(), None); // no instant: the case has to be concluded
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    campaign: &'a Campaign,
    case: &'a Case,
    asker: &'a Asker,
    function: FunctionId,
    clock: Clock,
    verdict: Verdict,
}

/// What a decision says, without the case and the instant it was made for: equal answers of one campaign read the same but
/// for [`Decision::valid_until`]. A host that shows decisions can keep what it made of each.
///
/// ```
/// use abilita::{Asker, Campaign, CaseId, Opening, Request, parse_instant};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let opened = parse_instant("2025-09-01T00:00:00+02:00")?;
/// let case = campaign.replay([&campaign.open(CaseId::new("7f3a"), Opening::new(), opened)?])?;
/// let request = Request::new("interventions.request", Asker::anonymous());
/// let later = parse_instant("2025-09-02T00:00:00+02:00")?;
/// let (one, other) = (campaign.decide(&case, &request, opened)?, campaign.decide(&case, &request, later)?);
/// assert_eq!(one.answer(), other.answer());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    function: FunctionId,
    verdict: Verdict,
}

impl<'a> Decision<'a> {
    pub(super) fn new(
        campaign: &'a Campaign,
        case: &'a Case,
        asker: &'a Asker,
        function: FunctionId,
        clock: Clock,
        verdict: Verdict,
    ) -> Self {
        Self { campaign, case, asker, function, clock, verdict }
    }

    /// True for allow.
    pub fn is_allowed(&self) -> bool {
        self.verdict.is_allowed()
    }

    /// What it says, to be compared with what others say.
    pub fn answer(&self) -> Answer {
        Answer { function: self.function, verdict: self.verdict.clone() }
    }

    /// The function asked for.
    pub fn function(&self) -> &'a str {
        self.campaign.program.functions.name(self.function)
    }

    /// The rules of the acts that the answer rests on, such as `F25-02`, each once.
    #[inline]
    pub fn because(&self) -> impl Iterator<Item = &'a str> {
        self.campaign.because(self.function, &self.verdict.grounds)
    }

    /// The rules of the definition that the answer rests on, by name: the forbids that apply, the permit that holds, or
    /// the permits that came nearest.
    pub fn rules(&self) -> Vec<&'a str> {
        let name = |id| self.campaign.program.rules.name(id);
        match &self.verdict.grounds {
            Grounds::Permit(id) => vec![name(*id)],
            Grounds::Forbids(ids) => ids.iter().map(|id| name(*id)).collect(),
            Grounds::Needs(needs) => needs.iter().map(|(id, _)| name(*id)).collect(),
            Grounds::Login(_) | Grounds::NoRole => Vec::new(),
        }
    }

    /// What to do instead, or next: the name of a hint of the definition.
    pub fn next(&self) -> Option<&'a str> {
        self.verdict.next.map(|hint| self.campaign.program.hints.name(hint))
    }

    /// The roles that may use the function, if other conditions allow it.
    pub fn roles_that_may(&self) -> Vec<&'a str> {
        self.campaign.roles_that_may(self.function)
    }

    /// The first later instant at which time alone changes the decision, its reasons or the next step; `None` when it
    /// never does. Exact: a portal may cache the answer until then, as long as nothing happens to the case.
    ///
    /// It is computed when asked for, with what is known at the instant of the question.
    pub fn valid_until(&self) -> Option<Instant> {
        self.campaign.horizon(self.case, self.asker, self.function, self.clock, &self.verdict)
    }

    /// The kind of ground, as a code of the closed table: `access.forbidden`, `access.login` …
    pub fn code(&self) -> Code {
        match self.verdict.grounds {
            Grounds::Permit(_) => Code::AccessPermitted,
            Grounds::Forbids(_) => Code::AccessForbidden,
            Grounds::Login(LoginFault::Scheme) => Code::AccessLogin,
            Grounds::Login(LoginFault::Identity) => Code::AccessOtherIdentity,
            Grounds::Needs(_) => Code::AccessNeeds,
            Grounds::NoRole => Code::AccessNoRole,
        }
    }

    /// The whole answer in a sentence or two, for a page or an audit.
    pub fn explain(&self, lang: Lang) -> String {
        let because = joined(&mut self.because(), ", ");
        let cited = if because.is_empty() { String::new() } else { format!(" ({because})") };
        let details = match &self.verdict.grounds {
            Grounds::NoRole => {
                let roles = self.roles_that_may().into_iter();
                roles.map(|role| self.campaign.role_title(role, lang).to_owned()).collect()
            }
            Grounds::Needs(needs) => {
                let needs = needs.iter().filter_map(|(rule, need)| self.campaign.need(*rule, *need));
                needs.flat_map(|need| self.campaign.reasons(&need.holds, lang)).collect()
            }
            Grounds::Permit(_) | Grounds::Forbids(_) | Grounds::Login(_) => Vec::new(),
        };
        let details = if details.is_empty() { String::new() } else { format!(": {}", details.join(", ")) };
        let next = self.next().map(|hint| format!(" {}", self.campaign.hint_text(hint, lang)));
        format!("{}{cited}{details}.{}", self.code().text(lang), next.unwrap_or_default())
    }
}

/// `allow` or `deny`, with the rules: never who asked.
impl std::fmt::Display for Decision<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = if self.is_allowed() { "allow" } else { "deny" };
        write!(f, "{word} {} at {}", self.function(), format_instant(self.clock.at))?;
        let because = joined(&mut self.because(), " ");
        if because.is_empty() { Ok(()) } else { write!(f, " because {because}") }
    }
}

impl Campaign {
    /// The citations behind the grounds of a verdict, each once, borrowed from the campaign.
    pub(crate) fn because<'c: 'g, 'g>(
        &'c self,
        function: FunctionId,
        grounds: &'g Grounds,
    ) -> Because<'c, 'g> {
        let mut because = Because { campaign: self, function, grounds, ground: 0, cites: &[], told: 0 };
        because.cites = because.cites_of_ground(0).unwrap_or_default();
        because
    }

    fn need(&self, rule: RuleId, need: u16) -> Option<&crate::campaign::Check> {
        self.program.rules.get(rule)?.needs.get(usize::from(need))
    }

    /// A need that cites nothing of its own stands on what its rule cites.
    fn cites_of(&self, rule: RuleId, need: u16) -> Option<&[Box<str>]> {
        let rule = self.program.rules.get(rule)?;
        Some(rule.needs.get(usize::from(need))?.cites.as_deref().unwrap_or(&rule.cites))
    }
}

/// See [`Campaign::because`]: the citations of one ground after the other.
#[derive(Clone, Debug)]
pub(crate) struct Because<'c, 'g> {
    campaign: &'c Campaign,
    function: FunctionId,
    grounds: &'g Grounds,
    /// The ground reached, what it cites, and how many of that have been reported.
    ground: usize,
    cites: &'c [Box<str>],
    told: usize,
}

impl<'c> Iterator for Because<'c, '_> {
    type Item = &'c str;

    #[inline]
    fn next(&mut self) -> Option<&'c str> {
        loop {
            let Some(cite) = self.cites.get(self.told) else {
                self.ground += 1;
                self.cites = self.cites_of_ground(self.ground)?;
                self.told = 0;
                continue;
            };
            let is_told = self.is_told(cite);
            self.told += 1;
            if !is_told {
                return Some(cite);
            }
        }
    }
}

impl<'c> Because<'c, '_> {
    /// What the ground of this number cites: a forbid that applies, a need that fails; the permit or the login alone.
    fn cites_of_ground(&self, ground: usize) -> Option<&'c [Box<str>]> {
        let program = &self.campaign.program;
        let rule = |id: RuleId| program.rules.get(id).map(|rule| &*rule.cites);
        match self.grounds {
            Grounds::Forbids(forbids) => rule(*forbids.get(ground)?),
            Grounds::Needs(needs) => {
                needs.get(ground).and_then(|(id, need)| self.campaign.cites_of(*id, *need))
            }
            Grounds::Permit(id) if ground == 0 => rule(*id),
            Grounds::Login(_) if ground == 0 => {
                Some(&program.functions.get(self.function)?.login.as_ref()?.cites)
            }
            Grounds::Permit(_) | Grounds::Login(_) | Grounds::NoRole => None,
        }
    }

    #[inline]
    fn is_told(&self, cite: &str) -> bool {
        let holds_it = |cites: &[Box<str>]| cites.iter().any(|told| **told == *cite);
        let mut earlier = (0..self.ground).filter_map(|ground| self.cites_of_ground(ground));
        holds_it(self.cites.get(..self.told).unwrap_or_default()) || earlier.any(holds_it)
    }
}
