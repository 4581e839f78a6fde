//! What holds for every life of a case, however random: proved by trying many.

use std::sync::LazyLock;

use abilita::wire;
use abilita::{Announcement, Asker, Campaign, Case, Event, Instant, PersonId, Request, Scheme};
use chrono::TimeDelta;

use crate::life::{Attempt, PEOPLE, attempts, command, instant, news, opened};
use proptest::prelude::*;

/// Campaigns to live under, each with the instant at which lives begin.
static CAMPAIGNS: LazyLock<[(Campaign, &'static str); 5]> = LazyLock::new(|| {
    let built_in = |id| Campaign::built_in(id).expect("a built-in");
    let update = built_in("istanze-online-2016");
    let reopened = instant("2016-12-07T08:00:00+01:00");
    let update =
        update.announce(Announcement::new("update_concluded", reopened, reopened)).expect("a moment");
    [
        (built_in("factotum-2021"), "2021-09-15T08:00:00+02:00"),
        (built_in("factotum-2025"), "2025-10-01T08:00:00+02:00"),
        (built_in("istanze-online"), "2019-03-20T08:00:00+01:00"),
        (update, "2016-11-25T08:00:00+01:00"),
        (Campaign::from_toml(DELEGATIONS).expect("a sound definition"), "2026-01-10T08:00:00+01:00"),
    ]
});

/// Everything that is kept of members, parameters and notices, with terms short enough to end within a life.
const DELEGATIONS: &str = r#"
    format = "abilita-definition/1"
    id     = "delegations"
    case   = "institute"
    zone   = "Europe/Rome"
    [roles]
    head     = { on_record = true }
    deputy   = { listed = true, if = { state = { delegation = "accepted" }, flag = "idle" } }
    delegate = { listed = true }
    operator = { vouched = true }
    [login]
    schemes = ["spid"]
    [parameters]
    switch_off = { type = "date", default = 2026-02-15, valid = { after = "law" } }
    [facts]
    accepted_on = { type = "date", of = "member" }
    last_login  = { type = "date", of = "member" }
    reason      = { type = "text", of = "member" }
    papers      = { type = "texts", of = "member", max_items = 3 }
    note        = { type = "text", max_length = 80 }
    changed_on  = "date"
    [flags]
    idle = { of = "member" }
    late = {}
    [moments]
    law        = { from = 2026-01-01 }
    switch_off = { from = { parameter = "switch_off" } }
    deadline   = { through = 2026-03-01 }
    term       = { through = { after = { fact = "accepted_on" }, days = 20 } }
    too_long   = { from = { after = { fact = "last_login" }, days = 10 } }
    end        = { earliest = ["term", "deadline"] }
    a_week_on  = { from = { after = { entered = { delegation = "accepted" } }, days = 7, same_time = true } }
    changed    = { from = { after = { fact = "changed_on" }, days = 3 }, at = 09:30 }
    [windows]
    delegated = { from = { entered = { delegation = "accepted" } }, until = "end" }
    [functions]
    manage = {}
    sign   = {}
    read   = {}
    [rules.off]
    forbid = ["sign"]
    after  = "switch_off"
    except = { fact = { last_login = { after = "switch_off" } } }
    cites  = ["D-01"]
    [rules.manage]
    permit = "manage"
    role   = ["head", "deputy"]
    [rules.sign]
    permit = "sign"
    role   = "delegate"
    needs  = [{ during = "delegated", cites = ["D-02"] }, { unless = { flag = "idle" }, cites = ["D-03"] }]
    [rules.read]
    permit = "read"
    role   = "of_the_case"
    needs  = [{ unless = { fact = { last_login = { older_than_days = 12 } } }, cites = ["D-04"] }]
    [commands]
    accept  = { function = "read" }
    give    = { function = "read", arguments = { id = "text" } }
    revoke  = { function = "manage", arguments = { person = "person", text = "text" } }
    recall  = { function = "manage" }
    confirm = { function = "manage", arguments = { person = "person" } }
    insert  = { function = "manage", arguments = { person = "person", role = "role" } }
    remove  = { function = "manage", arguments = { person = "person" } }
    grant   = { function = "manage" }
    [tracks.roster]
    states  = ["open", "closed"]
    initial = "open"
    [tracks.roster.on]
    confirm  = { command = "confirm", do = { confirm = "person" } }
    insert   = { command = "insert", do = { insert = { person = "person", role = "role" }, set = { changed_on = { now = true } } } }
    remove   = { command = "remove", do = { remove = "person" } }
    grant    = { command = "grant", to = "closed", do = { grant_roster = true } }
    recall   = { command = "recall", from = "closed", to = "open" }
    deadline = { moment = "deadline", to = "closed", do = { grant_roster = true, set_flag = "late" } }
    changed  = { moment = "changed", to = "open" }
    [tracks.delegation]
    of      = "member"
    states  = ["asked", "accepted", "ended"]
    initial = "asked"
    [tracks.delegation.on]
    accept   = { command = "accept", member = "asker", from = ["asked", "ended"], to = "accepted", do = { set = { accepted_on = { now = true } } } }
    give     = { command = "give", member = "asker", do = { append = { papers = { argument = "id" } } } }
    revoke   = { command = "revoke", member = { argument = "person" }, from = "accepted", to = "ended", do = { set = { reason = { argument = "text" } }, forget = "accepted_on" } }
    recall   = { command = "recall", member = "every", from = "ended", to = "asked", send = { to = "member", notice = "again" } }
    term     = { moment = "term", from = "accepted", to = "ended" }
    idle     = { moment = "too_long", do = { set_flag = "idle" } }
    week     = { moment = "a_week_on", do = { clear_flag = "idle" }, send = { to = "head", notice = "week" } }
    deadline = { moment = "deadline", from = "asked", to = "ended", send = { to = "member", notice = "ended" } }
    [notices.switch]
    to     = "head"
    before = "switch_off"
    days   = [5, 1]
    at     = 08:00
    if     = { unless = { flag = "late" } }
    [notices.term]
    to     = "member"
    before = "end"
    days   = 3
    if     = { state = { delegation = "accepted" } }
"#;

/// Half of all lives are lived where members have most to live through, and those are longer.
fn life() -> impl Strategy<Value = (Campaign, &'static str, Vec<Attempt>)> {
    let last = CAMPAIGNS.len() - 1;
    prop_oneof![0..last, Just(last)].prop_flat_map(move |index| {
        let (campaign, start) = CAMPAIGNS[index].clone();
        let length = if index == last { 120 } else { 40 };
        attempts(&campaign, length).prop_map(move |attempts| (campaign.clone(), start, attempts))
    })
}

/// Lives a life: the case, its events, and what `observe` was shown after each attempt.
fn live(
    campaign: &Campaign,
    start: &str,
    attempts: &[Attempt],
    mut observe: impl FnMut(&Case, Instant) -> Result<(), TestCaseError>,
) -> Result<(Case, Vec<Event>), TestCaseError> {
    let (mut case, opening) = opened(campaign, start);
    let mut events = vec![opening];
    let mut at = instant(start);
    for attempt in attempts {
        at += TimeDelta::seconds(attempt.after_seconds);
        let before = campaign.snapshot(&case);
        let new = if let Some(command) = command(campaign, &case, attempt) {
            campaign.handle(&case, &command, at).unwrap_or_default()
        } else {
            let told = news(campaign, attempt, at).and_then(|told| campaign.tell(&case, told, at).ok());
            told.unwrap_or_else(|| campaign.due(&case, at).expect("the case's own campaign"))
        };
        prop_assert_eq!(
            campaign.snapshot(&case),
            before,
            "neither a command nor a refusal changes the case itself"
        );
        for event in &new {
            prop_assert!(event.at() <= at, "nothing is dated in the future");
            campaign.apply(&mut case, event).expect("an event of this campaign");
        }
        events.extend(new);
        observe(&case, at)?;
    }
    Ok((case, events))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Replaying the events, stored and read again, gives the case that was lived; so does a snapshot of it.
    #[test]
    fn replay_equals_live((campaign, start, attempts) in life()) {
        let (case, events) = live(&campaign, start, &attempts, |_, _| Ok(()))?;
        let stored: Vec<String> = events.iter().map(|event| wire::Event::from(event).to_json()).collect();
        let read: Vec<Event> =
            stored.iter().map(|json| wire::Event::from_json(json).and_then(|event| event.parse()).expect("as stored")).collect();
        prop_assert_eq!(&read, &events);
        let replayed = campaign.replay(&read).expect("the events of one case");
        prop_assert_eq!(campaign.snapshot(&replayed), campaign.snapshot(&case));
        let snapshot = wire::Snapshot::from(&campaign.snapshot(&case)).to_json();
        let restored = campaign.restore(wire::Snapshot::from_json(&snapshot).expect("as stored").parse().expect("a state"));
        prop_assert_eq!(campaign.snapshot(&restored.expect("its own campaign")), campaign.snapshot(&case));
    }

    /// Asking what is due once, or every day, or never, gives the same events at the same instants in the end.
    #[test]
    fn due_is_idempotent_and_does_not_depend_on_how_often_it_is_asked(
        (campaign, start, attempts) in life(),
        days in prop::collection::vec(0..40i64, 0..10),
    ) {
        let (case, _) = live(&campaign, start, &attempts, |_, _| Ok(()))?;
        let end = case.last_at() + TimeDelta::days(60);
        let at_once = campaign.due(&case, end).expect("its own campaign");
        let mut stepwise = Vec::new();
        let mut stepping = case.clone();
        let mut days = days;
        days.sort_unstable();
        for day in days.into_iter().map(|day| case.last_at() + TimeDelta::days(day)).chain([end]) {
            let due = campaign.due(&stepping, day).expect("its own campaign");
            for event in &due {
                campaign.apply(&mut stepping, event).expect("an event of this campaign");
            }
            prop_assert!(campaign.due(&stepping, day).expect("its own campaign").is_empty());
            stepwise.extend(due);
        }
        prop_assert_eq!(stepwise, at_once);
    }

    /// Whoever is allowed something is vouched for, or is on record, in the register or in the draft.
    #[test]
    fn nobody_without_a_grant_is_ever_allowed((campaign, start, attempts) in life()) {
        let functions: Vec<String> = campaign.functions().map(str::to_owned).collect();
        live(&campaign, start, &attempts, |case, at| {
            for codice_fiscale in PEOPLE {
                let id = PersonId::new(codice_fiscale);
                let stands = campaign
                    .record_of(case)
                    .chain(campaign.register_of(case))
                    .chain(campaign.draft_of(case))
                    .any(|(_, person)| *person.id() == id);
                if stands {
                    continue;
                }
                let asker = Asker::person(codice_fiscale).logged_in(Scheme::SPID, 3);
                for function in &functions {
                    let request = Request::new(function, asker.clone());
                    let decision = campaign.decide(case, &request, at).expect("its own campaign");
                    prop_assert!(!decision.is_allowed(), "{} to a stranger", function);
                }
            }
            Ok(())
        })?;
    }

    /// F21-03, F25-02, F25-03: during the suspension nobody logs in but the head, and he only to manage the delegates.
    #[test]
    fn during_the_suspension_only_the_head_manages_delegates(
        (index, attempts) in (0..2usize).prop_flat_map(|index| {
            let (campaign, _) = CAMPAIGNS[index].clone();
            (Just(index), attempts(&campaign, 40))
        }),
    ) {
        let (campaign, start) = CAMPAIGNS[index].clone();
        let opening = campaign.moment("opening", instant(start)).expect("a stated moment");
        let mut concluded = false;
        live(&campaign, start, &attempts, |case, at| {
            concluded |= campaign.state_of(case, "renewal") == Some("concluded");
            if at < opening || concluded {
                return Ok(());
            }
            for codice_fiscale in PEOPLE {
                let asker = Asker::person(codice_fiscale).logged_in(Scheme::SPID, 2);
                for decision in campaign.permissions(case, &asker, at).expect("its own campaign") {
                    let excepted = decision.function() == "interim.request"
                        || (decision.function() == "delegates.manage" && codice_fiscale == PEOPLE[0]);
                    prop_assert!(excepted || !decision.is_allowed(), "{} is allowed", decision);
                }
            }
            Ok(())
        })?;
    }

    /// An answer holds until `valid_until`, and is another one from then on.
    #[test]
    fn valid_until_is_exact((campaign, start, attempts) in life(), samples in prop::collection::vec(0.0..1.0f64, 4)) {
        let functions: Vec<String> = campaign.functions().map(str::to_owned).collect();
        let (case, _) = live(&campaign, start, &attempts, |_, _| Ok(()))?;
        let at = case.last_at();
        let known = |decision: &abilita::Decision<'_>| {
            let because: Vec<String> = decision.because().map(str::to_owned).collect();
            (decision.is_allowed(), because, decision.next().map(str::to_owned))
        };
        for codice_fiscale in &PEOPLE[..3] {
            for function in &functions {
                let request = Request::new(function, Asker::person(codice_fiscale).logged_in(Scheme::SPID, 2));
                let now = campaign.decide(&case, &request, at).expect("its own campaign");
                // What is announced later is not known now, and may well change the answer.
                let until = now.valid_until();
                let horizon = until.unwrap_or(at + TimeDelta::days(5));
                let announced = campaign.announcements().map(Announcement::known_from).find(|known| *known > at);
                let horizon = announced.map_or(horizon, |known| known.min(horizon));
                for sample in &samples {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "any instant between will do")]
                    let offset = ((horizon - at).num_seconds() as f64 * sample) as i64;
                    let between = at + TimeDelta::seconds(offset);
                    if between < horizon {
                        let later = campaign.decide(&case, &request, between).expect("its own campaign");
                        prop_assert_eq!(known(&later), known(&now), "{} changed before valid_until", function);
                    }
                }
                if let Some(until) = until.filter(|until| announced.is_none_or(|known| *until < known)) {
                    let then = campaign.decide(&case, &request, until).expect("its own campaign");
                    prop_assert_ne!(known(&then), known(&now), "{} did not change at valid_until", function);
                }
            }
        }
    }

    /// A command that is offered is never refused for want of permission or state, but for what its arguments say.
    #[test]
    fn what_is_offered_may_be_given((campaign, start, attempts) in life()) {
        let (case, _) = live(&campaign, start, &attempts, |_, _| Ok(()))?;
        let at = case.last_at() + TimeDelta::seconds(1);
        for attempt in &attempts {
            let offers = campaign.open_commands(&case, &attempt.asker, at).expect("its own campaign");
            let Some(command) = command(&campaign, &case, attempt) else { continue };
            let offered = offers.iter().any(|offer| offer.name == command.name());
            match campaign.handle(&case, &command, at) {
                Ok(_) => prop_assert!(offered, "{} was carried out though not offered", command.name()),
                Err(refusal) if offered => {
                    prop_assert!(!["not_allowed", "frozen", "scheme_not_accepted"].contains(&refusal.code()));
                }
                Err(_) => {}
            }
        }
    }

    /// After an erasure the events replay, nothing of the person is left, and the roles stand as they stood.
    #[test]
    fn erased_events_replay_without_the_person((campaign, start, attempts) in life(), index in 0..5usize) {
        let (case, events) = live(&campaign, start, &attempts, |_, _| Ok(()))?;
        let erased = abilita::erase(&events, &PersonId::new(PEOPLE[index]), true);
        let replayed = campaign.replay(&erased).expect("still the events of one case");
        let stored: String = erased.iter().map(|event| wire::Event::from(event).to_json()).collect();
        prop_assert!(!stored.contains(PEOPLE[index]));
        prop_assert_eq!(replayed.sequence(), case.sequence());
        let roles = |case: &Case| -> Vec<String> { campaign.register_of(case).map(|(role, _)| role.to_owned()).collect() };
        prop_assert_eq!(roles(&replayed), roles(&case));
        for (track, _) in campaign.tracks() {
            prop_assert_eq!(campaign.state_of(&replayed, track), campaign.state_of(&case, track));
            let members = |case: &Case| -> Vec<Option<String>> {
                let of = |person| campaign.member_state(case, person, track).map(str::to_owned);
                campaign.members_of(case).map(of).collect()
            };
            prop_assert_eq!(members(&replayed), members(&case));
        }
        let snapshot = wire::Snapshot::from(&campaign.snapshot(&replayed)).to_json();
        let state = wire::Snapshot::from_json(&snapshot).and_then(|snapshot| snapshot.parse()).expect("as stored");
        let restored = campaign.restore(state).expect("what is erased fits still");
        prop_assert_eq!(campaign.snapshot(&restored), campaign.snapshot(&replayed));
        let end = case.last_at() + TimeDelta::days(60);
        let due = |case: &Case| campaign.due(case, end).expect("its own campaign").len();
        prop_assert_eq!(due(&replayed), due(&case), "what had come has come, and the rest will");
    }
}
