//! How a difference is put into words.

use super::{Change, Phrase};
use crate::wording::capitalised;

/// What a part, or a thing, is called: with its article in Italian, and the key under which it stands in the definition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) key: &'static str,
    it: &'static str,
    en: &'static str,
    is_order: bool,
}

impl Label {
    pub(super) const CITES: Self = Self::new("cites", "la fonte", "source");
    pub(super) const TITLE: Self = Self::new("title", "il nome", "name");

    pub(super) const fn new(key: &'static str, it: &'static str, en: &'static str) -> Self {
        Self { key, it, en, is_order: false }
    }

    /// What the subject itself says: it needs no word for it.
    pub(super) const fn itself(key: &'static str) -> Self {
        Self::new(key, "", "")
    }

    /// The order of several such parts.
    pub(super) fn in_order(self) -> Self {
        Self { is_order: true, ..self }
    }

    /// Both editions have it, and not the same.
    pub(super) fn changed(self, subject: &Phrase, before: &Phrase, after: &Phrase) -> Phrase {
        let label = |it: bool| match (self.is_order, it) {
            (true, true) => format!("cambia l'ordine ({})", without_article(self.it)),
            (true, false) => format!("another order ({})", self.en),
            (false, true) => without_article(self.it).to_owned(),
            (false, false) => self.en.to_owned(),
        };
        let tell = |it: bool, subject: &str| {
            let (before, after, note) = match (before.it == after.it, before.en == after.en, it) {
                (true, false, true) => (&before.en, &after.en, " (nel testo inglese)"),
                (false, true, false) => (&before.it, &after.it, " (in the Italian text)"),
                (true, true, true) => {
                    return format!("{subject}: {} cambia in ciò che la definizione ne calcola", self.it)
                        .replace(":  cambia", ": cambia");
                }
                (true, true, false) => {
                    return format!("{subject}: {} changed in how the definition computes it", self.en)
                        .replace(":  changed", ": changed");
                }
                (_, _, true) => (&before.it, &after.it, ""),
                (_, _, false) => (&before.en, &after.en, ""),
            };
            let label = label(it);
            let label = if label.is_empty() { String::new() } else { format!(" {label}{note}:") };
            let word = if it { "prima" } else { "before" };
            format!("{subject}:{label} {after} ({word}: {before})")
        };
        Phrase { it: capitalised(&tell(true, &subject.it)), en: capitalised(&tell(false, &subject.en)) }
    }

    /// A part of something was added or removed.
    pub(super) fn part(self, subject: &Phrase, change: Change, told: &Phrase) -> Phrase {
        let (it, en) =
            if change == Change::Added { ("si aggiunge", "added") } else { ("si toglie", "dropped") };
        Phrase {
            it: capitalised(&format!("{}: {it} {}: {}", subject.it, self.it, told.it)),
            en: capitalised(&format!("{}: {} {en}: {}", subject.en, self.en, told.en)),
        }
    }

    /// A thing as a whole was added or removed.
    pub(super) fn whole(self, change: Change, told: &Phrase) -> Phrase {
        let (it, en) =
            if change == Change::Added { ("Si aggiunge", "New") } else { ("Si toglie", "Dropped") };
        Phrase { it: format!("{it} {}: {}", self.it, told.it), en: format!("{en} {}: {}", self.en, told.en) }
    }
}

fn without_article(noun: &str) -> &str {
    let articles = ["il ", "lo ", "la ", "i ", "gli ", "le ", "l'"];
    articles.iter().find_map(|article| noun.strip_prefix(article)).unwrap_or(noun)
}
