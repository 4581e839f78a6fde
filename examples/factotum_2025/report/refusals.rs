//! Part 5: what was refused, and what the person was told.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use abilita::{Campaign, Lang, Severity};

use super::super::page::{cell, right};
use super::super::play::Refused;
use super::super::words::{cites, moment};
use super::{Data, Page, Run};

/// How many refusals are reported in full.
const TOLD: usize = 3;

pub(super) fn print(page: &mut Page, campaign: &Campaign, data: &Data, run: &Run<'_>) {
    page.heading("5. Che cosa è stato rifiutato, e con quali parole");
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for refused in &run.refusals {
        *times.entry(refused.refusal.code()).or_default() += 1;
    }
    let mut kinds: Vec<(usize, &Refused)> =
        times.iter().filter_map(|(code, times)| Some((*times, example(run, code)?))).collect();
    kinds.sort_by_key(|(times, _)| Reverse(*times));
    page.line("  casi  codice");
    for (times, example) in &kinds {
        let columns = [right(&times.to_string(), 4), cell(example.refusal.code(), 21)];
        page.prose(&format!("  {}  ", columns.join("  ")), example.refusal.text(Lang::It));
    }
    page.subheading("Un caso per ciascuno dei tre tipi più frequenti");
    for (_, example) in kinds.iter().take(TOLD) {
        one(page, campaign, data, example);
    }
}

/// The first refusal of a code, of those that cite a rule where some do.
fn example<'r>(run: &'r Run<'_>, code: &str) -> Option<&'r Refused> {
    let mut alike = run.refusals.iter().filter(|refused| refused.refusal.code() == code);
    let cites_a_rule = |refused: &&Refused| refused.refusal.because().next().is_some();
    alike.clone().find(cites_a_rule).or_else(|| alike.next())
}

fn one(page: &mut Page, campaign: &Campaign, data: &Data, refused: &Refused) {
    let Refused { at, institute, role, command, refusal } = refused;
    let name = data.institute(institute).map(|institute| institute.name.as_str()).unwrap_or_default();
    page.prose(
        "  ",
        &format!(
            "{}. {name}, {}: «{}»",
            moment(campaign.zone(), *at),
            campaign.role_title(role, Lang::It),
            campaign.command_title(command, Lang::It),
        ),
    );
    page.prose("    → ", &format!("{}.{}", refusal.text(Lang::It), cites(refusal.because())));
    for finding in refusal.findings().of(Severity::Error) {
        page.prose("      – ", &format!("{}.{}", finding.text(Lang::It), cites(finding.cites())));
    }
    if let Some(hint) = refusal.next() {
        page.prose("    → ", campaign.hint_text(hint, Lang::It));
    }
}
