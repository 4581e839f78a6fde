//! The table for a terminal and in Markdown.

use std::fmt::Write as _;

use super::{Grid, Line, Who};

/// The widest that a column is in a terminal: what is longer goes on below.
const WIDEST: usize = 34;

impl Grid {
    /// As text, for a terminal: what goes on into the next phase is said there again.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let text = abilita_analysis::Matrix::of(&campaign).grid(&campaign, Lang::En).to_text();
    /// assert!(text.starts_with("Who may…"), "{text}");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_text(&self) -> String {
        let rows: Vec<Vec<Vec<String>>> = self
            .rows()
            .iter()
            .map(|row| row.iter().map(|cell| cell.iter().flat_map(|part| wrapped(part)).collect()).collect())
            .collect();
        let width = |column: usize| {
            let lines = rows.iter().filter_map(|row: &Vec<Vec<String>>| row.get(column)).flatten();
            lines.map(|line| line.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..=self.columns.len()).map(width).collect();
        let mut text = String::new();
        for (number, row) in rows.iter().enumerate() {
            let height = row.iter().map(Vec::len).max().unwrap_or(0);
            for line in 0..height {
                let cells = row.iter().zip(&widths).map(|(cell, width)| {
                    let part = cell.get(line).map_or("", String::as_str);
                    format!("{part:width$}")
                });
                text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
                text.push('\n');
            }
            if number == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                text.push_str(&rules.join("  "));
                text.push('\n');
            }
        }
        if let Some(note) = self.note() {
            let _ = writeln!(text, "\n{note}");
        }
        text
    }

    /// In Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        for (number, row) in self.rows().into_iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|parts| escaped(&parts.join("<br>"))).collect();
            let _ = writeln!(text, "| {} |", cells.join(" | "));
            if number == 0 {
                let _ = writeln!(text, "|{}", "---|".repeat(cells.len()));
            }
        }
        if let Some(note) = self.note() {
            let _ = writeln!(text, "\n{note}");
        }
        text
    }

    /// The head and a row for each function, each cell with its parts.
    fn rows(&self) -> Vec<Vec<Vec<String>>> {
        let head = std::iter::once(vec![self.corner().to_owned()]);
        let head = head.chain(self.columns.iter().map(|column| vec![column.clone()])).collect();
        std::iter::once(head).chain(self.lines.iter().map(Line::cells)).collect()
    }
}

impl Line {
    fn cells(&self) -> Vec<Vec<String>> {
        let cells = self.spans.iter().flat_map(|span| {
            let cell = if span.who.is_empty() {
                vec!["—".to_owned()]
            } else {
                span.who.iter().map(Who::said).collect()
            };
            std::iter::repeat_n(cell, span.columns)
        });
        std::iter::once(vec![self.title.clone()]).chain(cells).collect()
    }
}

fn escaped(cell: &str) -> String {
    cell.replace('|', "\\|")
}

/// A text in lines, broken between words.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let Some(last) = lines.last_mut() else { break };
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= WIDEST {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
