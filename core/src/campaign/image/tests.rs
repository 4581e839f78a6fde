//! Whatever bytes an image has, loading it ends, and so does every question to what was loaded.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::{BODY, Campaign, ImageError, MARK, Reader, VERSION, Writer, checksum};
use crate::campaign::condition::{Condition, Subject, Test, ValueTest};
use crate::campaign::image::form::Form as _;
use crate::campaign::moment::{Moment, Origin};
use crate::campaign::names::{FactId, HintId, Id as _, MomentId, StateId, TrackId};
use crate::campaign::program::{Act, Claim, Given, Invariant, Program, Trigger};
use crate::text::Text;
use crate::{Asker, CaseId, Lang, Opening, Request, Scheme, parse_instant};

fn built_in(id: &str) -> Campaign {
    Campaign::built_in(id).expect("a built-in")
}

/// The bodies of two images.
static BODIES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    ["factotum-2025", "istanze-online-2016"].map(|id| built_in(id).to_image().split_off(BODY))
});

/// The image of a body, with the head that it should have.
fn image_of(body: &[u8]) -> Vec<u8> {
    let mut image = MARK.to_vec();
    image.extend(VERSION.to_le_bytes());
    image.extend(checksum(body).to_le_bytes());
    image.extend(body);
    image
}

/// Asks everything of a campaign, as far as it can be asked.
fn ask(campaign: &Campaign) {
    let at = |text| parse_instant(text).expect("an instant");
    let asker = Asker::person("RSSNNA75S42D205F").logged_in(Scheme::SPID, 2);
    let _ = campaign.timeline(Lang::It, at("2025-10-01T00:00:00Z")).to_text(None);
    let record = campaign.roles().map(|(role, _)| role).next().unwrap_or_default();
    let person = crate::Person::new("RSSNNA75S42D205F").named("Anna", "Rossi");
    for opening in [Opening::new(), Opening::new().on_record(record, person)] {
        let Ok(event) = campaign.open(CaseId::new("case"), opening, at("2016-01-01T00:00:00Z")) else {
            continue;
        };
        let Ok(mut case) = campaign.replay([&event]) else { continue };
        for now in ["2016-12-01T00:00:00Z", "2025-10-20T00:00:00Z", "2026-05-01T00:00:00Z"] {
            for function in campaign.functions() {
                let request = Request::new(function, asker.clone());
                let decision = campaign.decide(&case, &request, at(now));
                let _ = decision.map(|decision| (decision.valid_until(), decision.explain(Lang::En)));
            }
            let _ = campaign.open_commands(&case, &asker, at(now)).map(|offers| offers.len());
            for event in campaign.due(&case, at(now)).unwrap_or_default() {
                let _ = campaign.apply(&mut case, &event);
            }
        }
    }
}

#[test]
fn what_is_loaded_is_what_was_compiled() {
    for id in ["factotum-2021", "factotum-2025", "istanze-online", "istanze-online-2016"] {
        let campaign = built_in(id);
        let loaded = Campaign::from_image(&campaign.to_image()).expect("its own image");
        assert_eq!(format!("{loaded:?}"), format!("{campaign:?}"));
    }
}

#[test]
fn what_is_cut_or_changed_is_told() {
    let image = built_in("factotum-2025").to_image();
    let refusal = |image: &[u8]| Campaign::from_image(image).map(|_| ()).expect_err("no image");
    assert_eq!(refusal(b""), ImageError::Malformed);
    assert_eq!(refusal(br#"{"format": "abilita-definition/1"}"#), ImageError::Malformed);
    for end in MARK.len()..image.len() {
        assert_eq!(refusal(&image[..end]), ImageError::Damaged);
    }
    let mut newer = image.clone();
    newer[MARK.len()] += 1;
    assert_eq!(refusal(&newer), ImageError::OtherVersion { found: VERSION + 1 });
    let mut changed = image;
    changed[100] ^= 1;
    assert_eq!(refusal(&changed), ImageError::Damaged);
}

#[test]
fn a_zone_that_is_not_carried_is_named() {
    let image = built_in("factotum-2025").to_image();
    let body = &image[BODY..];
    let zone = body.windows(11).position(|name| name == b"Europe/Rome").expect("its zone");
    let mut other = body.to_vec();
    other[zone..zone + 11].copy_from_slice(b"Europe/Roma");
    let refusal = Campaign::from_image(&image_of(&other)).map(|_| ());
    assert_eq!(refusal, Err(ImageError::UnknownZone("Europe/Roma".to_owned())));
}

#[test]
fn exceptions_in_exceptions_are_read_so_deep_and_no_deeper() {
    let nested = |depth| {
        (1..depth)
            .fold(Condition::default(), |inner, _| Condition { unless: [inner].into(), tests: [].into() })
    };
    let read = |condition: &Condition| {
        let mut written = Writer::default();
        condition.write(&mut written);
        let bytes = written.into_bytes();
        let mut reader = Reader::new(&bytes);
        let _ = Condition::read(&mut reader);
        reader.finish()
    };
    assert_eq!(read(&nested(128)), Ok(()));
    assert_eq!(read(&nested(129)), Err(ImageError::Damaged));
    // As deep as an image of a megabyte could have them.
    let endless = [0, 1].repeat(500_000);
    let mut reader = Reader::new(&endless);
    let _ = Condition::read(&mut reader);
    assert_eq!(reader.finish(), Err(ImageError::Damaged));
}

/// What an image of a program is refused for, once the program has been changed as no definition could.
fn refusal_of(change: impl FnOnce(&mut Program)) -> Option<ImageError> {
    let mut campaign = built_in("istanze-online-2016");
    change(Arc::get_mut(&mut campaign.program).expect("nobody else has it"));
    Campaign::from_image(&campaign.to_image()).err()
}

#[test]
fn what_leads_back_to_itself_is_refused() {
    let moment = MomentId::from_index(0);
    let circular = refusal_of(|program| {
        let named = program.moments.get_mut(moment).expect("a moment");
        named.moment = Moment::Extreme { of: vec![Origin::Moment(moment)], latest: false };
    });
    assert_eq!(circular, Some(ImageError::Damaged));
    let hint = HintId::from_index(0);
    let circular = refusal_of(|program| {
        let first = &mut program.hints.get_mut(hint).expect("a hint").first;
        first.push((Condition::default(), Some(hint)));
    });
    assert_eq!(circular, Some(ImageError::Damaged));
    // A moment that is counted from what it sets.
    let circular = refusal_of(|program| {
        let fact = FactId::from_index(0);
        let named = program.moments.get_mut(moment).expect("a moment");
        named.moment = Moment::Extreme { of: vec![Origin::Fact(fact)], latest: false };
        let tracks = program.tracks.get_mut(TrackId::from_index(0));
        let transition = tracks.and_then(|track| track.transitions.first_mut()).expect("a transition");
        transition.trigger = Trigger::Moment(moment);
        transition.acts = vec![Act::SetFact(fact, Given::Now)];
    });
    assert_eq!(circular, Some(ImageError::Damaged));
}

#[test]
fn a_number_that_names_nothing_is_refused() {
    let beyond = |test: Test| {
        let applies = Condition { tests: [test].into(), unless: [].into() };
        let (name, title, cites, claim) =
            ("beyond".into(), Text::default(), [].into(), Claim::Needs(Vec::new()));
        refusal_of(|program| program.always.push(Invariant { name, title, cites, applies, claim }))
    };
    let track = TrackId::from_index(0);
    let state = |index| [StateId::from_index(index)].into_iter().collect();
    assert_eq!(beyond(Test::State(track, state(0))), None);
    assert_eq!(beyond(Test::State(track, state(60))), Some(ImageError::Damaged));
    assert_eq!(beyond(Test::State(TrackId::from_index(60), state(0))), Some(ImageError::Damaged));
    assert_eq!(beyond(Test::Before(MomentId::from_index(0))), None);
    assert_eq!(beyond(Test::Before(MomentId::from_index(900))), Some(ImageError::Damaged));
    let argument = Test::Value(Subject::Argument(0), ValueTest::Known(true));
    assert_eq!(beyond(argument), Some(ImageError::Damaged), "no command is given there");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 4 } else { 1500 }))]

    #[test]
    fn no_change_of_the_bytes_leads_to_a_panic_or_without_end(
        mut body in prop::sample::select(&BODIES[..]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        for (place, byte) in changes {
            let place = place.index(body.len());
            body[place] = byte;
        }
        if let Ok(campaign) = Campaign::from_image(&image_of(&body)) {
            ask(&campaign);
            // Two ways to write a number may be read, and one is written.
            let again = Campaign::from_image(&campaign.to_image()).expect("its own image");
            prop_assert_eq!(format!("{again:?}"), format!("{campaign:?}"));
        }
    }

    #[test]
    fn no_bytes_at_all_lead_to_a_panic(body in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Campaign::from_image(&body);
        let _ = Campaign::from_image(&image_of(&body));
    }
}
