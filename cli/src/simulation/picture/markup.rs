//! SVG that is well formed by construction: what is opened is closed, and every text is escaped.

use std::fmt::Write as _;

/// A drawing being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Opens an element, to be closed by [`close`](Self::close).
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, String)]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.text, "</{name}>");
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that holds a text.
    pub(super) fn element(&mut self, name: &'static str, attributes: &[(&str, String)], content: &str) {
        self.open(name, attributes);
        escape(content, &mut self.text);
        self.close();
    }

    /// The document, with everything closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, String)]) {
        let _ = write!(self.text, "<{name}");
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// A length in pixels, with one decimal where it needs one.
pub(super) fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // No "-0": it is the same place.
    if tenths == 0.0 { "0".to_owned() } else { tenths.to_string() }
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            c if c.is_control() || c == '\u{fffe}' || c == '\u{ffff}' => into.push(' '),
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_definition_says_cannot_become_markup() {
        let mut markup = Markup::default();
        markup.open("svg", &[("class", "a\"b<>".to_owned())]);
        markup.element("title", &[], "<script>alert('&')</script>\u{0}");
        markup.empty("line", &[("x1", px(-0.01)), ("x2", px(12.345))]);
        assert_eq!(
            markup.finish(),
            "<svg class=\"a&quot;b&lt;&gt;\"><title>&lt;script&gt;alert('&amp;')&lt;/script&gt; </title>\
             <line x1=\"0\" x2=\"12.3\"/></svg>\n"
        );
    }
}
