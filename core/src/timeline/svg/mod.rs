//! A timeline as a drawing.

mod bar;
mod draw;
mod label;
mod layout;
mod plan;
mod scale;

use super::Timeline;
use super::text::bracketed;
use super::wording::{self, pick};
use crate::calendar::Instant;

/// How a timeline is drawn.
///
/// ```
/// use abilita::timeline::SvgOptions;
/// assert_eq!(SvgOptions::new().width(360), SvgOptions::new().width(360));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SvgOptions {
    width: u32,
}

impl SvgOptions {
    /// 720 pixels wide.
    pub fn new() -> Self {
        Self { width: 720 }
    }

    /// The width in CSS pixels, from 280 to 4000. Labels are laid out for it, so a page for telephones asks for a drawing
    /// of its own rather than shrinking a wide one.
    #[must_use]
    pub fn width(self, width: u32) -> Self {
        Self { width: width.clamp(280, 4000) }
    }
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl Timeline {
    /// The timeline as one SVG, for a file, an `<img>` or the page itself.
    ///
    /// An axis of months; windows as bars above it, an end that nobody knows yet drawn as fading; moments below it, with
    /// their date, title and rules; `today` as a vertical line, or as an arrow where it is far from everything else.
    /// Whoever cannot see it is read the same in `desc`. It brings its colours for light and dark, and no script, font or
    /// other resource.
    ///
    /// ```
    /// use abilita::{Campaign, Lang, parse_instant, timeline::SvgOptions};
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let today = parse_instant("2025-10-15T09:00:00+02:00")?;
    /// let svg = campaign.timeline(Lang::It, today).to_svg(Some(today), SvgOptions::new().width(360));
    /// assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    /// assert!(svg.contains("entro sabato 25 ottobre 2025: Termine per la conferma dei delegati"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_svg(&self, today: Option<Instant>, options: SvgOptions) -> String {
        draw::draw(&plan::Plan::new(self, today, f64::from(options.width)), &self.description(today))
    }

    /// Everything the drawing shows, in sentences.
    fn description(&self, today: Option<Instant>) -> String {
        let today_said = today.map(|today| {
            let day = wording::civil(self.zone, today).date();
            format!("{}: {}", pick(self.lang, "Oggi", "Today"), wording::day(self.lang, day))
        });
        let entries = self.entries.iter().map(|entry| {
            let distance = today.and_then(|today| entry.distance_from(today));
            let aside: Vec<String> = distance.into_iter().chain(entry.remarks()).collect();
            let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join("; ")) };
            format!("{}: {}{aside}{}", entry.said(), entry.title(), bracketed(entry.cites()))
        });
        let windows = self
            .windows
            .iter()
            .map(|window| format!("{}: {}{}", window.title(), window.said(), bracketed(window.cites())));
        let nothing = self.is_empty().then(|| self.nothing().trim_end_matches('.').to_owned());
        let sentences: Vec<String> =
            nothing.into_iter().chain(today_said).chain(entries).chain(windows).collect();
        sentences.join(". ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Announcement, Campaign, Lang, parse_instant};

    /// Every element that is opened is closed, and nothing is left that should have been escaped.
    fn assert_well_formed(xml: &str) {
        let mut open: Vec<&str> = Vec::new();
        for part in xml.trim_end().split('<').skip(1) {
            let (tag, content) = part.split_once('>').unwrap_or_else(|| panic!("a `<` in a text: {part}"));
            assert!(!content.contains(['>', '"', '\'']), "{content}");
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            let name = tag.trim_end_matches('/').split(' ').next().unwrap();
            match (tag.strip_prefix('/'), tag.ends_with('/')) {
                (Some(closed), _) => assert_eq!(open.pop(), Some(closed)),
                (None, true) => {}
                (None, false) => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
        for entity in xml.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|known| entity.starts_with(known)));
        }
    }

    #[test]
    fn every_built_in_campaign_is_well_formed_at_every_width() {
        let today = parse_instant("2025-10-15T09:00:00+02:00").unwrap();
        for id in ["factotum-2021", "factotum-2025", "istanze-online-2016", "istanze-online"] {
            for width in [0, 360, 720, 1280, u32::MAX] {
                for lang in [Lang::It, Lang::En] {
                    let timeline = Campaign::built_in(id).unwrap().timeline(lang, today);
                    assert_well_formed(&timeline.to_svg(Some(today), SvgOptions::new().width(width)));
                    assert_well_formed(&timeline.to_svg(None, SvgOptions::new().width(width)));
                }
            }
        }
    }

    #[test]
    fn what_a_definition_says_cannot_become_markup() {
        let at = parse_instant("2016-12-07T08:00:00+01:00").unwrap();
        let act = "<script>alert(\"1\")</script> & 'more' ]]>";
        let announcement = Announcement::new("update_concluded", at, at).by_act(act);
        let campaign = Campaign::built_in("istanze-online-2016").unwrap().announce(announcement).unwrap();
        let svg = campaign.timeline(Lang::It, at).to_svg(Some(at), SvgOptions::new());
        assert_well_formed(&svg);
        assert!(!svg.contains("<script"));
        assert!(svg.contains("&lt;script&gt;"));
    }

    #[test]
    fn the_ends_of_time_are_drawn_too() {
        let first = parse_instant("0000-01-01T00:00:00Z").unwrap();
        for at in [first, parse_instant("9999-12-31T23:59:59Z").unwrap()] {
            let announcement = Announcement::new("deadline", at, first);
            let campaign = Campaign::built_in("factotum-2025").unwrap().announce(announcement).unwrap();
            let timeline = campaign.timeline(Lang::It, Instant::MAX_UTC);
            for today in [None, Some(Instant::MIN_UTC), Some(Instant::MAX_UTC)] {
                assert_well_formed(&timeline.to_svg(today, SvgOptions::new()));
                assert!(!timeline.to_text(today).is_empty());
            }
        }
    }
}
