//! XML that is well formed by construction: what is opened is closed, and every text is escaped.

use std::fmt::Write as _;

/// XML being written.
///
/// ```
/// use abilita::drawing::{Ink, Markup};
/// let mut markup = Markup::default();
/// markup.open("g", &[("id", "a<b")]);
/// markup.line(Ink::Axis, 1.0, (0.0, 0.0), (9.5, 0.0));
/// assert!(markup.finish().starts_with("<g id=\"a&lt;b\"><line class=\"abt-axis\""));
/// ```
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    open: Vec<&'static str>,
}

/// Attributes by name. Values are escaped when they are written.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// Opens an element, to be closed by [`close`](Self::close).
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.text, "</{name}>");
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that holds a text.
    pub fn element(&mut self, name: &'static str, attributes: Attributes<'_>, content: &str) {
        self.open(name, attributes);
        escape(content, &mut self.text);
        self.close();
    }

    /// The document, with everything closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        let _ = write!(self.text, "<{name}");
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// A length in pixels, with one decimal where it needs one.
///
/// ```
/// assert_eq!(abilita::drawing::px(12.34), "12.3");
/// ```
pub fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // No "-0": it is the same place.
    if tenths == 0.0 { "0".to_owned() } else { tenths.to_string() }
}

/// Control characters, which XML cannot have, become blanks.
fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => into.push(' '),
            c if c.is_control() => into.push(' '),
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_elements_closed() {
        let mut markup = Markup::default();
        markup.open("svg", &[("class", "a\"b'<>")]);
        markup.element("title", &[], "<script>alert('&')</script>\u{0}\n");
        markup.empty("line", &[("x1", &px(-0.01)), ("x2", &px(12.345))]);
        assert_eq!(
            markup.finish(),
            "<svg class=\"a&quot;b&#39;&lt;&gt;\"><title>&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;  </title>\
             <line x1=\"0\" x2=\"12.3\"/></svg>\n"
        );
    }
}
