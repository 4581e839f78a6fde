//! What holds for every life of a case, however random: proved by trying many.

use std::sync::LazyLock;

use abilita::wire;
use abilita::{Announcement, Asker, Campaign, Case, Event, Instant, PersonId, Request, Scheme};
use chrono::TimeDelta;

use crate::life::{Attempt, PEOPLE, attempts, command, instant, opened};
use proptest::prelude::*;

/// Campaigns to live under, each with the instant at which lives begin.
static CAMPAIGNS: LazyLock<[(Campaign, &'static str); 4]> = LazyLock::new(|| {
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
    ]
});

fn life() -> impl Strategy<Value = (Campaign, &'static str, Vec<Attempt>)> {
    (0..4usize).prop_flat_map(|index| {
        let (campaign, start) = CAMPAIGNS[index].clone();
        attempts(&campaign, 40).prop_map(move |attempts| (campaign.clone(), start, attempts))
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
        let new = match command(campaign, &case, attempt) {
            Some(command) => campaign.handle(&case, &command, at).unwrap_or_default(),
            None => campaign.due(&case, at).expect("the case's own campaign"),
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

    /// Whoever is allowed something is vouched for, or stands on record, in the register or in the draft.
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
        for codice_fiscale in &PEOPLE[..2] {
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
        }
    }
}
