//! `abilita check`: is a definition sound?

use abilita::Lang;
use abilita::definition::Problem;
use serde::Serialize;

use super::list::moments;
use crate::arguments::Check;
use crate::diagnostics;
use crate::error::{Error, Outcome, Result};
use crate::library::{self, Unsound};
use crate::session::{GOOD, Session};
use crate::summary::Summary;

type Checked = std::result::Result<Summary, Box<Unsound>>;

/// What is said of one definition.
#[derive(Serialize)]
struct Verdict<'a> {
    definition: &'a str,
    sound: bool,
    problems: Vec<Reported<'a>>,
    summary: Option<&'a Summary>,
}

/// A problem as data.
#[derive(Serialize)]
struct Reported<'a> {
    code: &'static str,
    document: &'a str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    bytes: Option<[usize; 2]>,
    found: Option<&'a str>,
    expected: Option<&'a str>,
    nearest: Option<&'a str>,
    it: String,
    en: String,
}

impl<'a> From<&'a Problem> for Reported<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            code: problem.code().code().as_str(),
            document: problem.document(),
            path: problem.path(),
            line: problem.position().map(|(line, _)| line),
            column: problem.position().map(|(_, column)| column),
            bytes: problem.bytes().map(|bytes| [bytes.start, bytes.end]),
            found: problem.found(Lang::En),
            expected: problem.expected(Lang::En),
            nearest: problem.did_you_mean(),
            it: problem.message(Lang::It),
            en: problem.message(Lang::En),
        }
    }
}

pub(super) fn run(arguments: &Check, session: &mut Session<'_>) -> Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let mut checked: Vec<(&str, Checked)> = Vec::new();
    for name in &arguments.definitions {
        let result = match library::load(name, session) {
            Ok(campaign) => Ok(Summary::of(&campaign)),
            Err(Error::Unsound(unsound)) => Err(unsound),
            // The others are checked all the same.
            Err(trouble) => {
                session.complain(&trouble);
                outcome = outcome.and(Outcome::Trouble);
                continue;
            }
        };
        outcome = outcome.and(Outcome::found(result.is_err()));
        if session.json {
            checked.push((name, result));
        } else {
            tell(name, &result, session)?;
        }
    }
    if session.json {
        session.data(&checked.iter().map(verdict).collect::<Vec<_>>())?;
    }
    Ok(outcome)
}

fn verdict<'a>((name, result): &'a (&str, Checked)) -> Verdict<'a> {
    let problems =
        result.as_ref().err().map(|unsound| unsound.in_order().into_iter().map(Reported::from).collect());
    Verdict {
        definition: name,
        sound: result.is_ok(),
        problems: problems.unwrap_or_default(),
        summary: result.as_ref().ok(),
    }
}

fn tell(name: &str, result: &Checked, session: &mut Session<'_>) -> Result<()> {
    match result {
        Err(unsound) => {
            let report = diagnostics::report(unsound, session.lang, session.styled);
            session.line(report)
        }
        Ok(summary) => sound(name, summary, session),
    }
}

fn sound(name: &str, summary: &Summary, session: &mut Session<'_>) -> Result<()> {
    let in_order = session.paint(GOOD, session.say("in ordine", "sound"));
    session.line(format_args!("{name}: {in_order}"))?;
    let functions = format!("{}: {}", summary.functions.len(), summary.functions.join(", "));
    let moments_title = format!("{} ({})", summary.moments.len(), summary.zone);
    for (title, text) in [
        ("id", summary.id.as_str()),
        (session.say("titolo", "title"), summary.title.get(session.lang)),
        (session.say("pratiche", "cases"), &summary.case),
        (session.say("funzioni", "functions"), &functions),
        ("hash", &summary.hash),
        (session.say("momenti", "moments"), &moments_title),
    ] {
        session.line(format_args!("  {title:10} {text}"))?;
    }
    moments(summary, session)
}
