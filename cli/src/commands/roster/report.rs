//! What `abilita roster` prints, as text and as data.

use abilita::table::{Institute, TableProblem};
use abilita::{Finding, Findings, Lang, Severity, table, wire};
use serde::Serialize;

use crate::error::Result;
use crate::session::{ASIDE, BAD, HEAD, Session};

/// What is said of one institute, as data.
#[derive(Serialize)]
struct InstituteData<'a> {
    institute: InstituteName<'a>,
    delegates: usize,
    /// Where the rows of an institute are not adjacent: neither roster is the whole.
    continuation: bool,
    findings: Vec<FindingData>,
}

#[derive(Serialize)]
struct InstituteName<'a> {
    code: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct FindingData {
    line: Option<usize>,
    #[serde(flatten)]
    finding: wire::Finding,
}

#[derive(Serialize)]
struct ProblemData<'a> {
    problem: Unreadable<'a>,
}

/// A row that cannot be read.
#[derive(Serialize)]
struct Unreadable<'a> {
    code: &'a str,
    line: usize,
    column: Option<&'a str>,
    it: String,
    en: String,
}

#[derive(Serialize)]
struct SummaryData<'a> {
    summary: &'a Counts,
}

#[derive(Default, Serialize)]
pub(super) struct Counts {
    pub(super) institutes: usize,
    pub(super) delegates: usize,
    pub(super) unreadable_rows: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) advice: usize,
    pub(super) continuations: usize,
}

impl<'a> InstituteName<'a> {
    fn of(institute: &'a Institute) -> Self {
        Self { code: institute.code(), name: institute.name() }
    }
}

impl Counts {
    pub(super) fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        }
    }

    /// The last line, or the last object.
    pub(super) fn tell(&self, session: &mut Session<'_>) -> Result<()> {
        if session.json {
            return session.data_line(&SummaryData { summary: self });
        }
        let Self { institutes, delegates, unreadable_rows, errors, warnings, advice, continuations } = self;
        if *continuations > 0 {
            let text = session.say(
                "Le righe di qualche istituto non sono contigue: ordinare il file, o rileggerlo con --gather.",
                "The rows of some institutes are not adjacent: sort the file, or read it with --gather.",
            );
            session.line(text)?;
        }
        session.line(match session.lang {
            Lang::It => format!(
                "istituti {institutes}, delegati {delegates}: errori {errors}, avvisi {warnings}, consigli {advice}, righe illeggibili {unreadable_rows}"
            ),
            Lang::En => format!(
                "institutes {institutes}, delegates {delegates}: errors {errors}, warnings {warnings}, advice {advice}, unreadable rows {unreadable_rows}"
            ),
        })
    }
}

/// Tells what was found in the roster of one institute.
pub(super) fn tell_roster(
    roster: &table::Roster,
    findings: &Findings,
    session: &mut Session<'_>,
) -> Result<()> {
    if session.json {
        let data = |finding| FindingData { line: roster.line_of(finding), finding: finding.into() };
        return session.data_line(&InstituteData {
            institute: InstituteName::of(roster.institute()),
            delegates: roster.delegates().len(),
            continuation: roster.is_continuation(),
            findings: findings.iter().map(data).collect(),
        });
    }
    tell_institute(roster, session)?;
    findings.iter().try_for_each(|finding| tell(finding, roster.line_of(finding), session))
}

/// Tells a row that cannot be read.
pub(super) fn tell_unreadable(problem: &TableProblem, session: &mut Session<'_>) -> Result<()> {
    let (line, code) = (problem.line(), problem.code().as_str());
    if session.json {
        let [it, en] = [Lang::It, Lang::En].map(|lang| problem.message(lang));
        let column = problem.column();
        return session.data_line(&ProblemData { problem: Unreadable { code, line, column, it, en } });
    }
    let word = session.say("riga", "line");
    let error = session.paint(BAD, session.say("errore", "error"));
    session.line(format_args!("{word} {line}: {error} [{code}]: {}", problem.message(session.lang)))
}

fn tell_institute(roster: &table::Roster, session: &mut Session<'_>) -> Result<()> {
    let institute = roster.institute();
    let names = [institute.code(), institute.name()];
    let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
    let name =
        if name.is_empty() { session.say("(nessun istituto)", "(no institute)").to_owned() } else { name };
    let again = session.say(" (continua)", " (continued)");
    let again = if roster.is_continuation() { again } else { "" };
    session.line(format_args!("{}{again}", session.paint(HEAD, name)))
}

/// One line per finding: where, how severe, what.
fn tell(finding: &Finding, line: Option<usize>, session: &mut Session<'_>) -> Result<()> {
    let place = match (line, finding.field(), finding.role()) {
        (Some(line), Some(field), _) => format!("{} {line}, {}", session.say("riga", "line"), field.as_str()),
        (Some(line), None, _) => format!("{} {line}", session.say("riga", "line")),
        (None, _, Some(role)) => format!("{} {role}", session.say("ruolo", "role")),
        (None, _, None) => session.say("elenco", "roster").to_owned(),
    };
    let style = match finding.severity() {
        Severity::Error => BAD,
        Severity::Warning => HEAD,
        Severity::Advice => ASIDE,
    };
    let severity = session.paint(style, finding.severity().text(session.lang));
    let cites = finding.cites().collect::<Vec<_>>().join(", ");
    let cites = if cites.is_empty() { cites } else { format!(" ({cites})") };
    let (code, text) = (finding.code(), finding.text(session.lang));
    session.line(format_args!("  {place}: {severity} [{code}]: {text}{cites}"))
}
