//! The printed report, part by part.

mod calendar;
mod figures;
mod persons;
mod refusals;
mod replay;
mod roster;

use abilita::Campaign;

use super::Result;
use super::data::Data;
use super::page::Page;
use super::play::Run;
use super::words::count;

/// The whole report.
pub(crate) fn text(campaign: &Campaign, data: &Data, run: &Run<'_>) -> Result<String> {
    let mut page = Page::default();
    calendar::print(&mut page, campaign, data);
    roster::print(&mut page, campaign, data, run)?;
    persons::print(&mut page, campaign, data, run)?;
    figures::print(&mut page, campaign, run);
    refusals::print(&mut page, campaign, data, run);
    replay::print(&mut page, campaign, data, run)?;
    closing(&mut page, run);
    Ok(page.into_text())
}

fn closing(page: &mut Page, run: &Run<'_>) {
    let events: usize = run.cases.iter().map(|stored| stored.events.len()).sum();
    let effects: usize = run.effects.values().sum();
    page.blank();
    page.line(&format!(
        "In tutto: {}, {}, {}; {}; {}, {} no.",
        count(run.cases.len(), "pratica", "pratiche"),
        count(events, "evento", "eventi"),
        count(effects, "messaggio inviato", "messaggi inviati"),
        count(run.refusals.len(), "comando rifiutato", "comandi rifiutati"),
        count(run.attempts.allowed, "accesso riuscito", "accessi riusciti"),
        run.attempts.denied,
    ));
}
