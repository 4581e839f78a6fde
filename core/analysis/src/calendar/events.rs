//! From a campaign to the events of its calendar.

use abilita::inspect::{Edge, Inspection};
use abilita::timeline::{Bound, Entry, When, Window};
use abilita::{Campaign, Instant, Lang};
use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::lines::{Lines, day, stamp};
use crate::wording::Speaker;

/// Something with a date.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// Where it stands in the definition.
    pub(super) place: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) span: Span,
    pub(super) is_deadline: bool,
    /// How often an announcement has given it another date.
    pub(super) moved: usize,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
    /// An instant.
    At(Instant),
    /// From an instant until another.
    Between(Instant, Instant),
}

impl Span {
    pub(super) fn write(self, lines: &mut Lines) {
        match self {
            Self::Days(first, last) => {
                let after = last.succ_opt().unwrap_or(last);
                lines.raw(&format!("DTSTART;VALUE=DATE:{}", day(first)));
                lines.raw(&format!("DTEND;VALUE=DATE:{}", day(after)));
            }
            Self::At(at) => lines.raw(&format!("DTSTART:{}", stamp(at))),
            Self::Between(from, until) => {
                lines.raw(&format!("DTSTART:{}", stamp(from)));
                lines.raw(&format!("DTEND:{}", stamp(until)));
            }
        }
    }
}

/// What has a date as events, and what has none, in words.
pub(super) fn of(campaign: &Campaign, lang: Lang) -> (Vec<Event>, Vec<String>) {
    let definition = campaign.inspect();
    let speaker = Speaker::new(campaign, &definition, lang);
    let timeline = campaign.timeline(lang, Instant::MAX_UTC);
    let (mut events, mut undated) = (Vec::new(), Vec::new());
    for entry in timeline.entries() {
        match entry.when() {
            When::At(at) => events.push(of_moment(&speaker, entry, at)),
            _ => undated.push(format!("{} ({})", speaker.moment_label(entry.name()), entry.said())),
        }
    }
    events.extend(timeline.windows().filter_map(|window| of_window(&speaker, window)));
    (events, undated)
}

fn of_moment(speaker: &Speaker<'_>, entry: &Entry, at: Instant) -> Event {
    let announcements = speaker.campaign.announcements();
    let moved = announcements.filter(|announcement| announcement.moment() == entry.name()).count();
    // The first announcement of what awaits one moves nothing.
    let moved = moved.saturating_sub(usize::from(speaker.campaign.awaits_announcement(entry.name())));
    let note = entry.note().into_iter().chain(entry.instead_of().map(str::to_owned));
    let cites: Vec<&str> = entry.cites().collect();
    let cites = (!cites.is_empty()).then(|| cites.join(", "));
    let description: Vec<String> = std::iter::once(entry.said().to_owned())
        .chain(note)
        .chain(cites)
        .chain([speaker.campaign.title(speaker.lang).to_owned()])
        .collect();
    Event {
        place: format!("moments.{}", entry.name()),
        title: speaker.moment_label(entry.name()),
        description: description.join("\n"),
        span: span(speaker.campaign, speaker.definition, entry, at),
        is_deadline: entry.is_deadline(),
        moved,
    }
}

/// A whole day where people say no hour.
fn span(campaign: &Campaign, definition: &Inspection, entry: &Entry, at: Instant) -> Span {
    let edge = definition.moment(entry.name()).map(|moment| moment.edge);
    if let Some(Edge::ThroughMinute(_)) = edge {
        return Span::At(at.checked_sub_signed(TimeDelta::minutes(1)).unwrap_or(at));
    }
    match entry.day() {
        Some(day) if is_midnight(campaign, at) => Span::Days(day, day),
        _ => Span::At(at),
    }
}

fn is_midnight(campaign: &Campaign, at: Instant) -> bool {
    campaign.zone().civil(at).time() == NaiveTime::MIN
}

/// `None` for one that never opens, or of which not both ends have a date: its ends are events where they have one.
fn of_window(speaker: &Speaker<'_>, window: &Window) -> Option<Event> {
    let at = |bound: Option<&Bound>| bound?.when().instant();
    let (from, until) = (at(window.begin())?, at(window.end())?);
    let zone = speaker.campaign.zone();
    let span = if is_midnight(speaker.campaign, from) && is_midnight(speaker.campaign, until) {
        let last = zone.civil(until).date();
        Span::Days(zone.civil(from).date(), last.pred_opt().unwrap_or(last))
    } else {
        Span::Between(from, until)
    };
    let cites: Vec<&str> = window.cites().collect();
    let description = [window.said(), &cites.join(", "), speaker.campaign.title(speaker.lang)];
    let description = description.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    let bounds = definition_bounds(speaker.definition, window.name());
    let announcements = speaker.campaign.announcements();
    let moved = announcements.filter(|own| bounds.iter().any(|bound| bound == own.moment())).count();
    (!window.is_void()).then(|| Event {
        place: format!("windows.{}", window.name()),
        title: window.title().to_owned(),
        description,
        span,
        is_deadline: false,
        moved,
    })
}

/// The moments at which a window begins and ends.
fn definition_bounds(definition: &Inspection, window: &str) -> Vec<String> {
    let window = definition.window(window);
    let bounds = window.into_iter().flat_map(|window| window.from.iter().chain(&window.until));
    let moments = bounds.filter_map(|bound| match bound {
        abilita::inspect::Bound::Moment(moment) => Some(moment.clone()),
        abilita::inspect::Bound::Entered(_) => None,
    });
    moments.collect()
}
