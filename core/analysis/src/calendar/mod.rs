//! The dates of a campaign as a calendar file, which calendar programs import: iCalendar, RFC 5545.
//!
//! What has a date becomes an event: beginnings, deadlines, days of notices, and windows that begin and end at one. Whole days
//! stay whole days; an hour is written in UTC, so no zone has to be described. An event keeps its identity (`UID`) when an
//! announcement moves it, and counts how often that happened (`SEQUENCE`), so a file asked for again updates what was imported.
//!
//! `events` collects, [`write`](Calendar::to_ics) writes; nothing reads a clock.

mod events;
mod lines;

use abilita::{Campaign, Instant, Lang};

use self::events::Event;
use self::lines::{Lines, stamp};

/// The dates of a campaign, told in one language.
///
/// ```
/// use abilita::{Campaign, Lang, parse_instant};
/// use abilita_analysis::Calendar;
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let calendar = Calendar::of(&campaign, Lang::En, parse_instant("2025-09-01T00:00:00+02:00")?);
/// let ics = calendar.remind(&[7]).to_ics();
/// assert!(ics.contains("\r\nDTSTART;VALUE=DATE:20251025\r\n"), "the last day that is in time");
/// assert!(ics.contains("\r\nTRIGGER:-P7D\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Calendar {
    id: String,
    title: String,
    lang: Lang,
    stamp: Instant,
    remind: Vec<u32>,
    events: Vec<Event>,
    undated: Vec<String>,
}

impl Calendar {
    /// The dates that are known with everything announced so far; `stamp` is when the file is said to be written.
    pub fn of(campaign: &Campaign, lang: Lang, stamp: Instant) -> Self {
        let (events, undated) = events::of(campaign, lang);
        Self {
            id: campaign.id().to_owned(),
            title: campaign.title(lang).to_owned(),
            lang,
            stamp,
            remind: Vec::new(),
            events,
            undated,
        }
    }

    /// When a file is said to be written where nobody says it: on the day of the latest act that has a date, or else when the
    /// first event is; `None` where there is neither.
    ///
    /// ```
    /// use abilita::{Campaign, format_instant};
    /// use abilita_analysis::Calendar;
    /// let act = Calendar::date_of_act(&Campaign::built_in("factotum-2021")?).unwrap();
    /// assert_eq!(format_instant(act), "2021-09-14T22:00:00Z");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn date_of_act(campaign: &Campaign) -> Option<Instant> {
        let act = campaign.sources().iter().filter_map(abilita::Source::date).max();
        let act = act.map(|day| campaign.zone().start_of(day));
        act.or_else(|| {
            let timeline = campaign.timeline(Lang::It, Instant::MAX_UTC);
            timeline.entries().find_map(|entry| entry.when().instant())
        })
    }

    /// With a reminder so many days before each deadline.
    #[must_use]
    pub fn remind(self, days: &[u32]) -> Self {
        Self { remind: days.to_vec(), ..self }
    }

    /// What has no date: each moment with why.
    pub fn undated(&self) -> &[String] {
        &self.undated
    }

    /// True if nothing has a date: iCalendar has no file without an event.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The file: lines of at most 75 octets that end in CR LF, as RFC 5545 wants them.
    pub fn to_ics(&self) -> String {
        let mut lines = Lines::default();
        lines.raw("BEGIN:VCALENDAR");
        lines.raw("VERSION:2.0");
        lines.raw("PRODID:-//abilita//abilita//EN");
        lines.raw("CALSCALE:GREGORIAN");
        lines.raw("METHOD:PUBLISH");
        lines.text("NAME", &self.title);
        lines.text("X-WR-CALNAME", &self.title);
        if !self.undated.is_empty() {
            let word = if self.lang == Lang::It { "Senza data" } else { "Without a date" };
            let told = format!("{word}: {}", self.undated.join("; "));
            lines.text("DESCRIPTION", &told);
            lines.text("X-WR-CALDESC", &told);
        }
        for event in &self.events {
            self.event(event, &mut lines);
        }
        lines.raw("END:VCALENDAR");
        lines.finish()
    }

    fn event(&self, event: &Event, lines: &mut Lines) {
        lines.raw("BEGIN:VEVENT");
        lines.text("UID", &format!("{}/{}@abilita", self.id, event.place));
        lines.raw(&format!("DTSTAMP:{}", stamp(self.stamp)));
        lines.raw(&format!("SEQUENCE:{}", event.moved));
        event.span.write(lines);
        let language = format!("SUMMARY;LANGUAGE={}", self.lang.as_str());
        lines.text(&language, &event.title);
        lines.text("DESCRIPTION", &event.description);
        lines.text("CATEGORIES", &self.title);
        lines.raw("TRANSP:TRANSPARENT");
        for days in self.remind.iter().filter(|_| event.is_deadline) {
            lines.raw("BEGIN:VALARM");
            lines.raw("ACTION:DISPLAY");
            lines.raw(&format!("TRIGGER:-P{days}D"));
            lines.text("DESCRIPTION", &event.title);
            lines.raw("END:VALARM");
        }
        lines.raw("END:VEVENT");
    }
}
