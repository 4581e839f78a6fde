//! `abilita prove`: what a campaign can come to, before it goes live.

use std::path::Path;

use abilita::{Campaign, Lang, Library};
use abilita_analysis::{Finding, Proof};
use serde::Serialize;
use serde_json::Value as Json;

use crate::arguments::Prove;
use crate::error::{Error, Outcome, Result};
use crate::library;
use crate::session::{ASIDE, BAD, GOOD, Session};

#[derive(Serialize)]
struct Proved<'a> {
    definition: &'a str,
    campaign: &'a str,
    situations: usize,
    shown: usize,
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
        let campaign = match library::load(name, session) {
            Ok(campaign) => campaign,
            // The others are proved all the same.
            Err(trouble) => {
                session.complain(&trouble);
                outcome = outcome.and(Outcome::Trouble);
                continue;
            }
        };
        let proof = abilita_analysis::prove(&campaign);
        outcome = outcome.and(Outcome::found(!proof.findings().is_empty()));
        if let Some(folder) = &arguments.witness {
            write_witnesses(folder, name, &campaign, &proof)?;
        }
        if session.json {
            proofs.push((name, proof));
        } else {
            tell(name, &proof, session)?;
        }
    }
    if session.json {
        let data = proofs.iter().map(|(definition, proof)| Proved {
            definition,
            campaign: proof.campaign(),
            situations: proof.situations(),
            shown: proof.shown(),
            findings: proof.findings().iter().map(Found::of).collect(),
        });
        session.data(&data.collect::<Vec<_>>())?;
    }
    Ok(outcome)
}

fn tell(name: &str, proof: &Proof, session: &mut Session<'_>) -> Result<()> {
    let count = proof.findings().len();
    let verdict = match count {
        0 => session.paint(GOOD, session.say("nessun rilievo", "nothing found")),
        1 => session.paint(BAD, session.say("1 rilievo", "1 finding")),
        _ => session.paint(BAD, format_args!("{count} {}", session.say("rilievi", "findings"))),
    };
    let (situations, shown) = (proof.situations(), proof.shown());
    let looked_at = session.say("situazioni esaminate", "situations looked at");
    let played = session.say("mostrate dal motore", "shown by the engine");
    let aside = session.paint(ASIDE, format_args!("{situations} {looked_at}, {shown} {played}"));
    session.line(format_args!("{name}: {verdict} ({aside})"))?;
    for finding in proof.findings() {
        let cites: Vec<&str> = finding.cites().collect();
        let cites = if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join(", ")) };
        let head = session.paint(BAD, finding.code());
        session.line(format_args!("\n{head}  {}", finding.place()))?;
        session.line(format_args!("  {}{cites}", finding.text(session.lang)))?;
    }
    Ok(())
}

/// One file a finding, numbered in the order in which they are told. A scenario of a definition in a file names the file.
fn write_witnesses(folder: &Path, name: &str, campaign: &Campaign, proof: &Proof) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(Error::write(folder))?;
    let is_built_in = Library::built_in().ids().any(|id| id == name);
    for (number, finding) in proof.findings().iter().enumerate() {
        let Some(mut scenario) = finding.witness().cloned() else { continue };
        if !is_built_in && let Some(scenario) = scenario.as_object_mut() {
            let path =
                std::path::absolute(name).map_or_else(|_| name.to_owned(), |path| path.display().to_string());
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
