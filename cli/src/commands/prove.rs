//! `abilita prove`: what a campaign can come to, before it goes live.

use std::path::Path;

use abilita::{Campaign, Lang, Library};
use abilita_analysis::{Finding, Proof};
use serde::Serialize;
use serde_json::Value as Json;

use crate::arguments::Prove;
use crate::error::{Error, Outcome, Result};
use crate::library::{self, Amended};
use crate::session::{ASIDE, BAD, GOOD, Session};

#[derive(Serialize)]
struct Told<'a> {
    definition: &'a str,
    campaign: &'a str,
    situations: usize,
    shown: usize,
    proved: Vec<&'a str>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'a str,
    place: &'a str,
    it: &'a str,
    en: &'a str,
    cites: Vec<&'a str>,
    witness: Option<&'a Json>,
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            code: finding.code().as_str(),
            place: finding.place(),
            it: finding.text(Lang::It),
            en: finding.text(Lang::En),
            cites: finding.cites().collect(),
            witness: finding.witness(),
        }
    }
}

pub(super) fn run(arguments: &Prove, session: &mut Session<'_>) -> Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let mut proofs: Vec<(&str, Proof)> = Vec::new();
    for name in &arguments.definitions {
        let Amended { campaign, before } = match library::load_amended(name, session) {
            Ok(amended) => amended,
            // The others are proved all the same.
            Err(trouble) => {
                session.complain(&trouble);
                outcome = outcome.and(Outcome::Trouble);
                continue;
            }
        };
        let proof = match &before {
            Some(before) => abilita_analysis::prove_amendment(&campaign, before),
            None => abilita_analysis::prove(&campaign),
        };
        outcome = outcome.and(Outcome::found(!proof.findings().is_empty()));
        if let Some(folder) = &arguments.witness {
            write_witnesses(folder, name, &campaign, &proof)?;
        }
        if session.json {
            proofs.push((name, proof));
        } else {
            tell(name, &campaign, &proof, session)?;
        }
    }
    if session.json {
        let data = proofs.iter().map(|(definition, proof)| Told {
            definition,
            campaign: proof.campaign(),
            situations: proof.situations(),
            shown: proof.shown(),
            proved: proof.proved().collect(),
            findings: proof.findings().iter().map(Found::of).collect(),
        });
        session.data(&data.collect::<Vec<_>>())?;
    }
    Ok(outcome)
}

fn tell(name: &str, campaign: &Campaign, proof: &Proof, session: &mut Session<'_>) -> Result<()> {
    let count = proof.findings().len();
    let verdict = match count {
        0 => session.paint(GOOD, session.say("nessun rilievo", "nothing found")),
        1 => session.paint(BAD, session.say("1 rilievo", "1 finding")),
        _ => session.paint(BAD, format_args!("{count} {}", session.say("rilievi", "findings"))),
    };
    let (situations, shown) = (proof.situations(), proof.shown());
    let looked_at = session.say("situazioni esaminate", "situations examined");
    let played = session.say("mostrate dal motore", "shown by the engine");
    let aside = session.paint(ASIDE, format_args!("{situations} {looked_at}, {shown} {played}"));
    session.line(format_args!("{name}: {verdict} ({aside})"))?;
    for invariant in proof.proved() {
        let head = session.paint(GOOD, session.say("vale sempre", "always holds"));
        let title = campaign.invariant_title(invariant, session.lang);
        session.line(format_args!("{head}  always.{invariant}: {title}"))?;
    }
    for finding in proof.findings() {
        let cites: Vec<&str> = finding.cites().collect();
        let cites = if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join(", ")) };
        let head = session.paint(BAD, finding.code());
        session.line(format_args!("\n{head}  {}", finding.place()))?;
        session.line(format_args!("  {}{cites}", finding.text(session.lang)))?;
    }
    Ok(())
}

/// The way from a folder to a file, as scenarios write it: what is written here can be moved together. `None` for what is no
/// file.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let shared = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return Some(file.display().to_string());
    }
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// One file per finding, numbered in the order in which they are reported. A scenario of a definition in a file names the file.
fn write_witnesses(folder: &Path, name: &str, campaign: &Campaign, proof: &Proof) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(Error::write(folder))?;
    let is_built_in = Library::built_in().ids().any(|id| id == name);
    for (number, finding) in proof.findings().iter().enumerate() {
        let Some(mut scenario) = finding.witness().cloned() else { continue };
        if !is_built_in
            && let Some(path) = relative(folder, Path::new(name))
            && let Some(scenario) = scenario.as_object_mut()
        {
            scenario.remove("campaign");
            scenario.insert("definition".to_owned(), Json::from(path));
        }
        let what = finding.code().as_str().trim_start_matches("analysis.").replace('_', "-");
        let path = folder.join(format!("{}-{:02}-{what}.json", campaign.id(), number + 1));
        let text = serde_json::to_string_pretty(&scenario).unwrap_or_default() + "\n";
        std::fs::write(&path, text).map_err(Error::write(&path))?;
    }
    Ok(())
}
