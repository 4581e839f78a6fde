//! What does this command, or time alone, do to this case? And is this list right?

use abilita::{CaseId, Instant, Stage, procedure};
use pyo3::prelude::*;

use crate::asker::Asker;
use crate::campaign::Campaign;
use crate::case::{Case, Snapshot};
use crate::command::{Command, CommandOffer, Opening, Told};
use crate::effect::Effect;
use crate::error::{raise, raise_refusal};
use crate::event::Event;
use crate::figures::Figures;
use crate::finding::Finding;
use crate::instant::At;
use crate::many::Many;
use crate::roster::Delegate;
use crate::words::Word;

/// Cases and their events.
#[pymethods]
impl Campaign {
    /// Opens a case: its first event. Raises `OpeningError` where the opening names what the definition does not have.
    fn open(&self, case: &str, opening: &Opening, at: At) -> PyResult<Event> {
        let opened = self.campaign.open(CaseId::new(case), opening.0.parse(), at.0);
        opened.map(Event::of).map_err(raise)
    }

    /// The case of its events, the first of which opened it. Raises `ReplayError` where they have a gap, are of several cases or
    /// definitions, or name what this definition does not have.
    fn replay(slf: &Bound<'_, Self>, events: Many<Py<Event>>) -> PyResult<Case> {
        let campaign = &slf.get().campaign;
        let replayed = slf.py().detach(|| campaign.replay(events.0.iter().map(|event| &*event.get().0)));
        replayed.map(|case| Case::of(slf, case)).map_err(raise)
    }

    /// The case as it was at an instant, from its events: those up to `at` are replayed; what they had not caught up with yet is
    /// for `due`. None where the case was not open yet. Raises `ReplayError` as `replay` does.
    ///
    /// >>> campaign.replay_until([event], parse_instant("2024-01-01T00:00:00Z")) is None
    /// True
    fn replay_until(slf: &Bound<'_, Self>, events: Many<Py<Event>>, at: At) -> PyResult<Option<Case>> {
        let campaign = &slf.get().campaign;
        let past = || campaign.replay_until(events.0.iter().map(|event| &*event.get().0), at.0);
        slf.py().detach(past).map(|case| case.map(|case| Case::of(slf, case))).map_err(raise)
    }

    /// The case after more events: all of them, or none where one does not fit and `ReplayError` is raised. The case given stays
    /// as it was.
    fn apply(slf: &Bound<'_, Self>, case: &Case, events: Many<Py<Event>>) -> PyResult<Case> {
        let campaign = &slf.get().campaign;
        let mut next = case.case.clone();
        for event in &events.0 {
            campaign.apply(&mut next, &event.get().0).map_err(raise)?;
        }
        Ok(Case::of(slf, next))
    }

    /// What time alone has brought to the case by `now`. Idempotent: what has fired is in the log.
    fn due(&self, case: &Case, now: At) -> PyResult<Vec<Event>> {
        self.campaign.due(&case.case, now.0).map(events).map_err(raise)
    }

    /// The next instant at which `due` will bring something, with the moment that comes then, as known at `known_at`. A host
    /// sets its alarm by it.
    fn next_due(&self, case: &Case, known_at: At) -> PyResult<Option<(At, String)>> {
        let next = self.campaign.next_due(&case.case, known_at.0).map_err(raise)?;
        Ok(next.map(|(at, moment): (Instant, &str)| (At(at), moment.to_owned())))
    }

    /// Carries out a command: the events it leads to, after those that time has brought by then. Store and apply all of them, or
    /// none. Raises `Refusal` with its code, its rules and the next step; nothing is changed then.
    ///
    /// >>> head = Asker.person("CNTDRO68C54L219H").logged_in(Scheme.SPID, 2)
    /// >>> try:
    /// ...     campaign.handle(case, Command("submit", head, case.sequence), parse_instant("2025-10-08T10:00:00+02:00"))
    /// ... except Refusal as refusal:
    /// ...     refusal.code
    /// 'wrong_state'
    fn handle(&self, case: &Case, command: &Command, at: At) -> PyResult<Vec<Event>> {
        let command = command.0.parse().map_err(raise)?;
        self.campaign.handle(&case.case, &command, at.0).map(events).map_err(raise_refusal)
    }

    /// Takes news of a case: the events it leads to. Raises `ToldError` where it does not fit the definition.
    fn tell(&self, case: &Case, told: &Told, at: At) -> PyResult<Vec<Event>> {
        self.campaign.tell(&case.case, told.parse(), at.0).map(events).map_err(raise)
    }

    /// The commands that the asker may give in this case at this instant. What depends on the arguments is for `handle` to say.
    fn open_commands(&self, case: &Case, asker: &Asker, at: At) -> PyResult<Vec<CommandOffer>> {
        let offers = self.campaign.open_commands(&case.case, &asker.0, at.0).map_err(raise)?;
        Ok(offers.iter().map(CommandOffer::of).collect())
    }

    /// Checks a roster for a case at a stage: every codice fiscale, the fields that each role needs, and what the definition
    /// demands of the whole. `at` is when it is checked.
    ///
    /// >>> roster = [Delegate("delegate", Person("RSSNNA75S42D205F", name="Anna", surname="Rossi"))]
    /// >>> [finding.code for finding in campaign.check(case, roster, Stage.SUBMISSION, case.last_at)]
    /// ['roster.single_delegate', 'role_missing']
    fn check(
        &self,
        py: Python<'_>,
        case: &Case,
        roster: Many<Delegate>,
        stage: Word<Stage>,
        at: At,
    ) -> PyResult<Vec<Finding>> {
        let roster: Vec<abilita::Delegate> = roster.0.into_iter().map(|line| line.0).collect();
        let findings =
            py.detach(|| self.campaign.check(&case.case, &roster, stage.0, at.0)).map_err(raise)?;
        Ok(findings.iter().map(Finding::of).collect())
    }

    /// Progress over many cases as they stand at an instant. What time alone has brought until then is counted in.
    fn figures(&self, py: Python<'_>, cases: Many<Py<Case>>, at: At) -> PyResult<Figures> {
        let counted = py.detach(|| self.campaign.figures(cases.0.iter().map(|case| &case.get().case), at.0));
        counted.map(|figures| Figures::of(&figures)).map_err(raise)
    }

    /// The addresses an effect goes to, as far as the case knows them. Empty where the host knows better.
    fn addresses<'c>(&'c self, case: &'c Case, effect: &'c Effect) -> Vec<&'c str> {
        self.campaign.addresses(&case.case, &effect.core)
    }

    /// The case of a snapshot. Raises `ReplayError` for one of another definition.
    fn restore(slf: &Bound<'_, Self>, snapshot: &Snapshot) -> PyResult<Case> {
        let restored = slf.get().campaign.restore(snapshot.0.clone());
        restored.map(|case| Case::of(slf, case)).map_err(raise)
    }

    /// The events by which a case of `old` goes over to this amended definition: apply the last with `apply_adopted`, those
    /// before it (what time has brought under the old one) with `old.apply`.
    fn adopt(&self, old: &Self, case: &Case, act: &str, at: At) -> PyResult<Vec<Event>> {
        self.campaign.adopt(&old.campaign, &case.case, act, at.0).map(events).map_err(raise)
    }

    /// Applies the event of an adoption: the case of `old`, under this definition.
    fn apply_adopted(slf: &Bound<'_, Self>, old: &Self, case: &Case, event: &Event) -> PyResult<Case> {
        let adopted = slf.get().campaign.apply_adopted(&old.campaign, &case.case, &event.0);
        adopted.map(|case| Case::of(slf, case)).map_err(raise)
    }
}

fn events(events: Vec<procedure::Event>) -> Vec<Event> {
    events.into_iter().map(Event::of).collect()
}
