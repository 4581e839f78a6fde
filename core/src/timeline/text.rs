//! A timeline as plain text, aligned for a terminal.

use super::wording::{self, pick};
use super::{Announced, Entry, Timeline, Window};
use crate::calendar::Instant;

/// A line of the calendar: the date, how far it is, what it is.
struct Row {
    mark: char,
    date: String,
    distance: String,
    what: String,
}

impl Timeline {
    /// The timeline as plain text: one line for each moment, with `today` in its place among them, then the windows and
    /// the announcements.
    ///
    /// Columns are aligned for fonts of one width. Titles stand last, so that a narrow terminal wraps nothing else.
    ///
    /// ```
    /// use abilita::{Campaign, Lang, parse_instant};
    /// let campaign = Campaign::built_in("istanze-online-2016")?;
    /// let today = parse_instant("2016-11-30T12:00:00+01:00")?;
    /// assert_eq!(
    ///     campaign.timeline(Lang::It, today).to_text(Some(today)),
    ///     "\
    /// Istanze OnLine: aggiornamento del dicembre 2016
    ///
    /// > mercoledì 30 novembre 2016   oggi
    ///   da giovedì 1º dicembre 2016  domani  Inizio dell'aggiornamento [P16-01]
    ///   da annunciare                        Riapertura del servizio [P16-01]
    ///
    /// Finestre
    ///   Aggiornamento in corso  da giovedì 1º dicembre 2016 fino a una data da annunciare [P16-01, P16-03, P16-04, P16-09]
    /// "
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_text(&self, today: Option<Instant>) -> String {
        let mut text = format!("{}\n", one_line(&self.title));
        if self.is_empty() {
            text.push('\n');
            text.push_str(self.nothing());
            text.push('\n');
        }
        let moments = self.moment_lines(today);
        let windows = columns(self.windows.iter().map(|window| (window.title(), window_text(window))));
        let announcements =
            columns(self.announcements.iter().map(|known| (known.title(), self.announced(known))));
        for (heading, lines) in [
            ("", moments),
            (pick(self.lang, "Finestre\n", "Windows\n"), windows),
            (pick(self.lang, "Annunci\n", "Announcements\n"), announcements),
        ] {
            if !lines.is_empty() {
                text.push('\n');
                text.push_str(heading);
                text.push_str(&lines);
            }
        }
        text
    }

    /// What is said in place of a calendar.
    pub(super) fn nothing(&self) -> &'static str {
        pick(
            self.lang,
            "Nessuna data: questa campagna vale senza termini.",
            "No dates: this campaign holds without deadlines.",
        )
    }

    fn moment_lines(&self, today: Option<Instant>) -> String {
        let mut rows: Vec<Row> = self.entries.iter().map(|entry| row(entry, today)).collect();
        if let Some(today) = today {
            let place = self.place_of(today);
            rows.insert(place.min(rows.len()), self.today_row(today));
        }
        let date_width = rows.iter().map(|row| width(&row.date)).max().unwrap_or(0);
        let distance_width = rows.iter().map(|row| width(&row.distance)).max().unwrap_or(0);
        let gap = if distance_width == 0 { 0 } else { distance_width + 2 };
        let mut text = String::new();
        for Row { mark, date, distance, what } in rows {
            for (index, part) in what.split('\n').enumerate() {
                let (mark, date, distance) =
                    if index == 0 { (mark, date.as_str(), distance.as_str()) } else { (' ', "", "") };
                let line = format!("{mark} {}{}{part}", pad(date, date_width + 2), pad(distance, gap));
                text.push_str(line.trim_end());
                text.push('\n');
            }
        }
        text
    }

    /// How many moments have come by then. A deadline comes when its day is over.
    fn place_of(&self, today: Instant) -> usize {
        let come = |entry: &Entry| entry.when().instant().is_some_and(|at| at <= today);
        self.entries.partition_point(come)
    }

    fn today_row(&self, today: Instant) -> Row {
        let day = wording::civil(self.zone, today).date();
        Row {
            mark: '>',
            date: wording::day(self.lang, day),
            distance: wording::distance(self.lang, 0),
            what: String::new(),
        }
    }

    fn announced(&self, known: &Announced) -> String {
        let by = known.act().map_or_else(String::new, |act| format!(": {}", one_line(act)));
        let known_said = known.known_said();
        let source = match (known.is_in_force(), self.lang) {
            (true, crate::Lang::It) => format!("annunciato {known_said}"),
            (true, crate::Lang::En) => format!("announced on {known_said}"),
            (false, crate::Lang::It) => format!("annunciato {known_said}, non più valido"),
            (false, crate::Lang::En) => format!("announced on {known_said}, no longer valid"),
        };
        format!("{} ({source}{by})", known.said())
    }
}

fn row(entry: &Entry, today: Option<Instant>) -> Row {
    let mut what = format!("{}{}", one_line(entry.title()), bracketed(entry.cites()));
    for remark in entry.remarks() {
        what.push('\n');
        what.push_str(&one_line(&remark));
    }
    Row {
        mark: ' ',
        date: entry.said().to_owned(),
        distance: today.and_then(|today| entry.distance_from(today)).unwrap_or_default(),
        what,
    }
}

fn window_text(window: &Window) -> String {
    format!("{}{}", one_line(window.said()), bracketed(window.cites()))
}

/// Rule ids after what they are the ground of: ` [F25-02, F25-10]`.
pub(super) fn bracketed<'a>(cites: impl Iterator<Item = &'a str>) -> String {
    let cites: Vec<&str> = cites.collect();
    if cites.is_empty() { String::new() } else { format!(" [{}]", one_line(&cites.join(", "))) }
}

fn columns<'a>(rows: impl Iterator<Item = (&'a str, String)>) -> String {
    let rows: Vec<(String, String)> = rows.map(|(head, tail)| (one_line(head), tail)).collect();
    let head_width = rows.iter().map(|(head, _)| width(head)).max().unwrap_or(0);
    let lines = rows.iter().map(|(head, tail)| ["  ", &pad(head, head_width + 2), tail, "\n"].concat());
    lines.collect::<Vec<_>>().concat()
}

/// Texts of a definition come as they are: a line break or a control character in one would break the columns.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn pad(text: &str, to: usize) -> String {
    let blanks = to.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use crate::{Announcement, Campaign, Lang, parse_instant};

    #[test]
    fn a_campaign_without_dates_says_so() {
        let today = parse_instant("2025-10-15T09:00:00+02:00").unwrap();
        let timeline = Campaign::built_in("istanze-online").unwrap().timeline(Lang::It, today);
        assert_eq!(
            timeline.to_text(None),
            "Istanze OnLine: abilitazione e codice personale\n\nNessuna data: questa campagna vale senza termini.\n"
        );
        assert!(timeline.to_text(Some(today)).ends_with("> mercoledì 15 ottobre 2025  oggi\n"));
    }

    #[test]
    fn a_deadline_is_ahead_until_its_day_is_over() {
        let campaign = Campaign::built_in("factotum-2025").unwrap();
        let line_of_today = |text: &str| {
            let today = parse_instant(text).unwrap();
            let text = campaign.timeline(Lang::En, today).to_text(Some(today));
            text.lines().skip(2).position(|line| line.starts_with('>')).unwrap()
        };
        assert_eq!(line_of_today("2025-10-05T23:59:59+02:00"), 0);
        assert_eq!(line_of_today("2025-10-06T00:00:00+02:00"), 1);
        assert_eq!(line_of_today("2025-10-25T23:59:59+02:00"), 1);
        assert_eq!(line_of_today("2025-10-26T00:00:00+02:00"), 3, "below the deadline and its note");
    }

    #[test]
    fn an_act_cannot_break_the_lines() {
        let at = parse_instant("2016-12-07T08:00:00+01:00").unwrap();
        let announcement = Announcement::new("update_concluded", at, at).by_act("home\n\u{1b}[31mpage");
        let campaign = Campaign::built_in("istanze-online-2016").unwrap().announce(announcement).unwrap();
        let text = campaign.timeline(Lang::En, at).to_text(Some(at));
        assert!(!text.contains('\u{1b}'));
        assert!(text.contains("(announced on Wednesday 7 December 2016: home  [31mpage)"), "{text}");
    }
}
