//! The texts that definitions were read from, kept to tell where in them a problem is.

/// A text under its name, with the places of its lines.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) name: String,
    text: String,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

impl Document {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let after_newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(after_newlines).collect();
        Self { name: name.to_owned(), text: text.to_owned(), lines }
    }

    /// Line and column of a byte, from 1, in characters.
    pub(crate) fn position(&self, byte: usize) -> Option<(usize, usize)> {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = *self.lines.get(line.checked_sub(1)?)?;
        Some((line, self.text.get(start..byte)?.chars().count() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_and_lines_begin_after_newlines() {
        let document = Document::new("any", "a\nè b\n");
        assert_eq!(document.position(0), Some((1, 1)));
        assert_eq!(document.position(2), Some((2, 1)));
        assert_eq!(document.position(4), Some((2, 2)));
        assert_eq!(document.position(7), Some((3, 1)));
        assert_eq!(document.position(8), None, "beyond the text");
    }
}
