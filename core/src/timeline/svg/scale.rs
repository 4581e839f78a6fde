//! The axis: from civil dates to pixels, and the months along it.

use chrono::{Datelike as _, Days, Months, NaiveDate, TimeDelta};

use crate::calendar::CivilTime;
use crate::drawing;
use crate::text::Lang;
use crate::timeline::wording;

/// A stretch of whole months, on a stretch of pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    first: NaiveDate,
    /// The first day after it.
    end: NaiveDate,
    left: f64,
    right: f64,
}

/// The first of a month.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) x: f64,
    /// What follows, where there is room to say it.
    pub(super) label: Option<String>,
}

/// How far from everything else today may be and still be shown on the axis.
const NEAR: i64 = 62;

/// How many months a tick may stand for.
const STEPS: [u32; 14] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];

pub(super) const TICK_SIZE: f64 = 12.0;

impl Scale {
    /// The whole months that hold every point with some days around it; today too, unless the axis would shrink to
    /// nothing for it.
    pub(super) fn around(points: &[CivilTime], today: Option<CivilTime>) -> Option<(NaiveDate, NaiveDate)> {
        let first = points.iter().min().copied().or(today)?;
        let last = points.iter().max().copied().or(today)?;
        let reach = (last - first).max(TimeDelta::days(NEAR));
        let near = today.filter(|today| first - *today <= reach && *today - last <= reach);
        let first = near.map_or(first, |today| today.min(first));
        let last = near.map_or(last, |today| today.max(last));
        let margin = Days::new(u64::try_from((last - first).num_days() / 25).unwrap_or(0).max(3));
        let first = first.date().checked_sub_days(margin)?.with_day(1)?;
        let end = last.date().checked_add_days(margin)?.with_day(1)?.checked_add_months(Months::new(1))?;
        Some((first, end))
    }

    pub(super) fn new((first, end): (NaiveDate, NaiveDate), left: f64, right: f64) -> Self {
        Self { first, end, left, right }
    }

    /// True for a reading that is on the axis.
    pub(super) fn holds(&self, civil: CivilTime) -> bool {
        self.first <= civil.date() && civil.date() < self.end
    }

    /// True for a reading that is before the axis begins.
    pub(super) fn is_before(&self, civil: CivilTime) -> bool {
        civil.date() < self.first
    }

    /// Where a reading is; one beyond an end is at that end.
    pub(super) fn x(&self, civil: CivilTime) -> f64 {
        let start = self.first.and_time(chrono::NaiveTime::MIN);
        let share = hours(civil - start) / hours(self.end.signed_duration_since(self.first)).max(1.0);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// The Mondays, where there is room to see them.
    pub(super) fn weeks(&self) -> Vec<f64> {
        const ROOM: f64 = 12.0;
        let weeks = hours(self.end.signed_duration_since(self.first)) / (7.0 * 24.0);
        if (self.right - self.left) / weeks < ROOM {
            return Vec::new();
        }
        let days = self.first.iter_days().take_while(|day| *day < self.end);
        let mondays = days.filter(|day| day.weekday() == chrono::Weekday::Mon);
        mondays.map(|day| self.x(day.and_time(chrono::NaiveTime::MIN))).collect()
    }

    /// Months, or as many of them at a time as there is room for their names.
    pub(super) fn ticks(&self, lang: Lang) -> Vec<Tick> {
        let months = 12 * (self.end.year() - self.first.year()) + self.end.month0().cast_signed()
            - self.first.month0().cast_signed();
        let month_width = (self.right - self.left) / f64::from(months.max(1));
        let full = drawing::width("settembre 2025", TICK_SIZE, false) + 10.0;
        let brief = drawing::width("mag 2025", TICK_SIZE, false) + 10.0;
        let fits = |step: &u32| f64::from(*step) * month_width >= brief;
        let step = STEPS.into_iter().find(fits).unwrap_or(36_000);
        let mut ticks = Vec::new();
        let mut day = Some(self.first);
        while let Some(tick) = day.filter(|day| *day <= self.end) {
            let x = self.x(tick.and_time(chrono::NaiveTime::MIN));
            let room = self.right - x;
            let label = [(full, name(lang, tick)), (brief, short_name(lang, tick))];
            let wide = f64::from(step) * month_width;
            let label = label.into_iter().find(|(need, _)| *need <= room.min(wide)).map(|(_, label)| label);
            ticks.push(Tick { x, label });
            day = tick.checked_add_months(Months::new(step));
        }
        ticks
    }
}

/// `ottobre 2025`.
fn name(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", wording::month(lang, day), day.year())
}

/// `ott 2025`.
fn short_name(lang: Lang, day: NaiveDate) -> String {
    let month: String = wording::month(lang, day).chars().take(3).collect();
    format!("{month} {}", day.year())
}

/// A drawing needs no finer step.
fn hours(delta: TimeDelta) -> f64 {
    f64::from(i32::try_from(delta.num_hours()).unwrap_or(if delta < TimeDelta::zero() {
        i32::MIN
    } else {
        i32::MAX
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> CivilTime {
        NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap()
    }

    #[test]
    fn an_axis_is_of_whole_months() {
        let months = Scale::around(&[day(2025, 10, 6), day(2025, 10, 26)], None).unwrap();
        assert_eq!(months, (day(2025, 10, 1).date(), day(2025, 11, 1).date()));
        let ticks = Scale::new(months, 0.0, 310.0).ticks(Lang::It);
        assert_eq!(
            ticks,
            [Tick { x: 0.0, label: Some("ottobre 2025".to_owned()) }, Tick { x: 310.0, label: None },]
        );
    }

    #[test]
    fn today_is_on_it_unless_it_is_years_away() {
        let points = [day(2025, 10, 6), day(2025, 10, 26)];
        let around = |today| Scale::around(&points, Some(today)).unwrap().0;
        assert_eq!(around(day(2025, 9, 1)), day(2025, 8, 1).date());
        assert_eq!(around(day(2024, 9, 1)), day(2025, 10, 1).date());
    }

    #[test]
    fn centuries_have_few_ticks() {
        let months = Scale::around(&[day(1, 2, 1), day(9999, 11, 1)], None).unwrap();
        assert!(Scale::new(months, 0.0, 328.0).ticks(Lang::En).len() < 10);
    }
}
