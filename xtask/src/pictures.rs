//! The pictures and tables that the documents show, of the built-in campaigns.

use abilita::timeline::SvgOptions;
use abilita::{Campaign, Instant, Lang};
use abilita_analysis::{Calendar, Diagram, Differences, Matrix};

use crate::generated::File;
use crate::step::root;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// All of them, in both languages: `NAME.svg` is Italian, `NAME.en.svg` English.
pub(crate) fn of_docs() -> Result<Vec<File>> {
    let mut files = Vec::new();
    for lang in [Lang::It, Lang::En] {
        let mark = if lang == Lang::It { "" } else { ".en" };
        let mut keep = |name: &str, extension: &str, text: String| {
            files.push((root().join("docs").join(format!("{name}{mark}.{extension}")), text.into_bytes()));
        };
        let factotum = Campaign::built_in("factotum-2025")?;
        let timeline = factotum.timeline(lang, Instant::MAX_UTC);
        keep("factotum-2025", "svg", timeline.to_svg(None, SvgOptions::new().width(900)));
        for id in ["factotum-2025", "istanze-online-2016"] {
            let campaign = Campaign::built_in(id)?;
            let diagram = Diagram::of(&campaign, lang);
            keep(&format!("pictures/{id}-states"), "svg", diagram.to_svg());
            keep(
                &format!("pictures/{id}-matrix"),
                "svg",
                Matrix::of(&campaign).grid(&campaign, lang).to_svg(),
            );
        }
        let enablement = Diagram::of(&Campaign::built_in("istanze-online")?, lang);
        let enablement = enablement.only("enablement").ok_or("a track has vanished")?;
        keep("pictures/istanze-online-enablement", "svg", enablement.to_svg());
        let differences = Differences::between(&Campaign::built_in("factotum-2021")?, &factotum);
        keep("pictures/factotum-2021-to-2025", "md", differences.to_markdown(lang));
        let stamp = Calendar::date_of_act(&factotum).ok_or("a campaign without dates")?;
        keep("pictures/factotum-2025", "ics", Calendar::of(&factotum, lang, stamp).remind(&[7]).to_ics());
    }
    Ok(files)
}
