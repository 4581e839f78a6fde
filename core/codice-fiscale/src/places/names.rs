//! Names of places and their history. The layout of the table is described where it is written: `tables/names.rs`.

use chrono::{Days, NaiveDate};

use super::code::PlaceCode;
use super::table::{EPOCH, index, u16_at};
use super::{ASSIGNED, assigned};

pub(super) static TABLE: &[u8] = include_bytes!("../generated/names.bin");

/// A day that is not known.
const UNKNOWN: u16 = u16::MAX;
/// A first day before the table begins.
const BEFORE: u16 = UNKNOWN - 1;

/// A period in which a place had one name in one province.
///
/// Names are written in capitals, as the national archive of municipalities has them.
///
/// ```
/// use abilita_codice_fiscale::PlaceCode;
/// let history = PlaceCode::new("A001").unwrap().history();
/// let names: Vec<_> = history.iter().map(|record| (record.name.as_str(), record.province)).collect();
/// assert_eq!(names, [("ABANO", "PD"), ("ABANO TERME", "PD")]);
/// assert_eq!(history[0].to.unwrap().to_string(), "1924-11-13");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlaceRecord {
    /// The code of the place.
    pub code: PlaceCode,
    /// The name, in Italian where there are two.
    pub name: String,
    /// The name in the other official language (German, French, Ladin or Slovene), if it is kept apart.
    pub other_name: Option<String>,
    /// The two letters of the province, also of a former one; `EE` abroad.
    pub province: &'static str,
    /// The first day, if known.
    pub from: Option<NaiveDate>,
    /// The last day, included; `None` while in force (and where nothing is known of it).
    pub to: Option<NaiveDate>,
}

impl PlaceRecord {
    /// Whether the name was in force on a day, as far as its first and last day are known.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// use chrono::NaiveDate;
    /// let history = PlaceCode::new("A001").unwrap().history();
    /// let on = NaiveDate::from_ymd_opt(1924, 11, 14).unwrap();
    /// assert!(!history[0].in_force_on(on) && history[1].in_force_on(on));
    /// ```
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl PlaceCode {
    /// The names and provinces the place has had, the oldest first; empty if none is known.
    ///
    /// Source: the ANPR archive (CC BY 4.0) for municipalities, the foreign ministry and ISTAT for states; as of May
    /// 2026. Of 559 municipalities suppressed long ago, and of some foreign territories, only the code is known.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// let bolzano = PlaceCode::new("A952").unwrap().history().pop().unwrap();
    /// assert_eq!((bolzano.name.as_str(), bolzano.other_name.as_deref()), ("BOLZANO", Some("BOZEN")));
    /// ```
    pub fn history(&self) -> Vec<PlaceRecord> {
        history(*self).map(|(history, _)| history).unwrap_or_default()
    }

    /// The last name of the place; `None` if no name is known.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// assert_eq!(PlaceCode::new("H501").unwrap().name().as_deref(), Some("ROMA"));
    /// assert_eq!(PlaceCode::new("Z110").unwrap().name().as_deref(), Some("FRANCIA"));
    /// ```
    pub fn name(&self) -> Option<String> {
        self.history().pop().map(|record| record.name)
    }

    /// The name of the place on a day; `None` if it was not in force, or no name is known.
    ///
    /// ```
    /// use abilita_codice_fiscale::PlaceCode;
    /// use chrono::NaiveDate;
    /// let abano = PlaceCode::new("A001").unwrap();
    /// assert_eq!(abano.name_on(NaiveDate::from_ymd_opt(1920, 1, 1).unwrap()).as_deref(), Some("ABANO"));
    /// ```
    pub fn name_on(&self, day: NaiveDate) -> Option<String> {
        self.history().into_iter().find(|record| record.in_force_on(day)).map(|record| record.name)
    }
}

/// Whether the place was in force on `day`, by the history of its names; `None` if no dates are known of it.
#[cfg(any(test, not(feature = "places")))]
pub(super) fn in_force(place: PlaceCode, day: NaiveDate) -> Option<bool> {
    let (history, _) = history(place).filter(|(_, is_dated)| *is_dated)?;
    let first = self::day(0)?;
    Some(history.iter().any(|record| record.from.unwrap_or(first) <= day && record.in_force_on(day)))
}

/// The records of a place, and whether it is known when it was in force.
fn history(code: PlaceCode) -> Option<(Vec<PlaceRecord>, bool)> {
    let (table, index) = (Table::new()?, index(code.number()).filter(|_| assigned(code.number()))?);
    let (present, mut records) = table.block(index / 32)?;
    if present >> (index % 32) & 1 == 0 {
        return None;
    }
    let mut names = Names::default();
    for _ in 0..(present & ((1 << (index % 32)) - 1)).count_ones() {
        while !table.advance(&mut records, &mut names)?.is_last() {}
    }
    let (mut history, mut is_dated) = (Vec::new(), false);
    loop {
        let period = table.advance(&mut records, &mut names)?;
        history.push(table.record(code, period, &names)?);
        is_dated |= table.days(period) != Some([UNKNOWN; 2]);
        if period.is_last() {
            return Some((history, is_dated));
        }
    }
}

/// The sections of the table.
pub(super) struct Table {
    token_ends: &'static [u8],
    token_text: &'static str,
    provinces: &'static [u8],
    dates: &'static [u8],
    blocks: &'static [u8],
    records: &'static [u8],
}

/// A name and the one in the other language, or an empty one; kept from one record to the next.
#[derive(Default)]
pub(super) struct Names {
    pub(super) name: String,
    pub(super) other: String,
}

/// First and last day and province, packed.
#[derive(Clone, Copy)]
pub(super) struct Period(u32);

impl Period {
    pub(super) const fn is_last(self) -> bool {
        self.0 >> 31 == 1
    }
}

impl Table {
    pub(super) fn new() -> Option<Self> {
        let (header, mut rest) = TABLE.split_at_checked(10)?;
        let mut section = |count: usize, width: usize| {
            let (section, after) = rest.split_at_checked(usize::from(u16_at(header, count)?) * width)?;
            rest = after;
            Some(section)
        };
        let (token_ends, token_text, provinces) = (section(0, 2)?, section(1, 1)?, section(2, 2)?);
        let (dates, blocks) = (section(3, 2)?, section(4, 8)?);
        let token_text = core::str::from_utf8(token_text).ok()?;
        Some(Self { token_ends, token_text, provinces, dates, blocks, records: rest })
    }

    /// Which of the 32 codes of a block have records, and the records from the first of them on.
    fn block(&self, block: usize) -> Option<(u32, &'static [u8])> {
        let [present, start] = [0, 4].map(|offset| {
            let word = self.blocks.get(8 * block + offset..)?.first_chunk()?;
            Some(u32::from_le_bytes(*word))
        });
        Some((present?, self.records.get(usize::try_from(start?).ok()?..)?))
    }

    /// Every code that has records, in order.
    pub(super) fn codes(&self) -> impl Iterator<Item = PlaceCode> {
        let codes = ASSIGNED.into_iter().flat_map(|(letter, first, last)| {
            (first..=last).map(move |number| PlaceCode::from_number(letter, number))
        });
        let present = self.blocks.chunks_exact(8).flat_map(|block| {
            let present = block.first_chunk().map_or(0, |word| u32::from_le_bytes(*word));
            (0..32).map(move |i| present >> i & 1 == 1)
        });
        codes.zip(present).filter(|(_, present)| *present).map(|(code, _)| code)
    }

    /// The records of all codes, for [`advance`](Self::advance).
    pub(super) const fn records(&self) -> &'static [u8] {
        self.records
    }

    /// Reads the next record of `rest`; its names replace those of the record before, unless they are the same.
    pub(super) fn advance(&self, rest: &mut &'static [u8], names: &mut Names) -> Option<Period> {
        let (period, text) = rest.split_first_chunk()?;
        let end = text.iter().position(|token| *token == 0)?;
        let (text, after) = text.split_at_checked(end)?;
        if !text.is_empty() {
            let mut parts = text.splitn(2, |token| *token == 1);
            for name in [&mut names.name, &mut names.other] {
                name.clear();
                name.extend(parts.next().unwrap_or_default().iter().filter_map(|token| self.token(*token)));
            }
        }
        *rest = after.get(1..)?;
        Some(Period(u32::from_le_bytes(*period)))
    }

    /// The characters a token stands for.
    fn token(&self, token: u8) -> Option<&'static str> {
        let end = |token: u8| u16_at(self.token_ends, token.into()).map(usize::from);
        self.token_text.get(end(token.checked_sub(1)?)?..end(token)?)
    }

    /// The first and the last day of a period, since the epoch.
    fn days(&self, period: Period) -> Option<[u16; 2]> {
        let days = |shift: u32| u16_at(self.dates, (period.0 >> shift & 0xFFF) as usize);
        Some([days(0)?, days(12)?])
    }

    pub(super) fn record(&self, code: PlaceCode, period: Period, names: &Names) -> Option<PlaceRecord> {
        let [from, to] = self.days(period)?.map(|days| if days >= BEFORE { None } else { day(days) });
        let province = 2 * (period.0 >> 24 & 0x7F) as usize;
        Some(PlaceRecord {
            code,
            name: names.name.clone(),
            other_name: (!names.other.is_empty()).then(|| names.other.clone()),
            province: core::str::from_utf8(self.provinces.get(province..province + 2)?).ok()?,
            from,
            to,
        })
    }
}

fn day(since_epoch: u16) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(EPOCH)?.checked_add_days(Days::new(since_epoch.into()))
}

#[cfg(all(test, feature = "places"))]
mod tests {
    use super::super::ASSIGNED;
    use super::*;

    /// The days on which something begins or ends, those after them, and some far from all of them.
    fn days(place: PlaceCode) -> impl Iterator<Item = NaiveDate> {
        let records = place.history();
        let ends: Vec<_> = records.iter().flat_map(|record| [record.from, record.to]).flatten().collect();
        let around = ends.into_iter().flat_map(|day| [Some(day), day.succ_opt()]);
        let far = [(1861, 3, 16), (1861, 3, 17), (2050, 1, 1)];
        let far = far.map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        around.chain(far).flatten()
    }

    #[test]
    fn names_say_of_every_place_when_it_was_in_force_as_its_periods_do() {
        for (letter, first, last) in ASSIGNED {
            for number in first..=last {
                let place = PlaceCode::from_number(letter, number);
                for day in days(place) {
                    assert_eq!(in_force(place, day), place.in_force_on(day), "{place:?} on {day}");
                }
            }
        }
    }
}
