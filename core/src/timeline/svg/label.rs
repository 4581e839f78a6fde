//! Texts as blocks of lines.

use super::ink::Ink;
use super::markup::{Markup, px};
use super::measure;
use super::scale::TICK_SIZE;
use crate::calendar::Instant;
use crate::timeline::Entry;

/// One line of text.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    style: Style,
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    size: f64,
    bold: bool,
    ink: Ink,
}

impl Style {
    pub(super) const TITLE: Self = Self { size: 17.0, bold: true, ink: Ink::Text };
    pub(super) const HEAD: Self = Self { size: 14.0, bold: true, ink: Ink::Text };
    pub(super) const BODY: Self = Self { size: 14.0, bold: false, ink: Ink::Text };
    pub(super) const SMALL: Self = Self { size: 12.5, bold: false, ink: Ink::Muted };

    pub(super) const TODAY: Self = Self { size: 13.0, bold: true, ink: Ink::Today };
    pub(super) const TICK: Self = Self { size: TICK_SIZE, bold: false, ink: Ink::Muted };

    const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    fn line_height(self) -> f64 {
        (self.size * 1.4).round()
    }
}

/// A block of lines, wrapped to a width.
#[derive(Clone, Debug)]
pub(super) struct Block {
    lines: Vec<Line>,
    max: f64,
}

impl Block {
    pub(super) fn new(max: f64) -> Self {
        Self { lines: Vec::new(), max }
    }

    /// Adds a paragraph.
    #[must_use]
    pub(super) fn with(mut self, text: &str, style: Style) -> Self {
        let lines = measure::wrap(text, style.size, style.bold, self.max);
        self.lines.extend(lines.into_iter().map(|text| Line { text, style }));
        self
    }

    pub(super) fn width(&self) -> f64 {
        let widths =
            self.lines.iter().map(|line| measure::width(&line.text, line.style.size, line.style.bold));
        widths.fold(0.0, f64::max)
    }

    pub(super) fn height(&self) -> f64 {
        self.lines.iter().map(|line| line.style.line_height()).sum()
    }

    /// The top, width and height of each line.
    pub(super) fn line_boxes(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        self.lines.iter().scan(0.0, |next, Line { text, style }| {
            let top = *next;
            *next += style.line_height();
            Some((top, measure::width(text, style.size, style.bold), style.line_height()))
        })
    }

    /// Writes it below `top`: from `x` on, or up to `x` with the anchor `end`.
    pub(super) fn draw(&self, markup: &mut Markup, x: f64, top: f64, anchor: &str) {
        let mut bottom = top;
        for Line { text, style } in &self.lines {
            bottom += style.line_height();
            let (x, y, size) = (px(x), px(bottom - style.size * 0.35), px(style.size));
            let mut attributes = vec![("x", x.as_str()), ("y", &y), ("font-size", &size)];
            if style.bold {
                attributes.push(("font-weight", "600"));
            }
            if anchor != "start" {
                attributes.push(("text-anchor", anchor));
            }
            let ink = [("class", style.ink.class()), ("color", style.ink.light()), ("fill", "currentColor")];
            attributes.extend(ink);
            markup.element("text", &attributes, text);
        }
    }
}

/// What is said of a moment below the axis.
pub(super) fn of_entry(entry: &Entry, today: Option<Instant>, max: f64) -> Block {
    let ink = if entry.is_deadline() { Ink::Deadline } else { Ink::Window };
    let distance = today.and_then(|today| entry.distance_from(today));
    let cites: Vec<&str> = entry.cites().collect();
    let small: Vec<String> =
        distance.into_iter().chain((!cites.is_empty()).then(|| cites.join(", "))).collect();
    let block = Block::new(max)
        .with(entry.said(), Style::HEAD.in_ink(ink))
        .with(entry.title(), Style::BODY)
        .with(&small.join(" · "), Style::SMALL);
    entry.remarks().iter().fold(block, |block, remark| block.with(remark, Style::SMALL.in_ink(Ink::Note)))
}
