//! Stored events of a case: read, and replayed one by one.

use std::path::Path;

use abilita::{Campaign, Case, Event, EventBody, Instant, wire};

use crate::error::{Error, Result};
use crate::session::Session;
use crate::source::name_of;

/// The events of one case, in the order of the file.
#[derive(Debug)]
pub(crate) struct Log {
    /// What messages call the file.
    name: String,
    stored: Vec<Stored>,
}

/// An event, with the line it stands on and the definition it came about under.
#[derive(Debug)]
struct Stored {
    line: usize,
    definition: String,
    event: Event,
}

/// A case as it stood after an event, and the campaign it then ran under.
#[derive(Clone, Debug)]
pub(crate) struct Stage<'l> {
    pub(crate) event: &'l Event,
    pub(crate) case: Case,
    pub(crate) campaign: &'l Campaign,
}

impl Log {
    /// Reads the events of one case: of `case`, or of the only one there is.
    pub(crate) fn read(path: &Path, case: Option<&str>, session: &mut Session<'_>) -> Result<Self> {
        let text = session.read(path)?;
        let name = name_of(path);
        let mut stored: Vec<Stored> = Vec::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let told = |error: wire::WireError| {
                let place = format!("{name}:{}", index + 1);
                Error::told(format!("{place}: {error}"), format!("{place}: {error}"))
            };
            let event = wire::Event::from_json(line).map_err(told)?;
            if case.is_none_or(|case| case == event.case) {
                let (line, definition) = (index + 1, event.definition.to_ascii_lowercase());
                stored.push(Stored { line, definition, event: event.parse().map_err(told)? });
            }
        }
        let log = Self { name, stored };
        log.check_cases(case)?;
        Ok(log)
    }

    /// There is exactly one case.
    fn check_cases(&self, wanted: Option<&str>) -> Result<()> {
        let name = &self.name;
        let Some(first) = self.stored.first() else {
            let (it, en) = wanted.map_or_else(Default::default, |case| {
                (format!(" della pratica `{case}`"), format!(" of case `{case}`"))
            });
            return Err(Error::told(
                format!("{name}: nessun evento{it}"),
                format!("{name}: there is no event{en}"),
            ));
        };
        let first = first.event.case().as_str();
        let other = self.stored.iter().map(|stored| stored.event.case().as_str()).find(|case| *case != first);
        match other {
            None => Ok(()),
            Some(other) => Err(Error::told(
                format!("{name} contiene più pratiche (`{first}`, `{other}` …): sceglierne una con --case"),
                format!("{name} holds several cases (`{first}`, `{other}` …): choose one with --case"),
            )),
        }
    }

    /// The case after each event up to an instant. There is at least one.
    pub(crate) fn replay<'l>(&'l self, campaigns: &'l [Campaign], at: Instant) -> Result<Vec<Stage<'l>>> {
        let mut stages: Vec<Stage<'l>> = Vec::new();
        for stored in self.stored.iter().take_while(|stored| stored.event.at() <= at) {
            let campaign = self.campaign_of(stored, campaigns)?;
            let event = &stored.event;
            let case = match (stages.last(), event.body()) {
                (None, _) => campaign.replay([event]),
                (Some(before), EventBody::Adopted { .. }) => {
                    campaign.apply_adopted(before.campaign, &before.case, event)
                }
                (Some(before), _) => {
                    let mut case = before.case.clone();
                    campaign.apply(&mut case, event).map(|()| case)
                }
            };
            let case = case.map_err(|error| {
                let place = format!("{}:{}", self.name, stored.line);
                Error::told(
                    format!("{place}: {} ({error})", error.code().text(abilita::Lang::It)),
                    format!("{place}: {error}"),
                )
            })?;
            stages.push(Stage { event, case, campaign });
        }
        if stages.is_empty() {
            return Err(Error::told(
                "a quell'istante la pratica non era ancora aperta",
                "at that instant the case was not opened yet",
            ));
        }
        Ok(stages)
    }

    /// The campaign an event came about under, by the content hash.
    fn campaign_of<'l>(&self, stored: &Stored, campaigns: &'l [Campaign]) -> Result<&'l Campaign> {
        campaigns.iter().find(|campaign| campaign.hash() == stored.definition).ok_or_else(|| {
            let place = format!("{}:{}", self.name, stored.line);
            let hash = stored.definition.get(..12).unwrap_or_default();
            Error::told(
                format!("{place}: l'evento segue un'altra definizione (hash {hash}…): indicarla con --campaign"),
                format!("{place}: the event came about under another definition (hash {hash}…): name it with --campaign"),
            )
        })
    }
}
