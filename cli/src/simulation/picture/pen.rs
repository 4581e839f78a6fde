//! What draws lines, areas and texts.

use abilita::Lang;

use super::ink::{self, Ink};
use super::markup::{Markup, px};
use super::scale::{Days, Heights};

/// A drawing being drawn.
#[derive(Debug)]
pub(super) struct Pen(Markup);

impl Pen {
    pub(super) fn open(width: f64, height: f64, lang: Lang, title: &str, description: &str) -> Self {
        let mut markup = Markup::default();
        let (width, height) = (px(width), px(height));
        let attribute = |name, value: &str| (name, value.to_owned());
        markup.open(
            "svg",
            &[
                attribute("xmlns", "http://www.w3.org/2000/svg"),
                attribute("width", &width),
                attribute("height", &height),
                attribute("viewBox", &format!("0 0 {width} {height}")),
                attribute("class", "abilita-course"),
                attribute("role", "img"),
                attribute("lang", if lang == Lang::It { "it" } else { "en" }),
                attribute("font-family", "system-ui, sans-serif"),
            ],
        );
        markup.element("title", &[], title);
        markup.element("desc", &[], description);
        markup.element("style", &[], &ink::style_sheet());
        let size =
            [attribute("width", &width), attribute("height", &height), attribute("fill", "currentColor")];
        markup.empty("rect", &[&Ink::Paper.attributes()[..], &size].concat());
        Self(markup)
    }

    pub(super) fn text(
        &mut self,
        text: &str,
        (x, y): (f64, f64),
        size: f64,
        is_bold: bool,
        ink: Ink,
        anchor: &str,
    ) {
        let mut attributes =
            vec![("x", px(x)), ("y", px(y)), ("font-size", px(size)), ("text-anchor", anchor.to_owned())];
        if is_bold {
            attributes.push(("font-weight", "600".to_owned()));
        }
        attributes.push(("fill", "currentColor".to_owned()));
        attributes.extend(ink.attributes());
        self.0.element("text", &attributes, text);
    }

    /// A text over lines: it has a rim in the colour of the paper.
    pub(super) fn heading(&mut self, text: &str, (x, y): (f64, f64)) {
        let rim = [
            ("x", px(x)),
            ("y", px(y)),
            ("font-size", "14".to_owned()),
            ("font-weight", "600".to_owned()),
            ("stroke", "currentColor".to_owned()),
            ("stroke-width", "6".to_owned()),
            ("stroke-linejoin", "round".to_owned()),
            ("aria-hidden", "true".to_owned()),
        ];
        self.0.element("text", &[&rim[..], &Ink::Paper.attributes()].concat(), text);
        self.text(text, (x, y), 14.0, true, Ink::Text, "start");
    }

    pub(super) fn line(&mut self, ink: Ink, from: (f64, f64), to: (f64, f64), dashes: Option<&str>) {
        let mut attributes = vec![("x1", px(from.0)), ("y1", px(from.1)), ("x2", px(to.0)), ("y2", px(to.1))];
        attributes.push(("stroke", "currentColor".to_owned()));
        attributes.extend(dashes.map(|dashes| ("stroke-dasharray", dashes.to_owned())));
        attributes.extend(ink.attributes());
        self.0.empty("line", &attributes);
    }

    /// Axes, and lines at round counts and days.
    pub(super) fn frame(&mut self, heights: &Heights, (left, right): (f64, f64), days: &Days, lang: Lang) {
        for x in days.lines() {
            self.line(Ink::Grid, (x, heights.top), (x, heights.bottom()), None);
        }
        for tick in heights.ticks() {
            let y = heights.y(tick);
            self.line(Ink::Grid, (left, y), (right, y), None);
            self.text(&grouped(tick, lang), (left - 8.0, y + 4.0), 12.0, false, Ink::Muted, "end");
        }
        self.line(Ink::Axis, (left, heights.bottom()), (right, heights.bottom()), None);
    }

    /// What lies between two counts, day by day.
    pub(super) fn area(&mut self, ink: Ink, days: &Days, heights: &Heights, below: &[f64], above: &[f64]) {
        let mut back = through(days, heights, below);
        back.reverse();
        let outline = format!("M{}Z", points(through(days, heights, above).into_iter().chain(back)));
        let paint = [("d", outline), ("fill", "currentColor".to_owned())];
        self.0.empty("path", &[&paint[..], &ink.attributes()].concat());
    }

    pub(super) fn curve(&mut self, ink: Ink, days: &Days, heights: &Heights, values: &[f64]) {
        let zero = vec![0.0; values.len()];
        let outline = format!("M{}", points(through(days, heights, values).into_iter()));
        self.0.open("g", &[("fill-opacity", "0.18".to_owned())]);
        self.area(ink, days, heights, &zero, values);
        self.0.close();
        let stroke = [
            ("d", outline),
            ("fill", "none".to_owned()),
            ("stroke", "currentColor".to_owned()),
            ("stroke-width", "2".to_owned()),
            ("stroke-linejoin", "round".to_owned()),
        ];
        self.0.empty("path", &[&stroke[..], &ink.attributes()].concat());
    }

    pub(super) fn dot(&mut self, ink: Ink, (x, y): (f64, f64)) {
        let dot = [("cx", px(x)), ("cy", px(y)), ("r", "4".to_owned()), ("fill", "currentColor".to_owned())];
        self.0.empty("circle", &[&dot[..], &ink.attributes()].concat());
    }

    /// A swatch, and what it stands for.
    pub(super) fn legend(&mut self, ink: Ink, text: &str, (x, y): (f64, f64)) {
        let swatch = [
            ("x", px(x)),
            ("y", px(y - 11.0)),
            ("width", "13".to_owned()),
            ("height", "13".to_owned()),
            ("rx", "2".to_owned()),
            ("fill", "currentColor".to_owned()),
        ];
        self.0.empty("rect", &[&swatch[..], &ink.attributes()].concat());
        self.text(text, (x + 20.0, y), 13.0, false, Ink::Text, "start");
    }

    pub(super) fn finish(self) -> String {
        self.0.finish()
    }
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
