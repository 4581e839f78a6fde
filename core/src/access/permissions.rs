//! Every function at once, for a menu.

use super::{AskError, Asker, Decision};
use crate::calendar::Instant;
use crate::campaign::{Campaign, Clock};
use crate::procedure::Case;

impl Campaign {
    /// What the asker may and may not do in this case at this instant: one answer a function, in the order of the
    /// definition.
    ///
    /// # Errors
    /// The case runs under another definition.
    ///
    /// ```
    /// use abilita::{Asker, Campaign, CaseId, Opening, Person, Scheme, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H"));
    /// let event = campaign.open(CaseId::new("7f3a"), opening, parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// let head = Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2);
    /// let menu = campaign.permissions(&case, &head, parse_instant("2025-10-07T08:00:00+02:00")?)?;
    /// let allowed: Vec<&str> = menu.iter().filter(|entry| entry.is_allowed()).map(|entry| entry.function()).collect();
    /// assert_eq!(allowed, ["delegates.manage", "interim.request"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn permissions<'a>(
        &'a self,
        case: &'a Case,
        asker: &'a Asker,
        at: Instant,
    ) -> Result<Vec<Decision<'a>>, AskError> {
        self.check_definition(case)?;
        let clock = Clock::at(at);
        let advanced = self.advanced(case, clock);
        let decide = |(function, _, _)| {
            let verdict = self.verdict(&advanced, asker, function, clock);
            Decision::new(self, case, asker, function, clock, verdict)
        };
        Ok(self.program.functions.iter().map(decide).collect())
    }
}
