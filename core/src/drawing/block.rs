//! Texts as blocks of lines.

use super::ink::Ink;
use super::markup::{Markup, px};
use super::measure;

/// One line of text.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    style: Style,
}

/// How a text is written.
///
/// ```
/// use abilita::drawing::{Ink, Style};
/// let late = Style::new(13.0).bold().in_ink(Ink::Deadline);
/// assert_eq!(late.line_height(), 18.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    size: f64,
    bold: bool,
    ink: Ink,
}

impl Style {
    /// The title of a drawing.
    pub const TITLE: Self = Self { size: 17.0, bold: true, ink: Ink::Text };
    /// What leads the eye.
    pub const HEAD: Self = Self { size: 14.0, bold: true, ink: Ink::Text };
    /// Running text.
    pub const BODY: Self = Self { size: 14.0, bold: false, ink: Ink::Text };
    /// What may be passed over.
    pub const SMALL: Self = Self { size: 12.5, bold: false, ink: Ink::Muted };

    /// Running text of another size, in pixels.
    pub const fn new(size: f64) -> Self {
        Self { size, ..Self::BODY }
    }

    /// The same, bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// How high a line of it is, in pixels.
    pub fn line_height(self) -> f64 {
        (self.size * 1.4).round()
    }
}

/// A block of lines, wrapped to a width.
///
/// ```
/// use abilita::drawing::{Block, Style};
/// let block = Block::new(120.0).with("Deadline for confirming the delegates", Style::BODY);
/// assert_eq!(block.height(), 3.0 * Style::BODY.line_height());
/// assert!(block.width() <= 120.0);
/// ```
#[derive(Clone, Debug)]
pub struct Block {
    lines: Vec<Line>,
    max: f64,
}

impl Block {
    /// Nothing yet, in lines of at most so many pixels.
    pub fn new(max: f64) -> Self {
        Self { lines: Vec::new(), max }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn with(mut self, text: &str, style: Style) -> Self {
        let lines = measure::wrap(text, style.size, style.bold, self.max);
        self.lines.extend(lines.into_iter().map(|text| Line { text, style }));
        self
    }

    /// How wide its widest line is, in pixels.
    pub fn width(&self) -> f64 {
        let widths =
            self.lines.iter().map(|line| measure::width(&line.text, line.style.size, line.style.bold));
        widths.fold(0.0, f64::max)
    }

    /// How high it is, in pixels.
    pub fn height(&self) -> f64 {
        self.lines.iter().map(|line| line.style.line_height()).sum()
    }

    /// True if nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The top, width and height of each line, in pixels.
    pub fn line_boxes(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        self.lines.iter().scan(0.0, |next, Line { text, style }| {
            let top = *next;
            *next += style.line_height();
            Some((top, measure::width(text, style.size, style.bold), style.line_height()))
        })
    }

    /// Writes it below `top`: from `x` on with the anchor `start`, up to it with `end`, around it with `middle`.
    pub fn draw(&self, markup: &mut Markup, x: f64, top: f64, anchor: &str) {
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
