//! When something is.

use abilita::Lang;
use abilita::inspect::{Bound, Edge, Moment, Origin, Shift, When, Window, Year};
use abilita::timeline::wording;
use chrono::{Datelike as _, NaiveDate};

use super::{Speaker, as_words, quoted};

/// A day without its weekday: `6 ottobre 2025`.
pub(super) fn day(lang: Lang, day: NaiveDate) -> String {
    let ordinal = if lang == Lang::It && day.day() == 1 { "º" } else { "" };
    format!("{}{ordinal} {} {}", day.day(), wording::month(lang, day), day.year())
}

impl Speaker<'_> {
    /// A moment with its day, where every case has the same: `«Termine» (25 ottobre 2025)`.
    pub(crate) fn moment(&self, moment: &str) -> String {
        let title = quoted(&self.moment_label(moment));
        self.day_of(moment).map_or_else(|| title.clone(), |day| format!("{title} ({day})"))
    }

    pub(crate) fn moment_label(&self, moment: &str) -> String {
        let title = self.campaign.moment_title(moment, self.lang);
        match moment.split_once('/') {
            // A day of a notice that has no title.
            Some((notice, _)) if title == moment => {
                format!("{} «{}»", self.say("messaggio", "message"), notice.replace('_', " "))
            }
            _ => as_words(title, moment),
        }
    }

    /// The day that people say: of a deadline the last that is in time.
    fn day_of(&self, moment: &str) -> Option<String> {
        let at = self.campaign.moment(moment, self.known_at)?;
        let ends = self.definition.moment(moment).is_some_and(|moment| moment.is_deadline);
        let civil = self.campaign.zone().civil(at);
        let is_midnight = civil.time() == chrono::NaiveTime::MIN;
        let date = civil.date();
        let date = if ends && is_midnight { date.pred_opt().unwrap_or(date) } else { date };
        Some(day(self.lang, date))
    }

    /// From a moment on, where every case has the same: `from Monday 6 October 2025`.
    pub(crate) fn since(&self, moment: &str) -> Option<String> {
        let at = self.campaign.moment(moment, self.known_at)?;
        Some(wording::beginning(self.lang, self.campaign.zone(), at))
    }

    /// As long as a moment has not come, where every case has the same: `through Sunday 5 October 2025`.
    pub(crate) fn till(&self, moment: &str) -> Option<String> {
        let at = self.campaign.moment(moment, self.known_at)?;
        Some(wording::until(self.lang, self.campaign.zone(), at))
    }

    /// When a moment is, with its date where every case has the same.
    pub(crate) fn when_dated(&self, moment: &Moment) -> String {
        match self.campaign.moment(&moment.name, self.known_at) {
            Some(_) => self.said_of(&moment.name),
            None => self.when(moment),
        }
    }

    /// When a moment is, as offices say it: `entro sabato 25 ottobre 2025`, or what it is counted from.
    pub(crate) fn when(&self, moment: &Moment) -> String {
        match &moment.when {
            When::Stated(_) => self.said_of(&moment.name),
            When::Announced => self.say("da annunciare", "to be announced").to_owned(),
            When::Counted(origins) => self.counted(moment, origins),
            _ => String::new(),
        }
    }

    /// What the timeline says of a moment.
    pub(crate) fn said_of(&self, moment: &str) -> String {
        let timeline = self.campaign.timeline(self.lang, self.known_at);
        let entry = timeline.entries().find(|entry| entry.name() == moment);
        entry.map(|entry| entry.said().to_owned()).unwrap_or_default()
    }

    fn counted(&self, moment: &Moment, origins: &[Origin]) -> String {
        let from: Vec<String> = origins.iter().map(|origin| self.origin(origin)).collect();
        let from = self.all(&from);
        if origins.len() > 1 {
            let which = if moment.latest {
                self.say("il più tardi fra", "the latest of")
            } else {
                self.say("il primo fra", "the earliest of")
            };
            return format!("{which} {from}");
        }
        let distance = self.distance(moment.shift);
        let said = match (distance.is_empty(), is_before(moment.shift), origins.first()) {
            (true, _, Some(Origin::Entered(_))) => format!("{} {from}", self.say("quando", "when")),
            (true, _, Some(Origin::DayOfYear { .. })) => format!("{} {from}", self.say("il", "on")),
            (true, ..) => format!("{} {from}", self.say("il giorno di", "on the day of")),
            (false, true, _) => format!("{distance} {} {from}", self.say("prima di", "before")),
            (false, false, Some(Origin::Entered(_))) => {
                format!("{distance} {} {from}", self.say("da quando", "after"))
            }
            (false, false, _) => format!("{distance} {} {from}", self.say("dopo", "after")),
        };
        let said = if moment.shift.to_year_end {
            format!("{said}, {}", self.say("al 31 dicembre di quell'anno", "on 31 December of that year"))
        } else {
            said
        };
        match moment.edge {
            Edge::From | Edge::SameTime => said,
            Edge::Through => format!("{said}, {}", self.say("giorno compreso", "that day included")),
            Edge::FromHour(hour) => {
                format!("{said}, {} {}", self.say("dalle ore", "from"), hour.format("%H:%M"))
            }
            Edge::ThroughMinute(minute) => {
                format!("{said}, {} {}", self.say("entro le ore", "by"), minute.format("%H:%M"))
            }
        }
    }

    fn distance(&self, shift: Shift) -> String {
        let months = shift.months.unsigned_abs();
        let parts = [
            (u64::from(months / 12), self.say(("anno", "anni"), ("year", "years"))),
            (u64::from(months % 12), self.say(("mese", "mesi"), ("month", "months"))),
            (shift.days.unsigned_abs(), self.say(("giorno", "giorni"), ("day", "days"))),
        ];
        let said = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many }));
        self.all(&said.collect::<Vec<_>>())
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Moment(moment) => quoted(&self.moment_label(moment)),
            Origin::Fact(fact) => self.fact(fact),
            Origin::Entered(milestone) => {
                let (track, state) =
                    (self.track(&milestone.track), self.state(&milestone.track, &milestone.state));
                self.say(format!("{track} diventa {state}"), format!("{track} becomes {state}"))
            }
            Origin::DayOfYear { month, day, year } => {
                // Any leap year: only the name of the month is asked of it.
                let date = NaiveDate::from_ymd_opt(2024, *month, 1);
                let month = date.map(|date| wording::month(self.lang, date)).unwrap_or_default();
                let year = match year {
                    Year::Stated(year) => year.to_string(),
                    Year::Fact(fact) => self.fact(fact),
                };
                format!("{day} {month} {year}")
            }
            _ => self.say("altro", "something else").to_owned(),
        }
    }

    /// From when until when a window is open.
    pub(crate) fn window_span(&self, window: &Window) -> String {
        let timeline = self.campaign.timeline(self.lang, self.known_at);
        let own = timeline.windows().find(|own| own.name() == window.name);
        own.map(|own| own.said().to_owned()).unwrap_or_default()
    }

    /// Where a window begins or ends.
    pub(crate) fn bound(&self, bound: &Bound) -> String {
        match bound {
            Bound::Moment(moment) => self.moment(moment),
            Bound::Entered(milestone) => self.origin(&Origin::Entered(milestone.clone())),
        }
    }
}

fn is_before(shift: Shift) -> bool {
    shift.months < 0 || shift.days < 0
}
