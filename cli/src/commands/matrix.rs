//! `abilita matrix`: who may do what, when.

use std::collections::BTreeMap;

use abilita::{Campaign, Lang};
use abilita_analysis::{Cell, Phase};
use serde::Serialize;

use crate::arguments::Matrix;
use crate::error::{Outcome, Result};
use crate::library;
use crate::session::{HEAD, Session};

#[derive(Serialize)]
struct Table<'a> {
    campaign: &'a str,
    roles: &'a [String],
    phases: Vec<PhaseData<'a>>,
    too_large: &'a [String],
}

#[derive(Serialize)]
struct PhaseData<'a> {
    it: &'a str,
    en: &'a str,
    may: Vec<MayData<'a>>,
}

#[derive(Serialize)]
struct MayData<'a> {
    function: &'a str,
    role: &'a str,
    may: &'static str,
    states: BTreeMap<&'a str, &'a [String]>,
    facts: &'a [String],
}

pub(super) fn run(arguments: &Matrix, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let matrix = abilita_analysis::Matrix::of(&campaign);
    if session.json {
        let phases = matrix.phases().iter().map(PhaseData::of).collect();
        let (roles, too_large) = (matrix.roles(), matrix.left_out());
        session.data(&Table { campaign: campaign.id(), roles, phases, too_large })?;
        return Ok(Outcome::Clean);
    }
    let titles = matrix.roles().iter().map(|role| campaign.role_title(role, session.lang).to_owned());
    let head: Vec<String> =
        std::iter::once(session.say("Funzione", "Function").to_owned()).chain(titles).collect();
    for (number, phase) in matrix.phases().iter().enumerate() {
        let rows = std::iter::once(head.clone()).chain(cells(&campaign, phase, session.lang)).collect();
        let title = capitalised(phase.title(session.lang));
        if number > 0 {
            session.line("")?;
        }
        if arguments.markdown {
            session.line(format_args!("### {title}\n"))?;
            markdown(rows, session)?;
        } else {
            let title = session.paint(HEAD, title);
            session.line(title)?;
            text(&rows, session)?;
        }
    }
    if !matrix.left_out().is_empty() {
        let words = session.say("Troppe situazioni per dirlo di", "Too many situations to tell of");
        let line = format!("\n{words}: {}", matrix.left_out().join(", "));
        session.line(line)?;
    }
    Ok(Outcome::Clean)
}

fn cells(campaign: &Campaign, phase: &Phase, lang: Lang) -> Vec<Vec<String>> {
    let row = |row: &abilita_analysis::Row| {
        let function = campaign.function_title(row.function(), lang).to_owned();
        let cells = row.cells().iter().map(|(_, cell)| cell.text(campaign, lang));
        std::iter::once(function).chain(cells).collect()
    };
    phase.rows().iter().map(row).collect()
}

fn markdown(rows: Vec<Vec<String>>, session: &mut Session<'_>) -> Result<()> {
    for (number, row) in rows.into_iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        session.line(format_args!("| {} |", cells.join(" | ")))?;
        if number == 0 {
            session.line(format_args!("|{}", "---|".repeat(cells.len())))?;
        }
    }
    Ok(())
}

/// The widest that a column of a role is in a terminal: titles and conditions beyond go on below.
const WIDEST: usize = 22;

fn text(rows: &[Vec<String>], session: &mut Session<'_>) -> Result<()> {
    let wrapped: Vec<Vec<Vec<String>>> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().enumerate();
            cells.map(|(column, cell)| wrapped(cell, if column == 0 { 2 * WIDEST } else { WIDEST })).collect()
        })
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let lines = wrapped.iter().filter_map(|row| row.get(column)).flatten();
        lines.map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in &wrapped {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                let text = cell.get(line).map_or("", String::as_str);
                format!("{text:width$}")
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            session.line(format_args!("  {}", line.trim_end()))?;
        }
    }
    Ok(())
}

/// A text in lines, broken between words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let Some(last) = lines.last_mut() else { break };
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl<'a> PhaseData<'a> {
    fn of(phase: &'a Phase) -> Self {
        let may = phase
            .rows()
            .iter()
            .flat_map(|row| row.cells().iter().map(|(role, cell)| MayData::of(row.function(), role, cell)));
        Self { it: phase.title(Lang::It), en: phase.title(Lang::En), may: may.collect() }
    }
}

impl<'a> MayData<'a> {
    fn of(function: &'a str, role: &'a str, cell: &'a Cell) -> Self {
        let (may, states, facts): (_, &[(String, Vec<String>)], &[String]) = match cell {
            Cell::Always => ("always", &[], &[]),
            Cell::Never => ("never", &[], &[]),
            Cell::InStates(states) => ("in_states", states, &[]),
            Cell::Depends { facts } => ("depends", &[], facts),
            _ => ("depends", &[], &[]),
        };
        let states = states.iter().map(|(track, states)| (track.as_str(), states.as_slice())).collect();
        Self { function, role, may, states, facts }
    }
}
