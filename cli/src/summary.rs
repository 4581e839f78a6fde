//! A campaign in a few lines: what it is, when things happen.

use abilita::{Campaign, Instant, Lang, format_instant};
use serde::Serialize;

/// A text in both languages.
#[derive(Serialize)]
pub(crate) struct Texts {
    pub(crate) it: String,
    pub(crate) en: String,
}

impl Texts {
    fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { it: text(Lang::It), en: text(Lang::En) }
    }

    pub(crate) fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}

/// A campaign in a few lines.
#[derive(Serialize)]
pub(crate) struct Summary {
    pub(crate) id: String,
    pub(crate) title: Texts,
    pub(crate) portal: String,
    /// What a case is.
    pub(crate) case: String,
    pub(crate) zone: &'static str,
    pub(crate) sources: Vec<Source>,
    pub(crate) functions: Vec<String>,
    pub(crate) moments: Vec<Moment>,
    pub(crate) hash: String,
}

/// An act.
#[derive(Serialize)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) title: Texts,
    pub(crate) date: Option<String>,
}

/// A named instant; `at` is absent where it is announced later, or differs from case to case.
#[derive(Serialize)]
pub(crate) struct Moment {
    pub(crate) name: String,
    pub(crate) title: Texts,
    pub(crate) at: Option<String>,
    /// As an office says it: "by Saturday 25 October 2025".
    pub(crate) said: Texts,
}

impl Summary {
    pub(crate) fn of(campaign: &Campaign) -> Self {
        Self {
            id: campaign.id().to_owned(),
            title: Texts::of(|lang| campaign.title(lang).to_owned()),
            portal: campaign.portal().to_owned(),
            case: campaign.case_kind().to_owned(),
            zone: campaign.zone().name(),
            sources: campaign.sources().iter().map(Source::of).collect(),
            functions: campaign.functions().map(str::to_owned).collect(),
            moments: moments(campaign),
            hash: campaign.hash(),
        }
    }
}

impl Source {
    fn of(source: &abilita::Source) -> Self {
        Self {
            name: source.name().to_owned(),
            title: Texts::of(|lang| source.title(lang).to_owned()),
            date: source.date().map(|date| date.to_string()),
        }
    }
}

fn moments(campaign: &Campaign) -> Vec<Moment> {
    // Nothing is announced here, so what is known does not depend on when one asks.
    let [italian, english] = [Lang::It, Lang::En].map(|lang| campaign.timeline(lang, Instant::MAX_UTC));
    let moments = italian.entries().zip(english.entries()).map(|(it, en)| Moment {
        name: it.name().to_owned(),
        title: Texts { it: it.title().to_owned(), en: en.title().to_owned() },
        at: it.when().instant().map(format_instant),
        said: Texts { it: it.said().to_owned(), en: en.said().to_owned() },
    });
    moments.collect()
}

/// An instant on the wall clock of the campaign's zone: `2025-10-06 00:00`, with seconds only where there are some.
pub(crate) fn wall_clock(campaign: &Campaign, at: Instant) -> String {
    let civil = campaign.zone().civil(at);
    let text = civil.format("%Y-%m-%d %H:%M:%S").to_string();
    text.strip_suffix(":00").map_or_else(|| text.clone(), str::to_owned)
}
