//! How the roll is packed: its fields, one after the other, and what foretells each.

use core::ops::Range;

use super::super::packing::{Bits, Days, Packing, Table, join};
use super::{Entry, Roll};

/// The numbers of the fields.
mod field {
    pub(super) const COUNT: u8 = 0;
    pub(super) const CHARACTER: u8 = 1;
    pub(super) const LETTER_OF_PROVINCE: u8 = 2;
    pub(super) const DAYS: u8 = 3; // and 4
    pub(super) const HAS_ENTRY: u8 = 5;
    pub(super) const KEEPS_NAME: u8 = 6;
    pub(super) const HAS_OTHER: u8 = 7;
    pub(super) const KEEPS_PROVINCE: u8 = 8;
    pub(super) const NEXT_PROVINCE: u8 = 9;
    pub(super) const FIRST_PROVINCE: u8 = 10;
    pub(super) const FOLLOWS: u8 = 11;
    pub(super) const NEXT_FROM: u8 = 12;
    pub(super) const FIRST_FROM: u8 = 13;
    pub(super) const TO: u8 = 14;
    /// Of the first name of a place, of a later one, of one in the other language. Each has two: whether a letter is that of a
    /// name before, and which it is.
    pub(super) const FIRST_NAME: u8 = 15;
    pub(super) const NEXT_NAME: u8 = 17;
    pub(super) const OTHER_NAME: u8 = 19;
}

impl Table for Roll {
    fn walk<B: Bits>(known: &Self, places: u32, packing: &mut Packing<B>) -> Self {
        let mut walk = Walk { known, packing, roll: Self::default(), blank: 0 };
        walk.lists();
        let mut beside = Beside::default();
        for place in 0..places {
            beside.region = place >> 8;
            walk.place(known.of_place(place as usize), &mut beside);
            let end = walk.roll.entries.len().try_into();
            walk.roll.ends.push(end.unwrap_or_default());
        }
        walk.roll
    }
}

struct Walk<'w, B> {
    known: &'w Roll,
    packing: &'w mut Packing<B>,
    /// As far as it was walked.
    roll: Roll,
    /// The letter between words.
    blank: u8,
}

/// What stands beside a place.
#[derive(Default)]
struct Beside {
    /// Where in the order of codes. It tells those of one time from those of another, and municipalities from states.
    region: u32,
    /// The first entry of the last place that has one: by its name most places come after it in the alphabet.
    above: Entry,
    /// Of the last places, whether they have any.
    have_entries: u32,
}

impl<B: Bits> Walk<'_, B> {
    /// What entries refer to.
    fn lists(&mut self) {
        let Self { known, packing, roll, .. } = self;
        let mut count = |known: usize| {
            packing.number(known.try_into().unwrap_or_default(), 6, field::COUNT, [0; 4]) as usize
        };
        let (characters, provinces) = (count(known.alphabet.len()), count(known.provinces.len()));
        for index in 0..characters {
            let character = known.alphabet.get(index).copied().unwrap_or_default();
            let character = packing.number(character.into(), 7, field::CHARACTER, [0; 4]);
            roll.alphabet.push(char::from_u32(character).unwrap_or_default());
        }
        let blank = roll.alphabet.iter().position(|character| *character == ' ');
        self.blank = blank.and_then(|blank| blank.try_into().ok()).unwrap_or_default();
        for index in 0..provinces {
            let mut last = 0;
            let letters = known.provinces.get(index).copied().unwrap_or_default().map(|letter| {
                let contexts = [last.into(), 0, 0, 0];
                last = byte(packing, letter.saturating_sub(b'A'), 5, field::LETTER_OF_PROVINCE, contexts);
                b'A'.saturating_add(last)
            });
            roll.provinces.push(letters);
        }
        roll.days = Days::walk(&known.days, field::DAYS, packing);
    }

    fn place(&mut self, known: &[Entry], beside: &mut Beside) {
        let mut before: Option<Entry> = None;
        for number in 0.. {
            let (region, have_entries) = (beside.region, beside.have_entries);
            let contexts = before.map_or([0, have_entries & 7, region, have_entries & 255], |before| {
                let ended = u32::from(before.to) + 256;
                [256, ended, join(ended, before.province.into()), 256 + number]
            });
            if !self.packing.flag(known.len() > number as usize, field::HAS_ENTRY, contexts) {
                break;
            }
            let entry = known.get(number as usize).copied().unwrap_or_default();
            let entry = self.entry(&entry, before, beside);
            self.roll.entries.push(entry);
            if before.is_none() {
                beside.above = entry;
            }
            before = Some(entry);
        }
        beside.have_entries = beside.have_entries << 1 | u32::from(before.is_some());
    }

    /// An entry of a place, after the one `before`, if it is not the first.
    fn entry(&mut self, known: &Entry, before: Option<Entry>, beside: &Beside) -> Entry {
        let mut entry = self.names(known, before, beside);
        let Some(before) = before else {
            entry.province = self.first_province(known, &entry);
            entry.from = self.first_day(known, entry.province, beside);
            entry.to = self.last_day(known, &entry, 0);
            return entry;
        };
        let (ended, last) = (u32::from(before.to), u32::from(before.province));
        let keeps_name = u32::from(entry.start == before.start);

        let contexts = [keeps_name, join(keeps_name, last), join(keeps_name, ended), 0];
        let keeps = self.packing.flag(known.province == before.province, field::KEEPS_PROVINCE, contexts);
        entry.province = if keeps {
            before.province
        } else {
            byte(self.packing, known.province, 4, field::NEXT_PROVINCE, [last, join(last, ended), ended, 0])
        };

        let (kept, province) = (keeps_name << 1 | u32::from(keeps), u32::from(entry.province));
        let next = before.to.wrapping_add(1);
        let contexts = [kept, join(kept, province), join(kept, ended), 0];
        entry.from = if self.packing.flag(known.from == next, field::FOLLOWS, contexts) {
            next
        } else {
            self.day(known.from, field::NEXT_FROM, [0, province, join(province, ended), ended])
        };
        entry.to = self.last_day(known, &entry, 1);
        entry
    }

    fn first_day(&mut self, known: &Entry, province: u8, beside: &Beside) -> u16 {
        let (province, above) = (u32::from(province), u32::from(beside.above.from));
        self.day(known.from, field::FIRST_FROM, [beside.region, province, above, join(province, above)])
    }

    fn last_day(&mut self, known: &Entry, entry: &Entry, number: u32) -> u16 {
        let (province, from) = (u32::from(entry.province), u32::from(entry.from));
        self.day(known.to, field::TO, [number, join(province, from), province, from])
    }

    fn day(&mut self, known: u16, field: u8, contexts: [u32; 4]) -> u16 {
        self.roll.days.day(known, field, contexts, self.packing)
    }

    /// The province of a place: names sound after it.
    fn first_province(&mut self, known: &Entry, entry: &Entry) -> u8 {
        let [name, other] = self.roll.names(entry);
        let sound = |letters: &[u8]| letters.iter().fold(0, |sound, letter| join(sound, u32::from(*letter)));
        let (beginning, _) = name.split_at_checked(3).unwrap_or((name, &[]));
        let (_, end) = name.split_at_checked(name.len().saturating_sub(3)).unwrap_or_default();
        let last_word = name.rsplit(|letter| *letter == self.blank).next().unwrap_or_default();
        let contexts = [u32::from(!other.is_empty()), sound(beginning), sound(end), sound(last_word)];
        byte(self.packing, known.province, 3, field::FIRST_PROVINCE, contexts)
    }

    /// An entry of which only the names are known so far.
    fn names(&mut self, known: &Entry, before: Option<Entry>, beside: &Beside) -> Entry {
        if let Some(before) = before {
            let contexts = [0, before.to.into(), before.province.into(), 1];
            if self.packing.flag(known.start == before.start, field::KEEPS_NAME, contexts) {
                return before;
            }
        }
        let [known_name, known_other] = self.known.names(known);
        let (above, field) =
            before.map_or((beside.above, field::FIRST_NAME), |before| (before, field::NEXT_NAME));
        let [above_name, above_other] = above.ranges();
        let start = self.roll.letters.len();
        let name = self.name(known_name, above_name, field);
        let end = self.roll.letters.iter().rev().take(2).fold(0, |end, letter| join(end, u32::from(*letter)));
        let contexts = [end, above.other.into(), above.province.into(), 0];
        let other = if self.packing.flag(!known_other.is_empty(), field::HAS_OTHER, contexts) {
            let own = start..start + usize::from(name);
            let is_renamed = before.is_some() && !above_other.is_empty();
            self.name(known_other, if is_renamed { above_other } else { own }, field::OTHER_NAME)
        } else {
            0
        };
        Entry { start: start.try_into().unwrap_or_default(), name, other, ..Entry::default() }
    }

    /// A name; it begins as another does, or not. Gives how many letters it has.
    fn name(&mut self, known: &[u8], other: Range<usize>, field: u8) -> u8 {
        let (mut length, mut is_alike) = (0_u8, true);
        let (mut last, mut last_two, mut last_three, mut word) = (0, 0, 0, 0);
        loop {
            let known = known.get(usize::from(length)).copied().unwrap_or_default();
            let other = self.roll.letters.get(other.clone()).unwrap_or_default();
            let other = other.get(usize::from(length)).copied().unwrap_or_default();
            let mut beside = u32::from(other);
            if is_alike {
                let contexts =
                    [length.into(), join(last, beside), join(last_two, beside), join(word, beside)];
                is_alike = self.packing.flag(known == other, field, contexts);
                beside += 256; // in the alphabet, a name that parts from another comes after it
            }
            let letter = if is_alike {
                other
            } else {
                byte(self.packing, known, 2, field + 1, [last_two, last_three, join(last, beside), word])
            };
            // No name is as long as a number could count.
            if letter == 0 || length == u8::MAX {
                return length;
            }
            self.roll.letters.push(letter);
            length += 1;
            let found = u32::from(letter) + 1;
            (last_three, last_two, last) = (join(last_two, found), join(last, found), found);
            word = if letter == self.blank { 0 } else { join(word, found) };
        }
    }
}

/// A number below 256.
fn byte<B: Bits>(packing: &mut Packing<B>, known: u8, plain: u8, field: u8, contexts: [u32; 4]) -> u8 {
    packing.number(known.into(), plain, field, contexts).try_into().unwrap_or_default()
}
