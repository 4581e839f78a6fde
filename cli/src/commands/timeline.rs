//! `abilita timeline`: the calendar of a campaign.

use abilita::timeline::{Bound, Entry, SvgOptions, Window};
use abilita::{Instant, format_instant};
use serde::Serialize;

use crate::arguments::Timeline;
use crate::asking;
use crate::error::{Outcome, Result};
use crate::library;
use crate::session::Session;

#[derive(Serialize)]
struct Calendar<'a> {
    campaign: &'a str,
    title: &'a str,
    zone: &'a str,
    today: Option<String>,
    moments: Vec<MomentData<'a>>,
    windows: Vec<WindowData<'a>>,
}

#[derive(Serialize)]
struct MomentData<'a> {
    name: &'a str,
    title: &'a str,
    at: Option<String>,
    day: Option<String>,
    deadline: bool,
    said: &'a str,
    note: Option<String>,
    cites: Vec<&'a str>,
    days_from_today: Option<i64>,
}

#[derive(Serialize)]
struct WindowData<'a> {
    name: &'a str,
    title: &'a str,
    from: Option<BoundData<'a>>,
    until: Option<BoundData<'a>>,
    said: &'a str,
    cites: Vec<&'a str>,
}

#[derive(Serialize)]
struct BoundData<'a> {
    at: Option<String>,
    said: &'a str,
}

pub(super) fn run(arguments: &Timeline, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let campaigns = asking::announced(vec![campaign], &arguments.announcements)?;
    let Some(campaign) = campaigns.first() else { return Ok(Outcome::Clean) };
    let today = match arguments.today.as_deref() {
        Some("none") => None,
        Some(text) => Some(asking::instant(text, &campaigns)?),
        None => Some(asking::now()),
    };
    // Without a day everything that was announced is known.
    let timeline = campaign.timeline(session.lang, today.unwrap_or(Instant::MAX_UTC));
    if session.json {
        session.data(&Calendar::of(&timeline, today))?;
    } else if arguments.svg {
        session.line(timeline.to_svg(today, SvgOptions::new().width(arguments.width)).trim_end())?;
    } else {
        session.bytes(timeline.to_text(today).as_bytes())?;
    }
    Ok(Outcome::Clean)
}

impl<'a> Calendar<'a> {
    fn of(timeline: &'a abilita::timeline::Timeline, today: Option<Instant>) -> Self {
        Self {
            campaign: timeline.campaign(),
            title: timeline.title(),
            zone: timeline.zone().name(),
            today: today.map(format_instant),
            moments: timeline.entries().map(|entry| MomentData::of(entry, today)).collect(),
            windows: timeline.windows().map(WindowData::of).collect(),
        }
    }
}

impl<'a> MomentData<'a> {
    fn of(entry: &'a Entry, today: Option<Instant>) -> Self {
        Self {
            name: entry.name(),
            title: entry.title(),
            at: entry.when().instant().map(format_instant),
            day: entry.day().map(|day| day.to_string()),
            deadline: entry.is_deadline(),
            said: entry.said(),
            note: entry.note(),
            cites: entry.cites().collect(),
            days_from_today: today.and_then(|today| entry.days_from(today)),
        }
    }
}

impl<'a> WindowData<'a> {
    fn of(window: &'a Window) -> Self {
        Self {
            name: window.name(),
            title: window.title(),
            from: window.begin().map(BoundData::of),
            until: window.end().map(BoundData::of),
            said: window.said(),
            cites: window.cites().collect(),
        }
    }
}

impl<'a> BoundData<'a> {
    fn of(bound: &'a Bound) -> Self {
        Self { at: bound.when().instant().map(format_instant), said: bound.said() }
    }
}
