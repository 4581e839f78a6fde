//! The table as a drawing.

use abilita::drawing::{Block, Ink, Markup, Sheet, Style};

use super::{Grid, Line, Span};

/// The width of the column of functions, in pixels.
const FIRST: f64 = 230.0;
/// The width of a phase.
const PHASE: f64 = 210.0;
/// The least width of all phases together.
const LEAST: f64 = 420.0;
/// Between a text and the lines around it.
const PADDING: f64 = 9.0;
/// Around the drawing.
const EDGE: f64 = 16.0;

impl Grid {
    /// As one SVG: a cell for each stretch of time in which the same persons may.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let svg = abilita_analysis::Matrix::of(&campaign).grid(&campaign, Lang::En).to_svg();
    /// assert!(svg.contains("<title id="), "{svg}");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_svg(&self) -> String {
        let phase = PHASE.max(LEAST / float(self.columns.len().max(1)));
        let width = FIRST + phase * float(self.columns.len());
        let heading = Block::new(width).with(&self.title, Style::TITLE);
        let note = self.note().map(|note| Block::new(width).with(&note, Style::SMALL.in_ink(Ink::Note)));
        let rows: Vec<Vec<Cell>> =
            std::iter::once(self.head(phase)).chain(self.lines.iter().map(|line| line.row(phase))).collect();
        let heights: Vec<f64> =
            rows.iter().map(|row| row.iter().map(Cell::height).fold(0.0, f64::max)).collect();
        let top = EDGE + heading.height() + 12.0;
        let bottom = top + heights.iter().sum::<f64>();
        let height = bottom + note.as_ref().map_or(0.0, |note| note.height() + 8.0) + EDGE;
        let mut markup = Markup::default();
        markup.sheet(&Sheet {
            id: &format!(
                "abilita-matrix-{}-{}",
                self.id.replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
                self.lang.as_str()
            ),
            class: "abilita-matrix",
            lang: self.lang,
            title: &format!("{} {}", self.title, self.corner()),
            description: &self.description(),
            size: (width + 2.0 * EDGE, height),
        });
        heading.draw(&mut markup, EDGE, EDGE, "start");
        let mut y = top;
        for (number, (row, height)) in rows.iter().zip(&heights).enumerate() {
            let mut x = EDGE;
            for (column, cell) in row.iter().enumerate() {
                if number == 0 {
                    markup.rect(Ink::Grid, "currentColor", (x, y), (cell.width, *height), 0.0);
                } else if column > 0 {
                    cell.ground(&mut markup, (x, y), *height);
                }
                cell.block.draw(&mut markup, x + PADDING, y + PADDING, "start");
                x += cell.width;
            }
            y += height;
            markup.line(Ink::Grid, 1.0, (EDGE, y), (EDGE + width, y));
        }
        if let Some(note) = note {
            note.draw(&mut markup, EDGE, bottom + 8.0, "start");
        }
        markup.finish()
    }

    fn head(&self, phase: f64) -> Vec<Cell> {
        let first = Cell::of(self.corner(), Style::HEAD, FIRST);
        let phases =
            self.columns.iter().map(|column| Cell::of(column, Style::SMALL.bold().in_ink(Ink::Text), phase));
        std::iter::once(first).chain(phases).collect()
    }

    /// Everything the table says, in sentences.
    fn description(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let mut column = 0;
            let said = line.spans.iter().map(|span| {
                let when = self.columns.iter().skip(column).take(span.columns).cloned().collect::<Vec<_>>();
                column += span.columns;
                format!("{}: {}", when.join(", "), span.said())
            });
            format!("{} – {}", line.title, said.collect::<Vec<_>>().join("; "))
        });
        lines.collect::<Vec<_>>().join(". ")
    }
}

impl Line {
    fn row(&self, phase: f64) -> Vec<Cell> {
        let first = Cell::of(&self.title, Style::BODY, FIRST);
        std::iter::once(first).chain(self.spans.iter().map(|span| Cell::of_span(span, phase))).collect()
    }
}

/// A cell with its text.
struct Cell {
    block: Block,
    width: f64,
    is_yes: Option<bool>,
}

impl Cell {
    fn of(text: &str, style: Style, width: f64) -> Self {
        Self { block: Block::new(width - 2.0 * PADDING).with(text, style), width, is_yes: None }
    }

    fn of_span(span: &Span, phase: f64) -> Self {
        let width = phase * float(span.columns);
        let block = Block::new(width - 2.0 * PADDING - 6.0);
        let block = if span.who.is_empty() {
            block.with(span.nobody, Style::SMALL)
        } else {
            span.who.iter().fold(block, |block, who| {
                let block = block.with(&who.roles.join(", "), Style::new(13.0));
                block.with(who.condition().unwrap_or_default(), Style::SMALL)
            })
        };
        Self { block, width, is_yes: Some(!span.who.is_empty()) }
    }

    fn height(&self) -> f64 {
        self.block.height() + 2.0 * PADDING
    }

    /// A bar at the left says at a glance whether anybody may.
    fn ground(&self, markup: &mut Markup, (x, y): (f64, f64), height: f64) {
        let ink = if self.is_yes == Some(true) { Ink::Today } else { Ink::Grid };
        markup.rect(ink, "currentColor", (x, y + 3.0), (4.0, height - 6.0), 2.0);
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
