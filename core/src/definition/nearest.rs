//! The nearest known name to one that is not known.

/// The name at the smallest edit distance from `to`, if it is near enough to be what was meant.
pub(crate) fn nearest<'n>(to: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let limit = to.chars().count().div_ceil(3).max(1);
    names
        .map(|name| (distance(to, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
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
        let names = ["suspension", "deadline", "opening"];
        assert_eq!(nearest("suspention", names.into_iter()), Some("suspension"));
        assert_eq!(nearest("dealdine", names.into_iter()), Some("deadline"));
        assert_eq!(nearest("freeze", names.into_iter()), None);
    }

    #[test]
    fn distance_counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("same", "same"), 0);
    }
}
