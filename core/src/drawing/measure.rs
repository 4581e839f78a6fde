//! How wide a text is, without its font: a drawing is shown in fonts that nobody knows here, so texts are measured by the
//! widest of the usual ones (`DejaVu` Sans) and fit in all of them.

/// The width of a text in pixels, for a size in pixels.
///
/// ```
/// use abilita::drawing::width;
/// assert!(width("il", 14.0, false) < width("WM", 14.0, false));
/// ```
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(em).sum();
    ems * size * if bold { 1.13 } else { 1.0 }
}

/// The width of a character in ems.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' | '’' | 'ì' | 'í' => 0.3,
        ' ' | '.' | ',' | ':' | ';' | '|' | '/' | '-' | '·' | 'f' => 0.37,
        'r' | 't' | '(' | ')' | '[' | ']' | '!' => 0.42,
        's' | 'c' | 'z' | '"' | '?' | 'º' | '°' => 0.56,
        'm' | 'M' | 'w' | 'W' | '@' | '%' | '—' | '…' => 1.0,
        'A'..='Z' => 0.76,
        c if u32::from(c) < 0x2e80 => 0.64,
        _ => 1.05,
    }
}

/// The text in lines of at most `max` pixels, as few as can be and about equally long.
///
/// ```
/// use abilita::drawing::wrap;
/// assert_eq!(wrap("head teacher", 14.0, false, 60.0), ["head", "teacher"]);
/// ```
pub fn wrap(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let widest = greedy(text, size, bold, max);
    if widest.len() < 2 {
        return widest;
    }
    let narrower = [0.5, 0.6, 0.7, 0.8, 0.9].into_iter().map(|share| greedy(text, size, bold, share * max));
    let mut as_few = narrower.filter(|lines| lines.len() == widest.len());
    as_few.next().unwrap_or(widest)
}

/// As much as fits in each line. A word that is longer than a line is cut.
fn greedy(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= max {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if width(&line, size, bold) > max {
                line.pop();
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_at_blanks() {
        let lines = wrap("Termine per la conferma dei delegati", 13.0, false, 130.0);
        assert_eq!(lines, ["Termine per", "la conferma", "dei delegati"]);
        assert_eq!(wrap("", 13.0, false, 100.0), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(text in "[ -~àèìòù]{0,80}", max in 20.0..400.0f64) {
            let lines = wrap(&text, 13.0, true, max);
            prop_assert!(lines.iter().all(|line| width(line, 13.0, true) <= max));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
