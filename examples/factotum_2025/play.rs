//! A portal at work: it carries out the diary, stores what happens, and sends the mails it is asked to send.
//!
//! Nothing here knows the campaign. Commands go to [`Campaign::handle`], evenings to [`Campaign::due`]; events are stored
//! and applied; what the events ask for (a case for the operator, a confirmation to mail) is put on the agenda.

use std::collections::{BTreeMap, HashMap, VecDeque};

use abilita::table::Roster;
use abilita::{
    Asker, Campaign, Case, CaseId, Command, Delegate, Effect, Event, Figures, Instant, Opening, Person,
    Refusal, Request, RoleHolders, Scheme,
};
use chrono::{Days, NaiveTime, TimeDelta};

use super::Result;
use super::data::{Action, Data, Deed, Delivery, Institute, Step};

/// What the play leaves behind.
pub(crate) struct Run<'d> {
    /// The cases, in the order of the institutes.
    pub(crate) cases: Vec<Stored<'d>>,
    pub(crate) evenings: Vec<Evening>,
    pub(crate) refusals: Vec<Refused>,
    /// How many messages each kind of effect asked for.
    pub(crate) effects: BTreeMap<String, usize>,
    pub(crate) attempts: Attempts,
}

/// A case with its events: the events are the truth, the case is what they come to.
pub(crate) struct Stored<'d> {
    pub(crate) institute: &'d Institute,
    pub(crate) events: Vec<Event>,
    pub(crate) case: Case,
}

/// The figures at the end of a day.
pub(crate) struct Evening {
    pub(crate) at: Instant,
    pub(crate) figures: Figures,
}

/// A command that was not carried out.
pub(crate) struct Refused {
    pub(crate) at: Instant,
    pub(crate) institute: String,
    pub(crate) role: String,
    pub(crate) command: String,
    pub(crate) refusal: Refusal,
}

/// How often somebody asked for a function, and got in or did not.
#[derive(Default)]
pub(crate) struct Attempts {
    pub(crate) allowed: usize,
    pub(crate) denied: usize,
}

impl Run<'_> {
    /// The case of an institute.
    pub(crate) fn case_of(&self, institute: &str) -> Result<&Stored<'_>> {
        let stored = self.cases.iter().find(|stored| stored.institute.code == institute);
        stored.ok_or_else(|| format!("l'istituto {institute} non è in elenco").into())
    }
}

/// Something on the agenda.
#[derive(Clone, Copy)]
enum Task<'d> {
    Deed(&'d Deed),
    SendConfirmation(usize),
    Deliver(usize, &'d Delivery),
    Evening,
}

/// Plays the whole diary.
pub(crate) fn run<'d>(campaign: &Campaign, data: &'d Data) -> Result<Run<'d>> {
    let mut portal = Portal::new(campaign, data);
    for deed in &data.diary {
        portal.plan(deed.at, Task::Deed(deed));
    }
    portal.plan_evenings();
    while let Some(((at, _), task)) = portal.agenda.pop_first() {
        portal.carry_out(task, at)?;
    }
    Ok(portal.run)
}

struct Portal<'c, 'd> {
    campaign: &'c Campaign,
    data: &'d Data,
    run: Run<'d>,
    /// Tasks by instant; those of one instant in the order in which they were planned.
    agenda: BTreeMap<(Instant, usize), Task<'d>>,
    planned: usize,
    /// Cases that wait for the operator.
    queue: VecDeque<usize>,
    /// What will become of the next confirmation mails of each case.
    mail: HashMap<usize, std::slice::Iter<'d, Delivery>>,
}

impl<'c, 'd> Portal<'c, 'd> {
    fn new(campaign: &'c Campaign, data: &'d Data) -> Self {
        let run = Run {
            cases: Vec::new(),
            evenings: Vec::new(),
            refusals: Vec::new(),
            effects: BTreeMap::new(),
            attempts: Attempts::default(),
        };
        let (agenda, queue, mail) = (BTreeMap::new(), VecDeque::new(), HashMap::new());
        Self { campaign, data, run, agenda, planned: 0, queue, mail }
    }

    fn plan(&mut self, at: Instant, task: Task<'d>) {
        self.planned += 1;
        self.agenda.insert((at, self.planned), task);
    }

    /// Every evening of the diary the figures are taken.
    fn plan_evenings(&mut self) {
        let zone = self.campaign.zone();
        let days = self.data.diary.iter().map(|deed| zone.civil(deed.at).date());
        let (first, last) = (days.clone().min(), days.max());
        let Some((first, last)) = first.zip(last) else { return };
        for day in first.iter_days().take_while(|day| *day <= last) {
            let evening = NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default();
            self.plan(zone.instant(day.and_time(evening)), Task::Evening);
        }
    }

    fn carry_out(&mut self, task: Task<'d>, at: Instant) -> Result<()> {
        match task {
            Task::Deed(deed) => self.deed(deed),
            Task::SendConfirmation(place) => self.send_confirmation(place, at),
            Task::Deliver(place, delivery) => self.deliver(place, delivery, at),
            Task::Evening => self.evening(at),
        }
    }

    fn deed(&mut self, deed: &'d Deed) -> Result<()> {
        match &deed.action {
            Action::OpenCases => self.open_cases(deed.at),
            Action::Process(count) => self.process(*count, deed.at),
            Action::InCase(step) => self.step(deed, step),
        }
    }

    fn step(&mut self, deed: &Deed, step: &Step) -> Result<()> {
        let (data, institute) = (self.data, &deed.institute);
        let place = self.place_of(institute)?;
        let asker = self.asker(place, &deed.role, deed.login.as_ref())?;
        let sequence = self.sequence(place);
        let give = |command: &str| Command::new(command, asker.clone(), sequence);
        let command = match step {
            Step::Send => {
                let roster = data.rosters.iter().find(|roster| roster.institute().code() == institute);
                return self.hand_in(place, &asker, roster, deed.at);
            }
            Step::Correct => {
                self.clear_draft(place, &asker, deed.at)?;
                return self.hand_in(place, &asker, data.corrections.get(institute), deed.at);
            }
            Step::TryFunction(function) => return self.try_function(place, function, asker, deed.at),
            Step::Comment(text) => give("comment").with("text", text.as_str()),
            Step::RequestByMail { id, urgent, read_receipt } => give("request_by_mail")
                .with("id", id.as_str())
                .with("urgent", *urgent)
                .with("read_receipt", *read_receipt),
            Step::EnterOnPortal { id, reference } => {
                give("enter_on_portal").with("id", id.as_str()).with("portal_reference", reference.as_str())
            }
            Step::Return(reason) => {
                self.queue.retain(|waiting| *waiting != place);
                give("return").with("reason", reason.as_str())
            }
        };
        self.give(place, &command, deed.at)?;
        Ok(())
    }

    /// A case for each institute: its head on record, and whoever was enabled by the edition before.
    fn open_cases(&mut self, at: Instant) -> Result<()> {
        for (place, institute) in self.data.institutes.iter().enumerate() {
            let mut opening = Opening::new()
                .on_record("head", institute.head.clone())
                .fact("code", institute.code.as_str())
                .fact("name", institute.name.as_str())
                .fact("dedicated_mailbox", institute.mailbox.as_str())
                .fact("zone_referent", institute.zone_referent.as_str());
            for delegate in self.data.before.get(&institute.code).map(Roster::delegates).unwrap_or_default() {
                opening = opening.enabled(delegate.role(), delegate.person().clone());
            }
            let opened = self.campaign.open(CaseId::new(&institute.code), opening, at)?;
            let case = self.campaign.replay([&opened])?;
            self.run.cases.push(Stored { institute, events: vec![opened], case });
            self.mail.insert(
                place,
                self.data.deliveries.get(&institute.code).map_or([].iter(), |mails| mails.iter()),
            );
        }
        Ok(())
    }

    fn place_of(&self, institute: &str) -> Result<usize> {
        let place = self.run.cases.iter().position(|stored| stored.institute.code == institute);
        place.ok_or_else(|| format!("l'istituto {institute} non è in elenco").into())
    }

    fn case(&self, place: usize) -> Result<&Case> {
        self.run.cases.get(place).map(|stored| &stored.case).ok_or_else(|| "manca una pratica".into())
    }

    fn sequence(&self, place: usize) -> u64 {
        self.run.cases.get(place).map_or(0, |stored| stored.case.sequence())
    }

    /// Whoever has the role in the case: for a listed role, the first of the register.
    fn asker(&self, place: usize, role: &str, login: Option<&Scheme>) -> Result<Asker> {
        let case = self.case(place)?;
        let holders = self.campaign.roles().find(|(name, _)| *name == role).map(|(_, holders)| holders);
        let mut on_record = self.campaign.record_of(case);
        let mut listed = self.campaign.register_of(case);
        let person = match holders {
            Some(RoleHolders::OnRecord) => on_record.find(|(held, _)| *held == role),
            Some(RoleHolders::Listed) => listed.find(|(held, _)| *held == role),
            _ => return Ok(Asker::vouched(role)),
        };
        let (_, person) = person.ok_or_else(|| format!("{}: nessuno è {role}", case.id().as_str()))?;
        let asker = Asker::person(person.id().as_str()).acting_as(role);
        Ok(match login {
            Some(scheme) => asker.logged_in(scheme.clone(), 2),
            None => asker,
        })
    }

    /// Gives a command; true if it was carried out.
    fn give(&mut self, place: usize, command: &Command, at: Instant) -> Result<bool> {
        let case = self.case(place)?;
        match self.campaign.handle(case, command, at) {
            Ok(events) => {
                self.store(place, events)?;
                Ok(true)
            }
            Err(refusal) => {
                let institute = case.id().as_str().to_owned();
                let role = command.asker().role().unwrap_or_default().to_owned();
                self.run.refusals.push(Refused {
                    at,
                    institute,
                    role,
                    command: command.name().to_owned(),
                    refusal,
                });
                Ok(false)
            }
        }
    }

    fn store(&mut self, place: usize, events: Vec<Event>) -> Result<()> {
        for event in events {
            let stored = self.run.cases.get_mut(place).ok_or("manca una pratica")?;
            self.campaign.apply(&mut stored.case, &event)?;
            let (at, effects) = (event.at(), event.effects());
            stored.events.push(event);
            for effect in &effects {
                self.react(place, effect, at);
            }
        }
        Ok(())
    }

    /// Does what an event asks for. Mails to persons are only counted: nobody reads them here.
    fn react(&mut self, place: usize, effect: &Effect, at: Instant) {
        *self.run.effects.entry(effect.name()).or_default() += 1;
        match (effect.to(), effect.notice()) {
            ("operator", _) => self.queue.push_back(place),
            ("dedicated_mailbox", _) => self.plan(at + TimeDelta::minutes(10), Task::SendConfirmation(place)),
            _ => {}
        }
    }

    /// Enters a list, confirming who is known and inserting who is new, and submits it. Stops at the first refusal; a row
    /// without a codice fiscale does not even leave the form.
    fn hand_in(&mut self, place: usize, asker: &Asker, roster: Option<&Roster>, at: Instant) -> Result<()> {
        let delegates = roster.map(Roster::delegates).unwrap_or_default();
        if delegates.iter().any(|delegate| delegate.person().id().is_blank()) {
            return Ok(());
        }
        for delegate in delegates {
            let command = self.entry(place, asker, delegate)?;
            if !self.give(place, &command, at)? {
                return Ok(());
            }
        }
        let submit = Command::new("submit", asker.clone(), self.sequence(place));
        self.give(place, &submit, at)?;
        Ok(())
    }

    fn entry(&self, place: usize, asker: &Asker, delegate: &Delegate) -> Result<Command> {
        let case = self.case(place)?;
        let person = delegate.person();
        let is_known = self
            .campaign
            .register_of(case)
            .any(|(role, known)| role == delegate.role() && known.id() == person.id());
        let give = |command: &str| {
            Command::new(command, asker.clone(), case.sequence()).with("person", person.clone())
        };
        Ok(if is_known { give("confirm") } else { give("insert").with("role", delegate.role()) })
    }

    /// Removes everybody whom the head had entered before.
    fn clear_draft(&mut self, place: usize, asker: &Asker, at: Instant) -> Result<()> {
        let mut drafted: Vec<Person> = Vec::new();
        for (_, person) in self.campaign.draft_of(self.case(place)?) {
            if !drafted.iter().any(|known| known.id() == person.id()) {
                drafted.push(person.clone());
            }
        }
        for person in drafted {
            let remove = Command::new("remove", asker.clone(), self.sequence(place)).with("person", person);
            self.give(place, &remove, at)?;
        }
        Ok(())
    }

    fn try_function(&mut self, place: usize, function: &str, asker: Asker, at: Instant) -> Result<()> {
        let request = Request::new(function, asker);
        let is_allowed = self.campaign.decide(self.case(place)?, &request, at)?.is_allowed();
        let Attempts { allowed, denied } = &mut self.run.attempts;
        *(if is_allowed { allowed } else { denied }) += 1;
        Ok(())
    }

    /// The operator processes so many of those who wait, the first who came first.
    fn process(&mut self, count: usize, at: Instant) -> Result<()> {
        for _ in 0..count {
            let Some(place) = self.queue.pop_front() else { break };
            self.give(place, &Command::new("process", Asker::vouched("operator"), self.sequence(place)), at)?;
        }
        Ok(())
    }

    fn system(&self, place: usize, command: &str) -> Command {
        Command::new(command, Asker::vouched("system"), self.sequence(place))
    }

    fn send_confirmation(&mut self, place: usize, at: Instant) -> Result<()> {
        let id = format!("<{}-{}@example.org>", self.case(place)?.id().as_str(), self.sequence(place));
        let command = self.system(place, "send_confirmation").with("message_id", id.as_str());
        if self.give(place, &command, at)? {
            self.plan_delivery(place, at);
        }
        Ok(())
    }

    fn plan_delivery(&mut self, place: usize, at: Instant) {
        if let Some(delivery) = self.mail.get_mut(&place).and_then(Iterator::next) {
            self.plan(at + TimeDelta::hours(delivery.after_hours), Task::Deliver(place, delivery));
        }
    }

    /// A mail that bounces is sent again the next day; one that arrives where it does not count is waited for longer.
    fn deliver(&mut self, place: usize, delivery: &Delivery, at: Instant) -> Result<()> {
        if !delivery.arrives {
            self.give(place, &self.system(place, "bounce_confirmation"), at)?;
            self.plan(at + Days::new(1), Task::SendConfirmation(place));
            return Ok(());
        }
        let received = self
            .system(place, "receive_confirmation")
            .with("mailbox", delivery.mailbox.as_str())
            .with("evidence", delivery.evidence.as_str());
        if !self.give(place, &received, at)? {
            self.plan_delivery(place, at);
        }
        Ok(())
    }

    /// What time alone brings to every case, then the figures.
    fn evening(&mut self, at: Instant) -> Result<()> {
        for place in 0..self.run.cases.len() {
            let due = self.campaign.due(self.case(place)?, at)?;
            self.store(place, due)?;
        }
        let figures = self.campaign.figures(self.run.cases.iter().map(|stored| &stored.case), at)?;
        self.run.evenings.push(Evening { at, figures });
        Ok(())
    }
}
