//! From a campaign to its timeline.

use std::collections::BTreeSet;

use super::entry::{Entry, When};
use super::window::{Announced, Bound, Window};
use super::wording::{self, Edge, pick};
use super::{Timeline, order};
use crate::calendar::{Announcement, Instant};
use crate::campaign::moment::{self, Moment, Origin};
use crate::campaign::{
    self, About, Campaign, Cites, Condition, Id as _, MilestoneId, MomentId, NamedMoment, Test, WindowId,
};
use crate::text::Lang;

/// A campaign seen by somebody who knows what was known at an instant, and speaks a language.
pub(super) struct Collector<'c> {
    campaign: &'c Campaign,
    lang: Lang,
    known_at: Instant,
}

impl<'c> Collector<'c> {
    pub(super) fn new(campaign: &'c Campaign, lang: Lang, known_at: Instant) -> Self {
        Self { campaign, lang, known_at }
    }

    pub(super) fn timeline(&self) -> Timeline {
        let program = &self.campaign.program;
        let mut entries: Vec<Entry> =
            program.moments.iter().map(|(id, name, named)| self.entry(id, name, named)).collect();
        entries.sort_by_key(order);
        Timeline {
            id: self.campaign.id().to_owned(),
            title: self.campaign.title(self.lang).to_owned(),
            lang: self.lang,
            zone: self.campaign.zone(),
            entries,
            windows: program.windows.iter().map(|(id, name, window)| self.window(id, name, window)).collect(),
            announcements: self.known_announcements().filter_map(|known| self.announced(known)).collect(),
        }
    }

    fn entry(&self, id: MomentId, name: &str, named: &NamedMoment) -> Entry {
        let edge = self.edge(id);
        let when = self.when(id);
        let zone = self.campaign.zone();
        let announcement = self.announcement_of(id);
        let instead_of = match named.moment {
            Moment::Stated(stated)
                if announcement.is_some_and(|announcement| announcement.at() != stated) =>
            {
                Some(wording::moment(self.lang, zone, stated, edge))
            }
            _ => None,
        };
        Entry {
            name: name.to_owned(),
            title: named.title.or(self.lang, name).to_owned(),
            when,
            ends: edge != Edge::Opens,
            day: when.instant().map(|at| wording::told_day(zone, at, edge)),
            said: match when {
                When::At(at) => wording::moment(self.lang, zone, at, edge),
                When::ToBeAnnounced => self.to_be_announced().to_owned(),
                When::ByCase => pick(self.lang, "secondo la pratica", "depends on the case").to_owned(),
            },
            instead_of,
            act: announcement.and_then(Announcement::act).map(str::to_owned),
            cites: named.cites.iter().map(ToString::to_string).collect(),
            lang: self.lang,
            zone,
        }
    }

    fn to_be_announced(&self) -> &'static str {
        pick(self.lang, "da annunciare", "to be announced")
    }

    fn when(&self, id: MomentId) -> When {
        match self.campaign.position(id, About::default(), self.known_at) {
            Some(position) => When::At(position.at),
            None if self.hangs_on_the_case(id) => When::ByCase,
            None => When::ToBeAnnounced,
        }
    }

    /// True if it is counted from the case, and from nothing else that is still to be announced.
    fn hangs_on_the_case(&self, id: MomentId) -> bool {
        let mut positions = self.campaign.positions(About::default(), self.known_at);
        let mut seen = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(named) = self.campaign.program.moments.get(id) else { return false };
            let to_be_announced = matches!(named.moment, Moment::Stated(_) | Moment::Announced);
            if to_be_announced || named.moment.origins().iter().any(|it| matches!(it, Origin::Yearly { .. }))
            {
                return false;
            }
            for base in named.moment.bases() {
                if positions.of(base).is_some() {
                    return false;
                }
                if seen.insert(base) {
                    open.push(base);
                }
            }
        }
        true
    }

    /// Whether a moment begins or ends something: of the earliest of several, what that one does.
    fn edge(&self, id: MomentId) -> Edge {
        let mut positions = self.campaign.positions(About::default(), self.known_at);
        let own = positions.of(id);
        let mut chosen = Some(id);
        while let Some(named) = chosen.and_then(|id| self.campaign.program.moments.get(id)) {
            match (&named.moment, named.edge) {
                (Moment::Extreme { .. }, _) => {
                    chosen = own
                        .and_then(|own| named.moment.bases().find(|base| positions.of(*base) == Some(own)));
                }
                (_, moment::Edge::Through) => return Edge::Closes,
                (_, moment::Edge::ThroughMinute(_)) => return Edge::ClosesMinute,
                _ => return Edge::Opens,
            }
        }
        Edge::Opens
    }

    fn known_announcements(&self) -> impl Iterator<Item = &'c Announcement> {
        let known_at = self.known_at;
        self.campaign.announcements().filter(move |announcement| announcement.known_from() <= known_at)
    }

    /// The announcement by which a moment stands where it stands.
    fn announcement_of(&self, id: MomentId) -> Option<&'c Announcement> {
        let name = self.campaign.program.moments.name(id);
        let position = self.campaign.position(id, About::default(), self.known_at)?;
        let known_from = position.known_from?;
        // Of two that say the same at the same instant the last stands, as it would if they differed.
        let of_this = self.known_announcements().filter(|announcement| announcement.moment() == name);
        of_this.filter(|other| other.at() == position.at && other.known_from() == known_from).last()
    }

    fn announced(&self, announcement: &Announcement) -> Option<Announced> {
        let program = &self.campaign.program;
        let id = program.moments.find(announcement.moment())?;
        let zone = self.campaign.zone();
        let known_day = wording::civil(zone, announcement.known_from()).date();
        Some(Announced {
            moment: announcement.moment().to_owned(),
            title: program.moments.get(id)?.title.or(self.lang, announcement.moment()).to_owned(),
            at: announcement.at(),
            said: wording::moment(self.lang, zone, announcement.at(), self.edge(id)),
            known_from: announcement.known_from(),
            known_said: wording::day(self.lang, known_day),
            act: announcement.act().map(str::to_owned),
            in_force: self.announcement_of(id) == Some(announcement),
        })
    }

    fn window(&self, id: WindowId, name: &str, window: &campaign::Window) -> Window {
        let begin = window.from.map(|bound| self.begin(bound));
        let end = window.until.map(|bound| self.end(bound));
        let phrases = [&begin, &end].into_iter().flatten().map(|(_, phrase)| phrase.as_str());
        let mut collected = Window {
            name: name.to_owned(),
            title: window.title.or(self.lang, name).to_owned(),
            said: phrases.collect::<Vec<_>>().join(" "),
            begin: begin.map(|(bound, _)| bound),
            end: end.map(|(bound, _)| bound),
            cites: self.cites_of(id, window),
        };
        if collected.is_void() {
            let never = pick(self.lang, "mai: finisce prima di iniziare", "never: it ends before it begins");
            collected.said = format!("{never} ({})", collected.said);
        }
        collected
    }

    /// A bound on its own, and within the phrase of its window.
    fn begin(&self, bound: campaign::Bound) -> (Bound, String) {
        let (when, said, phrase) = match bound {
            campaign::Bound::Milestone(milestone) => {
                let (alone, begins, _) = self.entering(milestone);
                (When::ByCase, alone, begins)
            }
            campaign::Bound::Moment(id) => match self.when(id) {
                When::At(at) => {
                    let said = wording::beginning(self.lang, self.campaign.zone(), at);
                    (When::At(at), said.clone(), said)
                }
                when => self.undated(when, pick(self.lang, "da", "from")),
            },
        };
        (Bound { when, said }, phrase)
    }

    fn end(&self, bound: campaign::Bound) -> (Bound, String) {
        let (when, said, phrase) = match bound {
            campaign::Bound::Milestone(milestone) => {
                let (alone, _, ends) = self.entering(milestone);
                (When::ByCase, alone, ends)
            }
            campaign::Bound::Moment(id) => match self.when(id) {
                When::At(at) => {
                    let said = wording::ending(self.lang, self.campaign.zone(), at, self.edge(id));
                    (When::At(at), said.clone(), said)
                }
                when => self.undated(when, pick(self.lang, "fino a", "until")),
            },
        };
        (Bound { when, said }, phrase)
    }

    fn undated(&self, when: When, preposition: &str) -> (When, String, String) {
        let (alone, noun) = match when {
            When::ByCase => (
                pick(self.lang, "secondo la pratica", "depends on the case"),
                pick(self.lang, "una data che dipende dalla pratica", "a date that depends on the case"),
            ),
            When::At(_) | When::ToBeAnnounced => {
                (self.to_be_announced(), pick(self.lang, "una data da annunciare", "a date to be announced"))
            }
        };
        (when, alone.to_owned(), format!("{preposition} {noun}"))
    }

    /// A state entered: on its own, after "from" and after "until".
    fn entering(&self, milestone: MilestoneId) -> (String, String, String) {
        let program = &self.campaign.program;
        let Some((track, state)) = program.milestones.get(milestone.index()).copied() else {
            return Default::default();
        };
        let name = program.state_name(track, state);
        // The end that nearly every campaign has is reported as people say it; any other by its title.
        if self.lang == Lang::It && name == "concluded" {
            let [alone, begins, ends] = ["alla", "dalla", "fino alla"];
            let of = |preposition| format!("{preposition} conclusione della pratica");
            return (of(alone), of(begins), of(ends));
        }
        let title = program.tracks.get(track).and_then(|track| track.states.get(state));
        let title = title.map_or(name, |title| title.or(self.lang, name));
        match self.lang {
            Lang::It => {
                let when = format!("quando la pratica è {title}");
                (when.clone(), format!("da {when}"), format!("fino a {when}"))
            }
            Lang::En => {
                let when = format!("the case is {title}");
                (format!("when {when}"), format!("from when {when}"), format!("until {when}"))
            }
        }
    }

    /// What its bounds cite, and what the rules cite that hold in it.
    fn cites_of(&self, id: WindowId, window: &campaign::Window) -> Vec<String> {
        let program = &self.campaign.program;
        let bounds = [window.from, window.until].into_iter().flatten().filter_map(|bound| match bound {
            campaign::Bound::Moment(moment) => program.moments.get(moment).map(|named| &named.cites),
            campaign::Bound::Milestone(_) => None,
        });
        let rules = program.rules.iter().filter(|(_, _, rule)| is_tested(&rule.applies, id));
        let cites = bounds.chain(rules.map(|(_, _, rule)| &rule.cites));
        let sorted: BTreeSet<&str> =
            cites.flat_map(|cites: &Cites| cites.iter().map(|cite| &**cite)).collect();
        sorted.into_iter().map(str::to_owned).collect()
    }
}

fn is_tested(condition: &Condition, window: WindowId) -> bool {
    condition.tests.iter().any(|test| matches!(test, Test::During(windows) if windows.contains(&window)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_instant;

    fn at(text: &str) -> Instant {
        parse_instant(text).unwrap()
    }

    fn said(timeline: &Timeline) -> Vec<(&str, &str)> {
        timeline.entries().map(|entry| (entry.name(), entry.said())).collect()
    }

    /// Moments of every kind that a definition can have.
    fn every_kind() -> Campaign {
        let definition = r#"{
            "format": "abilita-definition/1", "id": "kinds", "portal": "p", "case": "person", "zone": "Europe/Rome",
            "facts": { "born": { "type": "date" } },
            "tracks": { "case": { "states": ["open", "filed"], "initial": "open" } },
            "moments": {
                "published": { "announced": true },
                "appeal": { "through": { "after": "published", "days": 60 } },
                "noon": { "through": { "after": "start", "days": 30 }, "at": "12:00:00" },
                "sixty": { "from": { "after": { "fact": "born" }, "years": 60 } },
                "start": { "from": "2025-10-06" },
                "first": { "earliest": ["noon", "appeal"] }
            },
            "windows": {
                "filed": { "from": { "entered": { "case": "filed" } }, "until": "sixty" },
                "appeals": { "from": "published", "until": "appeal" }
            }
        }"#;
        Campaign::from_json(definition).unwrap()
    }

    #[test]
    fn moments_without_a_date_come_last_and_say_why() {
        let timeline = every_kind().timeline(Lang::En, at("2025-10-01T00:00:00+02:00"));
        let noon = "by 12:00 on Wednesday 5 November 2025";
        assert_eq!(
            said(&timeline),
            [
                ("start", "from Monday 6 October 2025"),
                ("noon", noon),
                ("first", noon),
                ("published", "to be announced"),
                ("appeal", "to be announced"),
                ("sixty", "depends on the case"),
            ]
        );
        let windows: Vec<&str> = timeline.windows().map(Window::said).collect();
        assert_eq!(
            windows,
            [
                "from when the case is filed until a date that depends on the case",
                "from a date to be announced until a date to be announced",
            ]
        );
    }

    #[test]
    fn what_is_counted_from_an_announced_moment_gets_its_date_with_it() {
        let published = at("2025-09-01T10:00:00+02:00");
        let announced = every_kind().announce(Announcement::new("published", published, published)).unwrap();
        let timeline = announced.timeline(Lang::It, published);
        assert_eq!(
            &said(&timeline)[..4],
            [
                ("published", "dalle ore 10:00 di lunedì 1º settembre 2025"),
                ("start", "da lunedì 6 ottobre 2025"),
                ("appeal", "entro venerdì 31 ottobre 2025"),
                ("first", "entro venerdì 31 ottobre 2025"),
            ]
        );
        let appeals = timeline.windows().nth(1).unwrap();
        assert_eq!(
            appeals.said(),
            "dalle ore 10:00 di lunedì 1º settembre 2025 fino a tutto venerdì 31 ottobre 2025"
        );
    }

    #[test]
    fn an_extension_says_what_it_took_the_place_of() {
        let (to, known_from) = (at("2025-11-09T00:00:00+01:00"), at("2025-10-20T00:00:00+02:00"));
        let extension = Announcement::new("deadline", to, known_from).by_act("ref. 7");
        let campaign = Campaign::built_in("factotum-2025").unwrap();
        let campaign = campaign.announce(extension).unwrap();
        let again =
            Announcement::new("deadline", at("2025-11-16T00:00:00+01:00"), at("2025-11-03T00:00:00+01:00"));
        let campaign = campaign.announce(again).unwrap();

        let before = campaign.timeline(Lang::It, at("2025-10-19T00:00:00+02:00"));
        assert_eq!(said(&before)[1], ("deadline", "entro sabato 25 ottobre 2025"));
        let after = campaign.timeline(Lang::It, known_from);
        let deadline = after.entries().nth(1).unwrap();
        assert_eq!(deadline.said(), "entro sabato 8 novembre 2025");
        assert_eq!(deadline.instead_of(), Some("entro sabato 25 ottobre 2025"));
        assert_eq!(deadline.act(), Some("ref. 7"));
        let last = campaign.timeline(Lang::It, at("2025-11-04T00:00:00+01:00"));
        let in_force: Vec<bool> = last.announcements().map(Announced::is_in_force).collect();
        assert_eq!(in_force, [false, true]);
        assert_eq!(last.entries().nth(1).unwrap().act(), None);
    }

    #[test]
    fn a_freeze_that_is_called_off_never_opens() {
        let early = at("2016-11-28T00:00:00+01:00");
        let campaign = Campaign::built_in("istanze-online-2016").unwrap();
        let campaign = campaign.announce(Announcement::new("update_concluded", early, early)).unwrap();
        let timeline = campaign.timeline(Lang::En, early);
        let freeze = timeline.windows().next().unwrap();
        assert!(freeze.is_void());
        assert!(freeze.said().starts_with("never: it ends before it begins"), "{}", freeze.said());
    }
}
