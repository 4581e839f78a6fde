//! Whatever bytes an image has, loading it ends, and so does every question to what was loaded.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{BODY, Campaign, ImageError, MARK, Reader, VERSION, Writer, checksum};
use crate::campaign::condition::Condition;
use crate::campaign::image::form::Form as _;
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
