//! The course of a simulation as a drawing: the states of the cases day by day, one upon the other, and below them the
//! backlog and the persons locked out, with the moments of the campaign across all.

mod layer;
mod pen;
mod scale;

use abilita::drawing::{Ink, Style};
use abilita::timeline::wording;
use abilita::{Campaign, Lang};

use self::layer::Layer;
use self::pen::{Pen, grouped};
use self::scale::{Days, Heights};
use super::course::{Course, Track};

/// Where things stand, in pixels.
const WIDTH: f64 = 960.0;
const EDGE: f64 = 24.0;
/// Room for numbers beside the axis, and for the legend.
const LEFT: f64 = EDGE + 52.0;
const RIGHT: f64 = WIDTH - 224.0;
const STACK: f64 = 260.0;
const CURVE: f64 = 110.0;
/// Between panels: for the heading of the next.
const GAP: f64 = 46.0;

/// A part of the drawing: a stack of states, or a curve.
enum Panel<'c> {
    Stack(usize, &'c Track),
    Curve { title: &'static str, ink: Ink, values: Vec<f64> },
}

impl Panel<'_> {
    fn height(&self) -> f64 {
        match self {
            Self::Stack(..) => STACK,
            Self::Curve { .. } => CURVE,
        }
    }
}

/// Draws it.
pub(crate) fn draw(campaign: &Campaign, course: &Course, lang: Lang) -> String {
    let panels = panels(course, lang);
    let days = Days::new(course, LEFT, RIGHT);
    let labels = days.labels(campaign, course, lang);
    let rows = labels.iter().map(|label| label.row + 1).max().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let first = EDGE + 68.0 + rows as f64 * 18.0 + 26.0;
    let bottom = panels.iter().fold(first, |top, panel| top + panel.height() + GAP);
    let (width, height) = (WIDTH, bottom + EDGE - 14.0);
    let id: String = campaign.id().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let id = format!("abilita-{id}-course-{}", lang.as_str());

    let mut pen =
        Pen::open(&id, (width, height), lang, campaign.title(lang), &description(campaign, course, lang));
    pen.text(campaign.title(lang), (EDGE, EDGE + 17.0), Style::TITLE, Ink::Text, "start");
    pen.text(&subtitle(course, lang), (EDGE, EDGE + 39.0), Style::new(13.0), Ink::Muted, "start");
    for label in &labels {
        let ink = if label.is_deadline { Ink::Deadline } else { Ink::Window };
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let y = EDGE + 68.0 + label.row as f64 * 18.0;
        let anchor = if label.is_before { "end" } else { "start" };
        let x = if label.is_before { label.x - 5.0 } else { label.x + 5.0 };
        pen.text(&label.text, (x, y), Style::SMALL.bold(), ink, anchor);
        pen.dashes(ink, (label.x, y - 11.0), (label.x, first));
    }
    let mut top = first;
    for panel in &panels {
        match panel {
            Panel::Stack(number, track) => {
                stack(&mut pen, campaign, course, (*number, track), &days, top, lang);
            }
            Panel::Curve { ink, values, .. } => curve(&mut pen, (*ink, values), course, &days, top, lang),
        }
        top += panel.height() + GAP;
    }
    for label in &labels {
        // Over the areas, which would hide it, and under the headings.
        let ink = if label.is_deadline { Ink::Deadline } else { Ink::Window };
        pen.dashes(ink, (label.x, first), (label.x, bottom - GAP));
    }
    let mut top = first;
    for panel in &panels {
        let heading = match panel {
            Panel::Stack(_, track) => campaign.track_title(&track.name, lang),
            Panel::Curve { title, .. } => title,
        };
        pen.heading(heading, (LEFT, top - 10.0));
        top += panel.height() + GAP;
    }
    for tick in days.months(lang) {
        pen.text(&tick.1, (tick.0, bottom - GAP + 18.0), Style::SMALL, Ink::Muted, "start");
    }
    pen.finish()
}

/// Every track of cases on which something moves; then what presses, where it ever does.
fn panels(course: &Course, lang: Lang) -> Vec<Panel<'_>> {
    let say = |it: &'static str, en: &'static str| if lang == Lang::It { it } else { en };
    let moves = |number: usize| {
        let states = |day: usize| course.days.get(day).and_then(|day| day.states.get(number));
        (1..course.days.len()).any(|day| states(day) != states(day - 1))
    };
    let tracks = course.tracks.iter().enumerate();
    let tracks =
        tracks.filter(|(number, _)| moves(*number)).map(|(number, track)| Panel::Stack(number, track));
    let number = |count: i64| f64::from(u32::try_from(count).unwrap_or_default());
    let backlog: Vec<f64> =
        course.days.iter().map(|day| number(i64::try_from(day.backlog).unwrap_or_default())).collect();
    let locked: Vec<f64> = course.days.iter().map(|day| number(day.locked_out)).collect();
    let debts: Vec<f64> = course.days.iter().map(|day| number(day.debts)).collect();
    let curves = [
        (
            say("Arretrato dell'ufficio (pratiche in attesa)", "Backlog of the office (cases waiting)"),
            Ink::Note,
            backlog,
        ),
        (say("Persone escluse da ogni funzione", "Persons locked out of everything"), Ink::Deadline, locked),
        (
            say("Richieste da inserire sul portale", "Requests to be entered on the portal"),
            Ink::Window,
            debts,
        ),
    ];
    let curves = curves.into_iter().filter(|(_, _, values)| values.iter().any(|value| *value > 0.0));
    tracks.chain(curves.map(|(title, ink, values)| Panel::Curve { title, ink, values })).collect()
}

fn subtitle(course: &Course, lang: Lang) -> String {
    let (institutes, seed) = (grouped(f64::from(course.scale.institutes), lang), course.scale.seed);
    let office = course.reinforcement.is_some().then(|| match lang {
        Lang::It => format!(", operatori {} × {} pratiche al giorno", course.operators, course.cases_a_day),
        Lang::En => format!(", operators {} × {} cases a day", course.operators, course.cases_a_day),
    });
    let office = office.unwrap_or_default();
    match lang {
        Lang::It => format!("Simulazione: {institutes} pratiche inventate, seme {seed}{office}"),
        Lang::En => format!("Simulation: {institutes} invented cases, seed {seed}{office}"),
    }
}

/// As much of a title as there is room for in the legend.
fn shortened(title: &str) -> String {
    if title.chars().count() <= 22 {
        return title.to_owned();
    }
    title.chars().take(21).chain(['…']).collect()
}

/// What a state is drawn in: grey at the beginning, green at the goal.
fn layers(track: &Track) -> Vec<Layer> {
    let mut between = 0;
    let layer = |state: usize| {
        if state == track.goal {
            return Layer::Goal;
        }
        if state == track.initial {
            return Layer::Initial;
        }
        between += 1;
        Layer::Between(between - 1)
    };
    (0..track.states.len()).map(layer).collect()
}

fn stack(
    pen: &mut Pen,
    campaign: &Campaign,
    course: &Course,
    (number, track): (usize, &Track),
    days: &Days,
    top: f64,
    lang: Lang,
) {
    let of = |day: &super::course::Day| day.states.get(number).cloned().unwrap_or_default();
    let total = course.days.iter().map(|day| of(day).iter().sum::<i64>()).max().unwrap_or_default();
    let heights = Heights::new(f64::from(u32::try_from(total).unwrap_or_default()), top, STACK, true);
    pen.frame(&heights, (LEFT, RIGHT), days, lang);
    let layers = layers(track);
    // The goal is what it stands on: how far it has come is then read from the axis.
    let mut order: Vec<usize> = (0..track.states.len()).filter(|state| *state != track.goal).collect();
    order.reverse();
    order.insert(0, track.goal);
    let count = |day: &super::course::Day, state: usize| {
        let count = of(day).get(state).copied().unwrap_or_default();
        f64::from(u32::try_from(count).unwrap_or_default())
    };
    let mut below: Vec<f64> = vec![0.0; course.days.len()];
    let mut shown: Vec<usize> = Vec::new();
    for state in order {
        let above: Vec<f64> =
            course.days.iter().zip(&below).map(|(day, below)| below + count(day, state)).collect();
        if above != below {
            let layer = layers.get(state).copied().unwrap_or(Layer::Initial);
            pen.layer(layer, days, &heights, (&below, &above));
            shown.push(state);
        }
        below = above;
    }
    // The legend from above, as the layers lie.
    shown.reverse();
    for (place, state) in (0_u32..).zip(shown) {
        let name = track.states.get(state).map_or("", String::as_str);
        let layer = layers.get(state).copied().unwrap_or(Layer::Initial);
        let last = course.days.last().map_or(0.0, |day| count(day, state));
        let title = shortened(campaign.state_title(&track.name, name, lang));
        let text = format!("{title} ({})", grouped(last, lang));
        pen.legend(layer, &text, (RIGHT + 18.0, top + 14.0 + f64::from(place) * 22.0));
    }
    let said = if lang == Lang::It { "(alla fine)" } else { "(in the end)" };
    pen.text(said, (RIGHT + 18.0, top - 10.0), Style::SMALL, Ink::Muted, "start");
}

fn curve(pen: &mut Pen, (ink, values): (Ink, &[f64]), course: &Course, days: &Days, top: f64, lang: Lang) {
    let most = values.iter().copied().fold(0.0, f64::max);
    let heights = Heights::new(most, top, CURVE, false);
    pen.frame(&heights, (LEFT, RIGHT), days, lang);
    pen.curve(ink, days, &heights, values);
    let peak = values.iter().position(|value| *value >= most);
    let date = peak.and_then(|peak| course.days.get(peak)).map(|day| wording::day(lang, day.date));
    if let (Some(peak), Some(date)) = (peak, date) {
        pen.dot(ink, (days.x(peak), heights.y(most)));
        let said = if lang == Lang::It { "massimo" } else { "most" };
        pen.text(
            &format!("{said} {}", grouped(most, lang)),
            (RIGHT + 18.0, top + 14.0),
            Style::new(13.0).bold(),
            ink,
            "start",
        );
        pen.text(&date, (RIGHT + 18.0, top + 32.0), Style::SMALL, Ink::Muted, "start");
    }
    let last = values.last().copied().unwrap_or_default();
    let said = if lang == Lang::It { "alla fine" } else { "in the end" };
    pen.text(
        &format!("{said} {}", grouped(last, lang)),
        (RIGHT + 18.0, top + 52.0),
        Style::SMALL,
        Ink::Muted,
        "start",
    );
}

/// The drawing in words.
fn description(campaign: &Campaign, course: &Course, lang: Lang) -> String {
    let mut sentences = vec![subtitle(course, lang)];
    if let Some(last) = course.days.last() {
        for (track, counts) in course.tracks.iter().zip(&last.states) {
            let states = track.states.iter().zip(counts).filter(|(_, count)| **count > 0);
            let states = states
                .map(|(state, count)| format!("{} {count}", campaign.state_title(&track.name, state, lang)));
            let states = states.collect::<Vec<_>>().join(", ");
            let end = if lang == Lang::It { "alla fine" } else { "in the end" };
            sentences.push(format!("{}, {end}: {states}", campaign.track_title(&track.name, lang)));
        }
    }
    sentences.join(". ")
}
