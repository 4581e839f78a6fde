//! The checks, delegate by delegate and over the whole.

use abilita_codice_fiscale::{CodiceFiscale, find_in_text};
use chrono::NaiveDate;

use super::{Delegate, Finding, FindingField, Findings, Severity, Stage};
use crate::access::AskError;
use crate::calendar::Instant;
use crate::campaign::{Campaign, Clock, Fields, Requirement, RoleId, Situation};
use crate::person::{PersonId, is_email_address};
use crate::procedure::{Case, CaseId};
use crate::text::Code;

impl Campaign {
    /// Checks a roster for a case at a stage: every codice fiscale, the fields that each role needs, and what the
    /// definition demands of the whole. Comments already left in the case are looked through for personal data. `at` is
    /// when it is checked: nobody on a list was born after that day, which decides the century of a birth.
    ///
    /// # Errors
    /// The case runs under another definition.
    ///
    /// ```
    /// use abilita::{Campaign, CaseId, Delegate, Opening, Person, Severity, Stage, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let event = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
    /// let case = campaign.replay([&event])?;
    /// let roster = [Delegate::new("delegate", Person::new("RSSNNA75S42D205F").named("Anna", "Rossi"))];
    /// let findings = campaign.check(&case, &roster, Stage::Submission, case.last_at())?;
    /// let errors: Vec<_> = findings.of(Severity::Error).map(|finding| finding.code().as_str()).collect();
    /// assert_eq!(errors, ["role_missing"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(
        &self,
        case: &Case,
        roster: &[Delegate],
        stage: Stage,
        at: Instant,
    ) -> Result<Findings, AskError> {
        self.check_definition(case)?;
        Ok(self.findings(&self.advanced(case, Clock::at(at)), roster, stage, at))
    }

    /// Checks a roster of which no case is known, such as one of a table of many: as in a case in which nothing has happened.
    ///
    /// ```
    /// use abilita::{Campaign, Delegate, Person, Severity, Stage, parse_instant};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let roster = [Delegate::new("delegate", Person::new("RSSNNA75S42D205F").named("Anna", "Rossi"))];
    /// let findings = campaign.check_roster(&roster, Stage::Submission, parse_instant("2025-10-07T08:00:00+02:00")?);
    /// let errors: Vec<_> = findings.of(Severity::Error).map(|finding| finding.code().as_str()).collect();
    /// assert_eq!(errors, ["role_missing"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check_roster(&self, roster: &[Delegate], stage: Stage, at: Instant) -> Findings {
        let blank = self.blank_case(CaseId::new("roster"), Instant::UNIX_EPOCH);
        self.findings(&self.advanced(&blank, Clock::at(at)), roster, stage, at)
    }

    /// The findings on a roster of a case that time has been carried on to `at`.
    pub(crate) fn findings(&self, case: &Case, roster: &[Delegate], stage: Stage, at: Instant) -> Findings {
        let situation = Situation::of_time(self, case, Clock::at(at));
        let day = self.program.zone.civil(at).date();
        let mut check = RosterCheck { campaign: self, situation, day, roles: Vec::new(), found: Vec::new() };
        check.roles = roster.iter().map(|delegate| self.program.listed_role(delegate.role())).collect();
        let codes: Vec<Option<CodiceFiscale>> =
            roster.iter().enumerate().map(|(row, delegate)| check.delegate(row, delegate)).collect();
        check.pairs(&codes);
        check.duplicates(roster);
        check.found.sort_by_key(|finding| finding.row);
        check.whole(roster, stage);
        if case.comments().any(|comment| find_in_text(comment).next().is_some()) {
            check.found.push(Finding::new(Severity::Warning, Code::DescriptionContainsPersonalData));
        }
        Findings(check.found)
    }
}

struct RosterCheck<'c> {
    campaign: &'c Campaign,
    /// The case at the instant of the check; nobody asks.
    situation: Situation<'c>,
    /// The day of the check.
    day: NaiveDate,
    /// The role of each delegate, where the definition lists it.
    roles: Vec<Option<RoleId>>,
    found: Vec<Finding>,
}

impl RosterCheck<'_> {
    /// Everything about one delegate by himself; his codice fiscale, if it is one.
    fn delegate(&mut self, row: usize, delegate: &Delegate) -> Option<CodiceFiscale> {
        let role = self.roles.get(row).copied().flatten();
        if role.is_none() {
            self.error(row, FindingField::Role, Code::RoleUnknown);
        }
        let code = self.codice_fiscale(row, delegate);
        self.fields(row, delegate, role);
        code
    }

    fn codice_fiscale(&mut self, row: usize, delegate: &Delegate) -> Option<CodiceFiscale> {
        let person = delegate.person();
        let code = match CodiceFiscale::parse(person.id().as_str()) {
            Ok(code) => code,
            Err(error) => {
                let mut finding = Finding::new(Severity::Error, Code::of_codice_fiscale(error.code()));
                finding.position = error.position();
                self.found.push(finding.at(row, FindingField::CodiceFiscale));
                return None;
            }
        };
        if code.is_provisional() {
            self.warning(row, FindingField::CodiceFiscale, Code::CodiceFiscaleProvisional);
        }
        if born_where_no_place_was(code, self.day) {
            self.warning(row, FindingField::CodiceFiscale, Code::CodiceFiscalePlaceNotInForce);
        }
        let matching = code.matches(person.surname(), person.name());
        if !is_blank(person.surname()) && !matching.surname {
            self.warning(row, FindingField::Surname, Code::NameMismatch);
        }
        if !is_blank(person.name()) && !matching.name {
            self.warning(row, FindingField::Name, Code::NameMismatch);
        }
        Some(code)
    }

    fn fields(&mut self, row: usize, delegate: &Delegate, role: Option<RoleId>) {
        let program = &self.campaign.program;
        let needed = role.and_then(|role| program.roles.get(role)).map(|role| role.fields);
        let needed = needed.unwrap_or_else(|| Fields::common(program));
        let person = delegate.person();
        for (field, text, needed) in [
            (FindingField::Name, person.name(), needed.name),
            (FindingField::Surname, person.surname(), needed.surname),
            (FindingField::Email, person.email(), needed.email),
        ] {
            if needed && is_blank(text) {
                self.error(row, field, Code::MissingField);
            }
        }
        if !is_blank(person.email()) && !is_email_address(person.email()) {
            self.error(row, FindingField::Email, Code::EmailInvalid);
        }
    }

    /// The same code and role twice, faulty codes included. The later line is the one told.
    fn duplicates(&mut self, roster: &[Delegate]) {
        let lines = roster.iter().enumerate();
        let lines = lines.map(|(row, delegate)| (delegate.person().id(), delegate.role(), row));
        let mut lines: Vec<_> = lines.filter(|(id, ..)| !id.is_blank()).collect();
        lines.sort_unstable();
        for pair in lines.windows(2) {
            if let [(id, role, _), (next_id, next_role, row)] = pair
                && (id, role) == (next_id, next_role)
            {
                self.error(*row, FindingField::CodiceFiscale, Code::Duplicate);
            }
        }
    }

    /// Two different codes of one base: usually two persons, sometimes a person's old code and the new one.
    fn pairs(&mut self, codes: &[Option<CodiceFiscale>]) {
        let codes = codes.iter().enumerate();
        let mut codes: Vec<_> =
            codes.filter_map(|(row, code)| code.map(|code| (code.base_code(), row, code))).collect();
        codes.sort_unstable();
        for same_base in codes.chunk_by(|(base, ..), (next, ..)| base == next) {
            let [(_, _, first), others @ ..] = same_base else { continue };
            for (_, row, _) in others.iter().filter(|(.., code)| code != first) {
                self.warning(*row, FindingField::CodiceFiscale, Code::OmocodiaPair);
            }
        }
    }

    fn whole(&mut self, roster: &[Delegate], stage: Stage) {
        if roster.is_empty() {
            self.found.push(Finding::new(Severity::Warning, Code::RosterEmpty));
        }
        for requirement in &self.campaign.program.requirements {
            if self.situation.holds(&requirement.applies) {
                self.each(requirement, roster, stage);
                let persons = self.persons(roster, requirement);
                self.number(requirement, persons, stage);
            }
        }
    }

    /// What must hold of every person in the role, told at each of whom it does not.
    fn each(&mut self, requirement: &Requirement, roster: &[Delegate], stage: Stage) {
        if requirement.each.is_empty() {
            return;
        }
        for (row, delegate) in roster.iter().enumerate() {
            if self.counts(requirement, row, delegate) && !self.about(delegate).holds(&requirement.each) {
                let finding = self.unmet(requirement, Code::RoleRequirement, stage);
                self.found.push(finding.at(row, FindingField::Role));
            }
        }
    }

    /// The case, looking at somebody on the roster.
    fn about(&self, delegate: &Delegate) -> Situation<'_> {
        self.situation.about(self.situation.case.member(delegate.person().id()))
    }

    /// True for a line in the role of a requirement, of a person whom it is about.
    fn counts(&self, requirement: &Requirement, row: usize, delegate: &Delegate) -> bool {
        self.roles.get(row) == Some(&Some(requirement.role))
            && (requirement.whose.is_empty() || self.about(delegate).holds(&requirement.whose))
    }

    fn unmet(&self, requirement: &Requirement, code: Code, stage: Stage) -> Finding {
        let severity = match stage {
            Stage::Draft => requirement.draft,
            Stage::Submission => requirement.submission,
        };
        let mut finding = Finding::new(severity, code);
        finding.role = Some(self.campaign.program.roles.name(requirement.role).into());
        finding.cites = requirement.cites.to_vec();
        finding
    }

    fn number(&mut self, requirement: &Requirement, persons: usize, stage: Stage) {
        let code = if requirement.at_least.is_some_and(|least| persons < least) {
            Code::RoleMissing
        } else if requirement.at_most.is_some_and(|most| persons > most) {
            Code::RosterTooMany
        } else if requirement.stand_ins.is_some_and(|others| persons > 0 && persons <= others) {
            Code::RosterSingleDelegate
        } else {
            return;
        };
        self.found.push(self.unmet(requirement, code, stage));
    }

    /// Persons in a role, not lines. A line without a codice fiscale is somebody else each time.
    fn persons(&self, roster: &[Delegate], requirement: &Requirement) -> usize {
        let lines = roster.iter().enumerate();
        let counted = lines.filter(|(row, delegate)| self.counts(requirement, *row, delegate));
        let mut ids: Vec<&PersonId> = counted.map(|(_, delegate)| delegate.person().id()).collect();
        let blank = ids.iter().filter(|id| id.is_blank()).count();
        ids.retain(|id| !id.is_blank());
        ids.sort_unstable();
        ids.dedup();
        ids.len() + blank
    }

    fn error(&mut self, row: usize, field: FindingField, code: Code) {
        self.found.push(Finding::new(Severity::Error, code).at(row, field));
    }

    fn warning(&mut self, row: usize, field: FindingField, code: Code) {
        self.found.push(Finding::new(Severity::Warning, code).at(row, field));
    }
}

/// True if, at none of the births that the code can mean by that day, its place was in force. Places without known dates
/// are never told.
fn born_where_no_place_was(code: CodiceFiscale, day: NaiveDate) -> bool {
    let Some((dates, place)) = code.birth_dates().zip(code.place_code()) else { return false };
    let mut births = dates.iter().filter(|birth| *birth <= day).peekable();
    births.peek().is_some() && births.all(|birth| place.in_force_on(birth) == Some(false))
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
