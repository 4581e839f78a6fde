//! The colours of states that lie one upon the other, light and dark.

/// The layer of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// Where a track begins.
    Initial,
    /// Where it is to come to.
    Goal,
    /// A state between, by number.
    Between(usize),
}

/// Class, light and dark colour.
type Colours = (&'static str, &'static str, &'static str);

const INITIAL: Colours = ("abs-initial", "#c3ced9", "#4a6076");
const GOAL: Colours = ("abs-goal", "#2f9e78", "#3fae88");
const BETWEEN: [Colours; 6] = [
    ("abs-between-1", "#f0c975", "#c99a3c"),
    ("abs-between-2", "#3d86d1", "#4f97df"),
    ("abs-between-3", "#d1687a", "#d97486"),
    ("abs-between-4", "#8fb8e3", "#a9cdf2"),
    ("abs-between-5", "#8a6fc2", "#a08ad6"),
    ("abs-between-6", "#6a7f94", "#8397ab"),
];

impl Layer {
    fn colours(self) -> Colours {
        match self {
            Self::Initial => INITIAL,
            Self::Goal => GOAL,
            Self::Between(number) => BETWEEN.get(number % BETWEEN.len()).copied().unwrap_or(INITIAL),
        }
    }

    /// Its class in the style sheet.
    pub(super) fn class(self) -> &'static str {
        self.colours().0
    }

    /// The light colour: also given as an attribute, for pages whose policy forbids style sheets.
    pub(super) fn light(self) -> &'static str {
        self.colours().1
    }
}

/// The style sheet of the layers, scoped to drawings of a class.
pub(super) fn style_sheet(drawing: &str) -> String {
    let all = || [INITIAL, GOAL].into_iter().chain(BETWEEN);
    let rule = |class: &str, colour: &str| format!(".{drawing} .{class}{{color:{colour}}}");
    let light: String = all().map(|(class, light, _)| rule(class, light)).collect();
    let dark: String = all().map(|(class, _, dark)| rule(class, dark)).collect();
    format!("{light}@media (prefers-color-scheme:dark){{{dark}}}")
}
