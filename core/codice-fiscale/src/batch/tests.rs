//! Every engine gives the bits of the scalar one, which are those of single codes.

use proptest::prelude::*;

use super::engine::BLOCK;
use super::{Batch, Engine, Form};
use crate::code::CodiceFiscale;
use crate::error::ErrorCode;
use crate::omocodia::with_check_character;
use crate::parse::{Strictness, parse};

/// Compares every engine with the way of single codes.
fn agree(batch: Batch<'_>) {
    for strictness in [Strictness::Strict, Strictness::Formal] {
        let single: Vec<Option<ErrorCode>> = (0..batch.len())
            .map(|i| String::from_utf8_lossy(batch.get(i).unwrap()).into_owned())
            .map(|text| parse(&text, strictness).err().map(|error| error.code()))
            .collect();
        for engine in Engine::available() {
            let valid = batch.on(engine).validate(strictness);
            assert!(valid.iter().eq(single.iter().map(Option::is_none)), "{engine:?} {strictness:?}");
            assert_eq!(valid.len(), batch.len());
            assert_eq!(valid.count_ones(), single.iter().filter(|fault| fault.is_none()).count());
            assert_eq!(batch.on(engine).classify(strictness), single, "{engine:?} {strictness:?}");
        }
        for (i, fault) in single.iter().enumerate() {
            if let Ok(record) = batch.get(i).unwrap().try_into() {
                assert_eq!(CodiceFiscale::is_record(record, strictness), fault.is_none(), "{strictness:?}");
            }
        }
    }
}

/// The records as a batch of sixteen bytes each, and as one with offsets.
fn agree_in_both_forms(records: &[[u8; 16]]) {
    agree(Batch::fixed(records));
    let offsets: Vec<i32> = (0..=records.len()).map(|i| i32::try_from(16 * i).unwrap()).collect();
    agree(Batch::with_offsets(records.as_flattened(), &offsets).unwrap());
}

const CODE: [u8; 16] = *b"RSSMRA80A01H501U";

/// A record with this beginning and the check character that fits it, and one with another.
fn completed(beginning: [u8; 16]) -> [[u8; 16]; 2] {
    let right = with_check_character(beginning);
    let mut wrong = right;
    wrong[15] = if right[15] == b'Z' { b'A' } else { right[15] + 1 };
    [right, wrong]
}

#[test]
fn every_byte_at_every_position() {
    for position in 0..16 {
        let changed = |byte| {
            let mut record = CODE;
            record[position] = byte;
            record
        };
        let records: Vec<_> =
            (0..=255).flat_map(|byte| [&[changed(byte)][..], &completed(changed(byte))].concat()).collect();
        agree(Batch::fixed(&records));
    }
}

#[test]
fn every_place_and_every_day() {
    let record = |text: String| completed(text.as_bytes().try_into().unwrap());
    let places = ('A'..='Z').flat_map(|letter| (0..1000).map(move |n| format!("RSSMRA80A01{letter}{n:03}?")));
    agree(Batch::fixed(&places.flat_map(record).collect::<Vec<_>>()));
    let months =
        |year| ('A'..='Z').flat_map(move |m| (0..100).map(move |d| format!("RSSMRA{year:02}{m}{d:02}H501?")));
    let days = [0, 1, 2, 3, 4, 10, 20, 99].into_iter().flat_map(months);
    agree(Batch::fixed(&days.flat_map(record).collect::<Vec<_>>()));
}

#[test]
fn every_triplet_of_a_few_letters() {
    let letters = *b"AEBXZ";
    let mut records = Vec::new();
    for i in 0..5_usize.pow(6) {
        let mut record = CODE;
        let mut rest = i;
        for byte in record.iter_mut().take(6) {
            *byte = letters[rest % 5];
            rest /= 5;
        }
        records.push(with_check_character(record));
    }
    agree(Batch::fixed(&records));
}

#[test]
fn records_that_need_normalisation() {
    let texts = [
        "RSSMRA80A01H501U",
        "rssmra80a01h501u",
        " RSSMRA80A01H501U",
        "12345671510     ",
        "     12345671510",
        "1234567151\u{a0}0  ",
        "TINIT-1234567151",
        "12345670017     ",
        "",
        "                ",
        "RSS",
        "TINIT-RSSMRA80A01H501U",
        "ＲSSMRA80A01H50",
        "rss mra 80a01 h501u",
    ];
    let mut offsets = vec![0];
    let mut values = Vec::new();
    for text in texts.iter().cycle().take(3 * BLOCK + 5) {
        values.extend_from_slice(text.as_bytes());
        offsets.push(i32::try_from(values.len()).unwrap());
    }
    agree(Batch::with_offsets(&values, &offsets).unwrap());
    let fixed: Vec<[u8; 16]> = texts.iter().filter_map(|text| text.as_bytes().try_into().ok()).collect();
    for length in 0..fixed.len() {
        agree(Batch::fixed(&fixed[..length]));
    }
}

#[test]
fn every_shared_vector() {
    let vectors = include_str!("../../tests/vectors.jsonl");
    let mut offsets = vec![0];
    let mut values = String::new();
    for line in vectors.lines() {
        let vector: serde_json::Value = serde_json::from_str(line).unwrap();
        values.push_str(vector["cf"].as_str().unwrap());
        offsets.push(i32::try_from(values.len()).unwrap());
    }
    let batch = Batch::with_offsets(values.as_bytes(), &offsets).unwrap();
    assert_eq!(batch.len(), 826);
    agree(batch);
}

#[test]
fn offsets_are_checked() {
    for offsets in [&[0, 3, 2][..], &[-1, 2], &[0, 4], &[i32::MIN], &[i32::MAX]] {
        assert!(Batch::with_offsets(b"abc", offsets).is_err(), "{offsets:?}");
    }
    for (offsets, count) in [(&[][..], 0), (&[0], 0), (&[3], 0), (&[0, 0, 3, 3], 3)] {
        assert_eq!(Batch::with_offsets(b"abc", offsets).unwrap().len(), count);
    }
    let cut = Batch { form: Form::Offsets { values: "è".as_bytes(), offsets: &[0, 1, 2] }, engine: None };
    agree(cut);
}

/// Records in which most characters are what the layout wants.
fn near_codes() -> impl Strategy<Value = [u8; 16]> {
    let near =
        "[A-Za-z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-7LMNPQRST][0-9LMNPQRSTUV][A-MZ][0-9L-V]{3}[A-Z]";
    let completed = near.prop_map(|text: String| {
        let record = text.as_bytes().try_into().unwrap_or([0; 16]);
        with_check_character(record)
    });
    prop_oneof![
        4 => completed,
        1 => near.prop_map(|text: String| text.as_bytes().try_into().unwrap_or([0; 16])),
        1 => any::<[u8; 16]>(),
        1 => (0..16_usize, any::<u8>()).prop_map(|(position, byte)| {
            let mut record = CODE;
            record[position] = byte;
            record
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn engines_agree(records in prop::collection::vec(near_codes(), 0..150)) {
        agree_in_both_forms(&records);
    }

    #[test]
    fn engines_agree_on_any_text(texts in prop::collection::vec("[A-Z0-9 \u{a0}é-]{0,20}", 0..80)) {
        let values = texts.concat();
        let offsets: Vec<i32> = core::iter::once(0).chain(texts.iter().scan(0, |end, text| {
            *end += i32::try_from(text.len()).ok()?;
            Some(*end)
        })).collect();
        agree(Batch::with_offsets(values.as_bytes(), &offsets).unwrap());
    }
}
