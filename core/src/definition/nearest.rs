//! The nearest known name to one that is not known.

use std::cell::Cell;

/// How many names are compared for all the problems of a definition together: thousands of unknown names among thousands
/// of known ones would take minutes, and nobody reads so many suggestions.
const COMPARISONS: usize = 100_000;

/// Longer names have none near them.
const LONGEST: usize = 64;

/// Finds what was meant, as long as the comparisons last.
#[derive(Debug)]
pub(crate) struct Suggestions {
    left: Cell<usize>,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: Cell::new(COMPARISONS) }
    }
}

impl Suggestions {
    /// The name at the smallest edit distance from `to`, if it is near enough to be what was meant.
    pub(crate) fn nearest<'n>(&self, to: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let length = to.chars().take(LONGEST + 1).count();
        if length > LONGEST {
            return None;
        }
        let limit = length.div_ceil(3).max(1);
        names
            .take_while(|_| self.one_more())
            .filter(|name| name.chars().take(length + limit + 1).count().abs_diff(length) <= limit)
            .map(|name| (distance(to, name), name))
            .filter(|(distance, _)| *distance <= limit)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    }

    fn one_more(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

/// Levenshtein's distance, one row at a time.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (to, above) in b.iter().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(from != *to)).min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_only_when_it_is_near() {
        let suggestions = Suggestions::default();
        let nearest = |to| suggestions.nearest(to, ["suspension", "deadline", "opening"].into_iter());
        assert_eq!(nearest("suspention"), Some("suspension"));
        assert_eq!(nearest("dealdine"), Some("deadline"));
        assert_eq!(nearest("freeze"), None);
    }

    #[test]
    fn suggestions_end_when_too_many_names_were_compared() {
        let suggestions = Suggestions { left: Cell::new(3) };
        let nearest = |to| suggestions.nearest(to, ["opening", "deadline"].into_iter());
        assert_eq!(nearest("deadlin"), Some("deadline"));
        assert_eq!(nearest("deadlin"), None, "only `opening` was compared");
        assert_eq!(nearest("openin"), None);
    }

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
