//! Part 2: the file that the offices sent, and what is to be said about it.

use std::collections::BTreeMap;

use abilita::table::Roster;
use abilita::{Campaign, Code, Finding, Findings, Lang, Severity, Stage};

use super::super::data::{Institute, SENT};
use super::super::page::{cell, right};
use super::super::words::{cites, field, severity};
use super::{Data, Page, Result, Run, count};

/// A roster of the file, the institute it is of, and what was found in it.
struct Checked<'d> {
    roster: &'d Roster,
    institute: &'d Institute,
    findings: Findings,
}

pub(super) fn print(page: &mut Page, campaign: &Campaign, data: &Data, run: &Run<'_>) -> Result<()> {
    page.heading("2. Gli elenchi dei delegati, come li hanno mandati gli uffici");
    let checked = check(campaign, data, run)?;
    what_was_read(page, data, &checked);
    unreadable_rows(page, data);
    by_code(page, &checked);
    to_correct(page, campaign, &checked);
    Ok(())
}

/// Checks each roster as for submission, against the case as it was opened.
fn check<'d>(campaign: &Campaign, data: &'d Data, run: &Run<'_>) -> Result<Vec<Checked<'d>>> {
    let mut checked = Vec::new();
    for roster in &data.rosters {
        if let Some(institute) = data.institute(roster.institute().code()) {
            let case = campaign.replay(run.case_of(&institute.code)?.events.first())?;
            let findings = campaign.check(&case, roster.delegates(), Stage::Submission, case.last_at())?;
            checked.push(Checked { roster, institute, findings });
        }
    }
    Ok(checked)
}

fn what_was_read(page: &mut Page, data: &Data, checked: &[Checked<'_>]) {
    let silent = data.institutes.len() - checked.len();
    let sound = checked.iter().filter(|list| list.findings.iter().next().is_none()).count();
    let faulty = checked.iter().filter(|list| list.findings.has_errors()).count();
    page.prose(
        "",
        &format!(
            "{SENT}: lette {} di {}; {} non {} mandato nulla. Elenchi senza osservazioni: {sound}; da rivedere, ma \
             accettabili: {}; da correggere prima dell'invio: {faulty}.",
            count(data.sent.rows.len(), "riga", "righe"),
            count(checked.len(), "istituto", "istituti"),
            count(silent, "istituto", "istituti"),
            if silent == 1 { "ha" } else { "hanno" },
            checked.len() - sound - faulty,
        ),
    );
}

/// Rows that could not be read, or not be relied on, and those of institutes that nobody knows.
fn unreadable_rows(page: &mut Page, data: &Data) {
    page.subheading("Righe del file da guardare a mano");
    for problem in &data.sent.problems {
        let start = format!("  riga {}  ", right(&problem.line().to_string(), 3));
        page.prose(&start, &format!("{}.", problem.message(Lang::It)));
    }
    for roster in &data.rosters {
        let code = roster.institute().code();
        if data.institute(code).is_none() {
            for line in roster.lines() {
                let start = format!("  riga {}  ", right(&line.to_string(), 3));
                page.prose(
                    &start,
                    &format!("L'istituto {code} non è tra quelli della campagna: riga non attribuita."),
                );
            }
        }
    }
}

/// Each code with how often it was found, the gravest first.
fn by_code(page: &mut Page, checked: &[Checked<'_>]) {
    let mut found: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for finding in checked.iter().flat_map(|list| &list.findings) {
        *found.entry((finding.severity(), finding.code())).or_default() += 1;
    }
    page.subheading("Che cosa è stato trovato");
    page.line("  gravità    casi  codice");
    for ((gravity, code), times) in &found {
        let columns = [cell(severity(*gravity), 9), right(&times.to_string(), 4), cell(code.as_str(), 30)];
        page.prose(&format!("  {}  ", columns.join("  ")), code.text(Lang::It));
    }
}

/// The errors, institute by institute.
fn to_correct(page: &mut Page, campaign: &Campaign, checked: &[Checked<'_>]) {
    page.subheading("Da correggere prima dell'invio");
    for list in checked {
        for (index, finding) in list.findings.of(Severity::Error).enumerate() {
            let institute = if index == 0 { list.institute.name.as_str() } else { "" };
            let code = if index == 0 { list.institute.code.as_str() } else { "" };
            let line = list.roster.line_of(finding);
            let row = line.map_or_else(|| "elenco".to_owned(), |line| format!("riga {line}"));
            let start = format!("  {}  {}  {}  ", cell(code, 10), cell(institute, 24), cell(&row, 8));
            page.prose(&start, &what(campaign, finding));
        }
    }
}

/// What is wrong, without the data it is wrong with. What follows a colon is reported once, in the table above.
fn what(campaign: &Campaign, finding: &Finding) -> String {
    let text = finding.text(Lang::It);
    let text = text.split_once(':').map_or(text, |(start, _)| start);
    let which = match (finding.field(), finding.role()) {
        (Some(of), _) if finding.code() == Code::MissingField => format!(": {}", field(of)),
        (_, Some(role)) => format!(": {}", campaign.role_title(role, Lang::It)),
        _ => String::new(),
    };
    format!("{text}{which}{}", cites(finding.cites()))
}
