//! One case, played step by step. After each step it is stored, read back and compared: whatever a test plays is kept.

use abilita::{
    Asker, Campaign, Case, CaseId, Command, Event, EventBody, Opening, PersonId, Request, Told, Value,
    format_instant, wire,
};

use crate::life::{PEOPLE, instant};

/// A definition of an institute whose head may `manage` its delegates, for a test to add to.
pub(crate) const INSTITUTE: &str = r#"
    format = "abilita-definition/1"
    id     = "play"
    case   = "institute"
    zone   = "Europe/Rome"
    [roles]
    head     = { on_record = true }
    delegate = { listed = true }
    [functions]
    manage = { login = false }
    use    = { login = false }
    [rules]
    manage = { permit = "manage", role = "head" }
    use    = { permit = "use", role = ["head", "delegate"] }
"#;

/// The instant at which cases are opened.
pub(crate) const START: &str = "2026-01-01T00:00:00+01:00";

pub(crate) fn compiled(more: &str) -> Campaign {
    Campaign::from_toml(&format!("{INSTITUTE}\n{more}")).unwrap_or_else(|problems| panic!("{problems}"))
}

pub(crate) fn id(index: usize) -> PersonId {
    PersonId::new(PEOPLE[index])
}

fn index_of(id: &PersonId) -> Option<usize> {
    PEOPLE.iter().position(|known| *known == id.as_str())
}

pub(crate) fn person(index: usize) -> Value {
    Value::from(crate::life::person(index))
}

pub(crate) struct Play {
    pub(crate) campaign: Campaign,
    pub(crate) case: Case,
    pub(crate) events: Vec<Event>,
}

impl Play {
    /// The first person is the head; the second and third are delegates.
    pub(crate) fn of(more: &str) -> Self {
        Self::opened(compiled(more), Opening::new())
    }

    pub(crate) fn opened(campaign: Campaign, opening: Opening) -> Self {
        let opening = opening.on_record("head", crate::life::person(0));
        let opening = [1, 2]
            .into_iter()
            .fold(opening, |opening, delegate| opening.enabled("delegate", crate::life::person(delegate)));
        let event =
            campaign.open(CaseId::new("case"), opening, instant(START)).expect("an opening that fits");
        let case = campaign.replay([&event]).expect("one event");
        let play = Self { campaign, case, events: vec![event] };
        play.is_kept();
        play
    }

    /// A person gives a command, and it is carried out.
    pub(crate) fn does(&mut self, who: usize, command: &str, arguments: &[(&str, Value)], at: &str) {
        let command = self.command(who, command, arguments);
        let events = self.campaign.handle(&self.case, &command, instant(at));
        self.apply(events.unwrap_or_else(|refusal| panic!("{}: {}", command.name(), refusal.code())));
    }

    /// Why a command is not carried out.
    pub(crate) fn refusal(&self, who: usize, command: &str, arguments: &[(&str, Value)], at: &str) -> String {
        let command = self.command(who, command, arguments);
        let refusal = self.campaign.handle(&self.case, &command, instant(at));
        refusal.expect_err("a refusal").code().to_owned()
    }

    fn command(&self, who: usize, name: &str, arguments: &[(&str, Value)]) -> Command {
        let command = Command::new(name, Asker::person(PEOPLE[who]), self.case.sequence());
        arguments.iter().fold(command, |command, (argument, value)| command.with(argument, value.clone()))
    }

    pub(crate) fn tells(&mut self, told: Told, at: &str) {
        let events = self.campaign.tell(&self.case, told, instant(at)).expect("news that fit");
        self.apply(events);
    }

    /// Time passes: when each moment came, by name, and of which person it was.
    pub(crate) fn waits_until(&mut self, at: &str) -> Vec<String> {
        let events = self.campaign.due(&self.case, instant(at)).expect("its own campaign");
        let came = events.iter().filter_map(|event| {
            let EventBody::MomentReached { moment, member, .. } = event.body() else { return None };
            let member = member.as_ref().and_then(index_of).map(|index| format!(" of {index}"));
            let day = event.at().date_naive();
            Some(format!("{day} {moment}{}", member.unwrap_or_default()))
        });
        let came = came.collect();
        self.apply(events);
        came
    }

    fn apply(&mut self, events: Vec<Event>) {
        for event in &events {
            self.campaign.apply(&mut self.case, event).expect("its own event");
        }
        self.events.extend(events);
        self.is_kept();
    }

    /// Stored events and a stored snapshot give the case again.
    fn is_kept(&self) {
        let stored = self.events.iter().map(|event| wire::Event::from(event).to_json());
        let read = stored.map(|json| wire::Event::from_json(&json).and_then(|event| event.parse()));
        let read: Vec<Event> = read.collect::<Result<_, _>>().expect("as stored");
        assert_eq!(read, self.events);
        let replayed = self.campaign.replay(&read).expect("one case");
        let snapshot = self.campaign.snapshot(&self.case);
        assert_eq!(self.campaign.snapshot(&replayed), snapshot);
        let json = wire::Snapshot::from(&snapshot).to_json();
        let state =
            wire::Snapshot::from_json(&json).and_then(|snapshot| snapshot.parse()).expect("as stored");
        let restored = self.campaign.restore(state).expect("its own campaign");
        assert_eq!(self.campaign.snapshot(&restored), snapshot);
    }

    /// What a person's state is, on a track of members.
    pub(crate) fn state(&self, index: usize, track: &str) -> Option<&str> {
        self.campaign.member_state(&self.case, &id(index), track)
    }

    /// True if a person may use the function at an instant.
    pub(crate) fn may(&self, who: usize, function: &str, at: &str) -> bool {
        let request = Request::new(function, Asker::person(PEOPLE[who]));
        let decision = self.campaign.decide(&self.case, &request, instant(at)).expect("its own campaign");
        decision.is_allowed()
    }

    /// Until when that answer holds.
    pub(crate) fn valid_until(&self, who: usize, function: &str, at: &str) -> Option<String> {
        let request = Request::new(function, Asker::person(PEOPLE[who]));
        let decision = self.campaign.decide(&self.case, &request, instant(at)).expect("its own campaign");
        decision.valid_until().map(format_instant)
    }

    /// The messages of all events so far: which, to whom, about whom.
    pub(crate) fn sent(&self) -> Vec<String> {
        let effects = self.events.iter().flat_map(Event::effects);
        let told = effects.map(|effect| {
            let about =
                effect.about().and_then(index_of).map(|index| format!(" about {index}")).unwrap_or_default();
            format!("{} to {}{about}", effect.notice(), effect.to())
        });
        told.collect()
    }
}
