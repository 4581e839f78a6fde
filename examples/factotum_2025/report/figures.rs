//! Part 4: the figures, evening by evening.

use abilita::{Campaign, Figures};

use super::super::page::{right, width};
use super::super::play::Evening;
use super::super::words::short_day;
use super::{Page, Run};

/// The columns: heading, and the states of the case that it counts.
const STATES: [(&str, &[&str]); 5] = [
    ("da fare", &["not_started"]),
    ("bozza", &["drafting", "returned"]),
    ("inviate", &["submitted"]),
    ("lavorate", &["processed", "confirmation_sent"]),
    ("concluse", &["concluded"]),
];

const TRACK: &str = "renewal";

/// So many cases are one sign of the bar.
const CASES_A_SIGN: usize = 8;

pub(super) fn print(page: &mut Page, campaign: &Campaign, run: &Run<'_>) {
    page.heading("4. Le pratiche, sera per sera (solo i giorni in cui qualcosa cambia)");
    let headings = STATES.map(|(heading, _)| heading).into_iter().chain(["ritardo", "bloccati", "debiti"]);
    let headings: Vec<&str> = headings.collect();
    page.line(&format!("giorno     {}  █ concluse ▒ in ufficio", headings.join("  ")));
    let mut before = String::new();
    for Evening { at, figures } in &run.evenings {
        let line = line(figures, &headings);
        if line != before {
            page.line(&format!("{}  {line}", short_day(campaign.zone().civil(*at).date())));
        }
        before = line;
    }
    page.prose(
        "",
        "Bloccati: persone abilitate a cui la sospensione toglie tutto ciò che il loro ruolo consente. Debiti: richieste \
         urgenti mandate per posta e non ancora inserite sul portale. Ritardo: non inviate entro il termine; la via \
         resta aperta.",
    );
}

fn line(figures: &Figures, headings: &[&str]) -> String {
    let counts = STATES.map(|(_, states)| states.iter().map(|state| figures.in_state(TRACK, state)).sum());
    let others = [figures.with_flag("late"), figures.locked_out, figures.debts];
    let cells = counts.into_iter().chain(others).zip(headings);
    let cells: Vec<String> =
        cells.map(|(count, heading): (usize, _)| right(&count.to_string(), width(heading))).collect();
    format!("{}  {}", cells.join("  "), bar(counts, figures.cases))
}

/// Concluded cases, those that the office has, and the rest.
fn bar([_, _, submitted, processed, concluded]: [usize; 5], cases: usize) -> String {
    let done = concluded / CASES_A_SIGN;
    let reached = (concluded + processed + submitted) / CASES_A_SIGN;
    let all = cases / CASES_A_SIGN;
    format!("{}{}{}", "█".repeat(done), "▒".repeat(reached - done), "·".repeat(all - reached))
}
