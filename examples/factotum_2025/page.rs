//! The printed page: headings, lines, prose that keeps within the margin.

/// How many columns the page has.
pub(crate) const WIDTH: usize = 110;

/// A page that is being written.
#[derive(Default)]
pub(crate) struct Page(String);

impl Page {
    /// The title, between two rules.
    pub(crate) fn title(&mut self, title: &str) {
        let rule = "═".repeat(WIDTH);
        self.line(&rule);
        self.line(title);
        self.line(&rule);
    }

    /// The heading of a part.
    pub(crate) fn heading(&mut self, heading: &str) {
        self.blank();
        let rule = "─".repeat(WIDTH.saturating_sub(width(heading) + 4));
        self.line(&format!("── {heading} {rule}"));
    }

    /// A heading within a part.
    pub(crate) fn subheading(&mut self, heading: &str) {
        self.blank();
        self.prose("", heading);
    }

    pub(crate) fn blank(&mut self) {
        self.0.push('\n');
    }

    /// A line as it is, blanks at its end apart.
    pub(crate) fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    /// A text that goes on, under its first word, where the line is full. `start` stands before it.
    pub(crate) fn prose(&mut self, start: &str, text: &str) {
        let indent = width(start);
        let mut line = start.to_owned();
        let mut is_fresh = true;
        for word in text.split_whitespace() {
            if !is_fresh && width(&line) + 1 + width(word) > WIDTH {
                self.line(&line);
                line = " ".repeat(indent);
                is_fresh = true;
            }
            if !is_fresh {
                line.push(' ');
            }
            line.push_str(word);
            is_fresh = false;
        }
        self.line(&line);
    }

    /// The whole text.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().count()
}

/// The text with blanks after it, or cut where it is too long.
pub(crate) fn cell(text: &str, columns: usize) -> String {
    if width(text) > columns {
        let kept: String = text.chars().take(columns.saturating_sub(1)).collect();
        return format!("{kept}…");
    }
    format!("{text}{}", " ".repeat(columns - width(text)))
}

/// The text with blanks before it.
pub(crate) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}
