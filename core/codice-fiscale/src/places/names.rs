//! Names of places and their history: unpacked when somebody first asks.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use super::ASSIGNED;
use super::code::PlaceCode;
use super::packing::unpack;
use super::roll::{BEFORE, Entry, Roll};
use super::table::{EPOCH, index, places};

pub(super) static PACKED: &[u8] = include_bytes!("../generated/names.bin");

static ROLL: LazyLock<Roll> = LazyLock::new(|| unpack(PACKED, places()));

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
        entries(*self).iter().filter_map(|entry| record(*self, entry)).collect()
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
    let first = self::day(0)?;
    let is_dated = |entry: &&Entry| (entry.from, entry.to) != (super::roll::UNKNOWN, super::roll::UNKNOWN);
    let mut dated =
        entries(place).iter().filter(is_dated).filter_map(|entry| record(place, entry)).peekable();
    dated.peek()?;
    Some(dated.any(|record| record.from.unwrap_or(first) <= day && record.in_force_on(day)))
}

/// Every place with its entries, in the order of the codes.
pub(super) fn all() -> impl Iterator<Item = (PlaceCode, &'static [Entry])> {
    let codes = ASSIGNED.into_iter().flat_map(|(letter, first, last)| {
        (first..=last).map(move |number| PlaceCode::from_number(letter, number))
    });
    codes.enumerate().map(|(place, code)| (code, ROLL.of_place(place)))
}

fn entries(code: PlaceCode) -> &'static [Entry] {
    index(code.number()).map(|place| ROLL.of_place(place)).unwrap_or_default()
}

/// The name of an entry, and that in the other language, or an empty one.
pub(super) fn names(entry: &Entry) -> [String; 2] {
    ROLL.names(entry)
        .map(|letters| letters.iter().filter_map(|letter| ROLL.alphabet.get(usize::from(*letter))).collect())
}

pub(super) fn province(entry: &Entry) -> Option<&'static str> {
    core::str::from_utf8(ROLL.provinces.get(usize::from(entry.province))?).ok()
}

pub(super) fn record(code: PlaceCode, entry: &Entry) -> Option<PlaceRecord> {
    let [name, other] = names(entry);
    let [from, to] = [entry.from, entry.to].map(|days| if days >= BEFORE { None } else { day(days) });
    let other_name = Some(other).filter(|other| !other.is_empty());
    Some(PlaceRecord { code, name, other_name, province: province(entry)?, from, to })
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
