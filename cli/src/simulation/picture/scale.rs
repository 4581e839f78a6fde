//! From days and counts to places in the drawing.

use abilita::timeline::wording;
use abilita::{Campaign, Lang, drawing};
use chrono::{Datelike as _, NaiveDate};

use crate::simulation::course::Course;

/// The days from left to right.
#[derive(Debug)]
pub(super) struct Days {
    dates: Vec<NaiveDate>,
    left: f64,
    right: f64,
}

/// The label of a moment.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) is_deadline: bool,
    /// It stands to the left of its line, where there is no room to the right.
    pub(super) is_before: bool,
    pub(super) row: usize,
}

impl Days {
    pub(super) fn new(course: &Course, left: f64, right: f64) -> Self {
        Self { dates: course.days.iter().map(|day| day.date).collect(), left, right }
    }

    /// The morning of the first day.
    pub(super) fn left(&self) -> f64 {
        self.left
    }

    /// The evening of a day.
    #[expect(clippy::cast_precision_loss, reason = "thousands of days at most")]
    pub(super) fn x(&self, day: usize) -> f64 {
        self.left + (self.right - self.left) * (day as f64 + 1.0) / self.dates.len().max(1) as f64
    }

    /// The beginning of a day.
    fn morning(&self, day: usize) -> f64 {
        day.checked_sub(1).map_or(self.left, |before| self.x(before))
    }

    /// The Mondays; where there are too many, the first days of months.
    pub(super) fn lines(&self) -> Vec<f64> {
        let is_long = self.dates.len() > 200;
        let is_line = |date: &NaiveDate| {
            if is_long { date.day() == 1 } else { date.weekday().number_from_monday() == 1 }
        };
        let dates = self.dates.iter().enumerate().filter(|(_, date)| is_line(date));
        dates.map(|(day, _)| self.morning(day)).collect()
    }

    /// What stands below the axis: Mondays as dates, or months, as many as there is room for.
    pub(super) fn months(&self, lang: Lang) -> Vec<(f64, String)> {
        let is_long = self.dates.len() > 200;
        let mut ticks: Vec<(f64, String)> = Vec::new();
        for (day, date) in self.dates.iter().enumerate() {
            let is_tick = if is_long { date.day() == 1 } else { date.weekday().number_from_monday() == 1 };
            let x = self.morning(day);
            let has_room = ticks.last().is_none_or(|(last, _)| x - last >= 52.0) && self.right - x >= 36.0;
            if is_tick && has_room {
                let month: String = wording::month(lang, *date).chars().take(3).collect();
                let text = if is_long {
                    format!("{month} {}", date.year())
                } else {
                    format!("{} {month}", date.day())
                };
                ticks.push((x, text));
            }
        }
        ticks
    }

    /// The moments of the campaign, each in the first row in which it does not run into another.
    pub(super) fn labels(&self, campaign: &Campaign, course: &Course, lang: Lang) -> Vec<Label> {
        let mut ends: Vec<f64> = Vec::new();
        let mut labels = Vec::new();
        for moment in &course.moments {
            let title = campaign.moments(lang).find(|(name, _)| *name == moment.name);
            let title = title.map_or(moment.name.as_str(), |(_, title)| title);
            let month: String = wording::month(lang, moment.day).chars().take(3).collect();
            let text = format!("{title}, {} {month}", moment.day.day());
            let Some(day) = self.dates.iter().position(|date| *date == moment.day) else { continue };
            let x = if moment.is_deadline { self.x(day) } else { self.morning(day) };
            let width = drawing::width(&text, 12.5, true) + 12.0;
            let is_before = x + width > self.right + 190.0;
            let (from, to) = if is_before { (x - width, x) } else { (x, x + width) };
            let row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
            match ends.get_mut(row) {
                Some(end) => *end = to,
                None => ends.push(to),
            }
            labels.push(Label { text, x, is_deadline: moment.is_deadline, is_before, row });
        }
        labels
    }
}

/// Counts from below to above.
#[derive(Debug)]
pub(super) struct Heights {
    most: f64,
    step: f64,
    pub(super) top: f64,
    height: f64,
}

impl Heights {
    /// For counts up to `most`; the top of the panel is the greatest count, or the next round number.
    pub(super) fn new(most: f64, top: f64, height: f64, is_full: bool) -> Self {
        let most = most.max(1.0);
        let parts = if height > 150.0 { 4.0 } else { 2.0 };
        let rough = most / parts;
        let magnitude = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|factor| factor * magnitude);
        let step = step.into_iter().find(|step| *step >= rough && *step >= 1.0).unwrap_or(rough.max(1.0));
        let most = if is_full { most } else { (most / step).ceil() * step };
        Self { most, step, top, height }
    }

    pub(super) fn y(&self, count: f64) -> f64 {
        self.top + self.height * (1.0 - count / self.most)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// The counts at which a line is drawn.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let ticks = std::iter::successors(Some(0.0), |tick| Some(tick + self.step));
        ticks.take_while(|tick| *tick <= self.most * 1.000_001).collect()
    }
}
