//! The differences for a terminal and in Markdown.

use std::fmt::Write as _;

use abilita::Lang;

use super::{Difference, Differences, Topic};

impl Differences {
    /// As text, for a terminal: a heading for each topic, a line for each difference.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::Differences;
    /// let (old, new) = (Campaign::built_in("factotum-2021")?, Campaign::built_in("factotum-2025")?);
    /// let text = Differences::between(&old, &new).to_text(Lang::En);
    /// assert!(text.contains("New role: «head of the prevention and protection service (RSPP)»"), "{text}");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_text(&self, lang: Lang) -> String {
        self.written(lang, ("", "", "- "))
    }

    /// In Markdown.
    pub fn to_markdown(&self, lang: Lang) -> String {
        self.written(lang, ("# ", "## ", "- "))
    }

    fn written(&self, lang: Lang, (title, heading, item): (&str, &str, &str)) -> String {
        let (old, new) = self.ids();
        let mut text = match lang {
            Lang::It => format!("{title}Da `{old}` a `{new}`\n"),
            Lang::En => format!("{title}From `{old}` to `{new}`\n"),
        };
        if self.all.is_empty() {
            text.push_str(if lang == Lang::It { "\nNessuna differenza.\n" } else { "\nNo difference.\n" });
        }
        let mut topic: Option<Topic> = None;
        for difference in &self.all {
            if topic != Some(difference.topic) {
                topic = Some(difference.topic);
                let _ = write!(text, "\n{heading}{}\n\n", difference.topic.title(lang));
            }
            let _ = writeln!(text, "{item}{}{}", difference.sentence(lang), difference.cited());
        }
        text
    }
}

impl Difference {
    /// The statements of the later edition, or else of the earlier.
    fn cited(&self) -> String {
        if self.topic == Topic::Sources {
            return String::new();
        }
        let cites = if self.cites_after().is_empty() { self.cites_before() } else { self.cites_after() };
        if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join(", ")) }
    }
}
