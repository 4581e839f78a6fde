//! The colours, light and dark, and their style sheet.

/// What something is drawn with. The light colours are those of Bootstrap Italia.
///
/// ```
/// use abilita::drawing::Ink;
/// assert_eq!((Ink::Deadline.class(), Ink::Deadline.light()), ("abt-deadline", "#cc334d"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// What is behind everything.
    Paper,
    /// Text.
    Text,
    /// Text that may be passed over.
    Muted,
    /// Lines and grounds that tell nothing by themselves.
    Grid,
    /// Lines that are followed.
    Axis,
    /// Windows, and what persons do.
    Window,
    /// Deadlines, and what time does.
    Deadline,
    /// What should be noted.
    Note,
    /// Today, and what comes to its end.
    Today,
}

impl Ink {
    const ALL: [Self; 9] = [
        Self::Paper,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::Axis,
        Self::Window,
        Self::Deadline,
        Self::Note,
        Self::Today,
    ];

    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Paper => "abt-paper",
            Self::Text => "abt-text",
            Self::Muted => "abt-muted",
            Self::Grid => "abt-grid",
            Self::Axis => "abt-axis",
            Self::Window => "abt-window",
            Self::Deadline => "abt-deadline",
            Self::Note => "abt-note",
            Self::Today => "abt-today",
        }
    }

    /// The light colour: also given as an attribute, for pages whose policy forbids style sheets.
    pub fn light(self) -> &'static str {
        match self {
            Self::Paper => "#ffffff",
            Self::Text => "#17324d",
            Self::Muted => "#455b71",
            Self::Grid => "#e0e5ea",
            Self::Axis => "#5c6f82",
            Self::Window => "#0066cc",
            Self::Deadline => "#cc334d",
            Self::Note => "#8a5300",
            Self::Today => "#007a51",
        }
    }

    fn dark(self) -> &'static str {
        match self {
            Self::Paper => "#0f1e2d",
            Self::Text => "#f0f5fa",
            Self::Muted => "#b3c2d1",
            Self::Grid => "#24384c",
            Self::Axis => "#8ba0b5",
            Self::Window => "#66b2ff",
            Self::Deadline => "#ff8596",
            Self::Note => "#ffc766",
            Self::Today => "#5dd6a8",
        }
    }
}

/// The style sheet: scoped to drawings of a class, since in a page it would reach everything.
///
/// ```
/// let sheet = abilita::drawing::style_sheet("abilita-timeline");
/// assert!(sheet.starts_with(".abilita-timeline .abt-paper{color:#ffffff}"));
/// assert!(sheet.contains("@media (prefers-color-scheme:dark)"));
/// ```
pub fn style_sheet(class: &str) -> String {
    let rules = |colour: fn(Ink) -> &'static str| {
        let rules = Ink::ALL.map(|ink| format!(".{class} .{}{{color:{}}}", ink.class(), colour(ink)));
        rules.concat()
    };
    format!("{}@media (prefers-color-scheme:dark){{{}}}", rules(Ink::light), rules(Ink::dark))
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

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_that_of_wcag_aa() {
        for ink in Ink::ALL {
            let wanted = match ink {
                Ink::Paper | Ink::Grid => continue, // nothing is told by them
                Ink::Axis => 3.0,
                _ => 4.5,
            };
            for colour in [Ink::light, Ink::dark] {
                let contrast = contrast(colour(ink), colour(Ink::Paper));
                assert!(contrast >= wanted, "{ink:?} {} has {contrast:.2}", colour(ink));
            }
        }
    }

    #[test]
    fn the_style_sheet_names_every_ink_twice() {
        let sheet = style_sheet("abilita-timeline");
        assert!(Ink::ALL.iter().all(|ink| sheet.matches(ink.class()).count() == 2));
    }
}
