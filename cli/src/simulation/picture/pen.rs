//! What draws lines, areas and texts, with what every drawing is made of.

use abilita::Lang;
use abilita::drawing::{Block, Ink, Markup, Sheet, Style, px};

use super::layer::{self, Layer};
use super::scale::{Days, Heights};

/// The class of the drawing.
const CLASS: &str = "abilita-course";

/// A drawing being drawn.
#[derive(Debug)]
pub(super) struct Pen(Markup);

impl Pen {
    pub(super) fn open(id: &str, size: (f64, f64), lang: Lang, title: &str, description: &str) -> Self {
        let mut markup = Markup::default();
        markup.sheet(&Sheet { id, class: CLASS, lang, title, description, size });
        markup.element("style", &[], &layer::style_sheet(CLASS));
        Self(markup)
    }

    /// A line of text, its base at a height: from a place on, or up to it.
    pub(super) fn text(&mut self, text: &str, (x, y): (f64, f64), style: Style, ink: Ink, anchor: &str) {
        let block = Block::new(f64::INFINITY).with(text, style.in_ink(ink));
        block.draw(&mut self.0, x, y - block.height() * 0.75, anchor);
    }

    /// A text over lines, which end at it.
    pub(super) fn heading(&mut self, text: &str, (x, y): (f64, f64)) {
        let block = Block::new(f64::INFINITY).with(text, Style::HEAD);
        self.0.block(&block, x, y - block.height() * 0.75);
    }

    pub(super) fn dashes(&mut self, ink: Ink, from: (f64, f64), to: (f64, f64)) {
        self.0.stroke(ink, 1.0, from, to, Some("4 4"));
    }

    /// Axes, and lines at round counts and days.
    pub(super) fn frame(&mut self, heights: &Heights, (left, right): (f64, f64), days: &Days, lang: Lang) {
        for x in days.lines() {
            self.0.line(Ink::Grid, 1.0, (x, heights.top), (x, heights.bottom()));
        }
        for tick in heights.ticks() {
            let y = heights.y(tick);
            self.0.line(Ink::Grid, 1.0, (left, y), (right, y));
            self.text(&grouped(tick, lang), (left - 8.0, y + 4.0), Style::SMALL, Ink::Muted, "end");
        }
        self.0.line(Ink::Axis, 1.0, (left, heights.bottom()), (right, heights.bottom()));
    }

    /// A state: what lies between two counts, day by day.
    pub(super) fn layer(
        &mut self,
        layer: Layer,
        days: &Days,
        heights: &Heights,
        (below, above): (&[f64], &[f64]),
    ) {
        let outline = between(days, heights, below, above);
        let ink = [("class", layer.class()), ("color", layer.light())];
        self.0.empty("path", &[&ink[..], &[("d", outline.as_str()), ("fill", "currentColor")]].concat());
    }

    pub(super) fn curve(&mut self, ink: Ink, days: &Days, heights: &Heights, values: &[f64]) {
        let zero = vec![0.0; values.len()];
        self.0.open("g", &[("fill-opacity", "0.18")]);
        self.0.path(ink, &between(days, heights, &zero, values));
        self.0.close();
        self.0.trace(ink, 2.0, &format!("M{}", points(through(days, heights, values).into_iter())));
    }

    pub(super) fn dot(&mut self, ink: Ink, (x, y): (f64, f64)) {
        let (x, y) = (px(x), px(y));
        self.0.inked("circle", ink, &[("cx", &x), ("cy", &y), ("r", "4"), ("fill", "currentColor")]);
    }

    /// A swatch, and what it stands for.
    pub(super) fn legend(&mut self, layer: Layer, text: &str, (x, y): (f64, f64)) {
        let (left, top) = (px(x), px(y - 11.0));
        let swatch = [("x", left.as_str()), ("y", &top), ("width", "13"), ("height", "13"), ("rx", "2")];
        let ink = [("class", layer.class()), ("color", layer.light()), ("fill", "currentColor")];
        self.0.empty("rect", &[&swatch[..], &ink].concat());
        self.text(text, (x + 20.0, y), Style::new(13.0), Ink::Text, "start");
    }

    pub(super) fn finish(self) -> String {
        self.0.finish()
    }
}

/// The outline of what lies between two counts.
fn between(days: &Days, heights: &Heights, below: &[f64], above: &[f64]) -> String {
    let mut back = through(days, heights, below);
    back.reverse();
    format!("M{}Z", points(through(days, heights, above).into_iter().chain(back)))
}

/// The evenings, and the first morning as the first evening.
fn through(days: &Days, heights: &Heights, counts: &[f64]) -> Vec<(f64, f64)> {
    let first = counts.first().map(|count| (days.left(), heights.y(*count)));
    let evenings = counts.iter().enumerate().map(|(day, count)| (days.x(day), heights.y(*count)));
    first.into_iter().chain(evenings).collect()
}

fn points(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{} {}", px(x), px(y))).collect::<Vec<_>>().join("L")
}

/// `12 500` in groups of three, as the language writes them.
pub(super) fn grouped(number: f64, lang: Lang) -> String {
    let digits = px(number);
    let (whole, rest) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(if lang == Lang::It { '.' } else { ',' });
        }
        grouped.push(digit);
    }
    if rest.is_empty() {
        grouped
    } else {
        format!("{grouped}{}{rest}", if lang == Lang::It { ',' } else { '.' })
    }
}
