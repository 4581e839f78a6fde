//! `abilita codes`: the closed tables of the library, of its analysis, and of the files that simulations read.

use abilita::{Code, Lang};
use serde::Serialize;

use crate::arguments::Codes;
use crate::error::{Outcome, Result};
use crate::session::{ASIDE, HEAD, Session};
use crate::simulation::behaviour;

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    kind: &'static str,
    it: &'static str,
    en: &'static str,
}

pub(super) fn run(arguments: &Codes, session: &mut Session<'_>) -> Result<Outcome> {
    let wanted = |entry: &Entry| arguments.containing.as_deref().is_none_or(|text| entry.code.contains(text));
    let of_library = Code::ALL.iter().copied().map(Entry::of);
    let of_analysis = abilita_analysis::Code::ALL.iter().copied().map(Entry::of_analysis);
    let of_behaviour = behaviour::ProblemCode::ALL.into_iter().map(Entry::of_behaviour);
    let entries: Vec<Entry> = of_library.chain(of_analysis).chain(of_behaviour).filter(wanted).collect();
    if session.json {
        session.data(&entries)?;
    } else {
        table(&entries, session)?;
    }
    Ok(Outcome::found(entries.is_empty()))
}

impl Entry {
    fn of(code: Code) -> Self {
        Self {
            code: code.as_str(),
            kind: code.kind().as_str(),
            it: code.text(Lang::It),
            en: code.text(Lang::En),
        }
    }

    fn of_analysis(code: abilita_analysis::Code) -> Self {
        Self { code: code.as_str(), kind: "analysis", it: code.text(Lang::It), en: code.text(Lang::En) }
    }

    fn of_behaviour(code: behaviour::ProblemCode) -> Self {
        Self { code: code.as_str(), kind: "behaviour", it: code.text(Lang::It), en: code.text(Lang::En) }
    }
}

/// One line per code: code, kind, Italian, English.
fn table(entries: &[Entry], session: &mut Session<'_>) -> Result<()> {
    let width = |column: fn(&Entry) -> &'static str| {
        entries.iter().map(|entry| column(entry).chars().count()).max().unwrap_or_default()
    };
    let (codes, kinds) = (width(|entry| entry.code), width(|entry| entry.kind));
    let italian = width(|entry| entry.it);
    for Entry { code, kind, it, en } in entries {
        let code = session.paint(HEAD, format_args!("{code:codes$}"));
        let kind = session.paint(ASIDE, format_args!("{kind:kinds$}"));
        session.line(format_args!("{code}  {kind}  {it:italian$}  {en}"))?;
    }
    Ok(())
}
