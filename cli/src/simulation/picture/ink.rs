//! The colours, light and dark: those of the calendar, and one for each state.

/// What something is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Paper,
    Text,
    Muted,
    Grid,
    Axis,
    Deadline,
    Moment,
    Backlog,
    LockedOut,
    /// Where a track begins.
    Initial,
    /// Where it is to come to.
    Goal,
    /// A state between, by number.
    Between(usize),
}

/// Class, light and dark colour.
type Colours = (&'static str, &'static str, &'static str);

const PLAIN: [Colours; 11] = [
    ("abs-paper", "#ffffff", "#0f1e2d"),
    ("abs-text", "#17324d", "#f0f5fa"),
    ("abs-muted", "#455b71", "#b3c2d1"),
    ("abs-grid", "#e0e5ea", "#24384c"),
    ("abs-axis", "#5c6f82", "#8ba0b5"),
    ("abs-deadline", "#cc334d", "#ff8596"),
    ("abs-moment", "#0066cc", "#66b2ff"),
    ("abs-backlog", "#8a5300", "#ffc766"),
    ("abs-locked", "#cc334d", "#ff8596"),
    ("abs-initial", "#c3ced9", "#4a6076"),
    ("abs-goal", "#2f9e78", "#3fae88"),
];

const BETWEEN: [Colours; 6] = [
    ("abs-between-1", "#f0c975", "#c99a3c"),
    ("abs-between-2", "#3d86d1", "#4f97df"),
    ("abs-between-3", "#d1687a", "#d97486"),
    ("abs-between-4", "#8fb8e3", "#a9cdf2"),
    ("abs-between-5", "#8a6fc2", "#a08ad6"),
    ("abs-between-6", "#6a7f94", "#8397ab"),
];

impl Ink {
    fn colours(self) -> Colours {
        let plain = |place: usize| PLAIN.get(place).copied().unwrap_or_default();
        match self {
            Self::Paper => plain(0),
            Self::Text => plain(1),
            Self::Muted => plain(2),
            Self::Grid => plain(3),
            Self::Axis => plain(4),
            Self::Deadline => plain(5),
            Self::Moment => plain(6),
            Self::Backlog => plain(7),
            Self::LockedOut => plain(8),
            Self::Initial => plain(9),
            Self::Goal => plain(10),
            Self::Between(number) => BETWEEN.get(number % BETWEEN.len()).copied().unwrap_or_default(),
        }
    }

    /// Its class, and the light colour for pages that forbid style sheets.
    pub(super) fn attributes(self) -> [(&'static str, String); 2] {
        let (class, light, _) = self.colours();
        [("class", class.to_owned()), ("color", light.to_owned())]
    }
}

/// The style sheet, scoped to the drawing.
pub(super) fn style_sheet() -> String {
    let all = || PLAIN.iter().chain(&BETWEEN);
    let rule = |class: &str, colour: &str| format!(".abilita-course .{class}{{color:{colour}}}");
    let light: String = all().map(|(class, light, _)| rule(class, light)).collect();
    let dark: String = all().map(|(class, _, dark)| rule(class, dark)).collect();
    format!("{light}@media (prefers-color-scheme:dark){{{dark}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, as WCAG 2 defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    #[test]
    fn texts_and_lines_stand_out_from_the_paper() {
        let contrast = |a: &str, b: &str| {
            let (a, b) = (luminance(a), luminance(b));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        let (_, light_paper, dark_paper) = Ink::Paper.colours();
        let told = [Ink::Text, Ink::Muted, Ink::Deadline, Ink::Moment, Ink::Backlog, Ink::LockedOut];
        for ink in told {
            let (class, light, dark) = ink.colours();
            assert!(contrast(light, light_paper) >= 4.5, "{class}");
            assert!(contrast(dark, dark_paper) >= 4.5, "{class}");
        }
    }
}
