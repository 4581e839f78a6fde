//! `abilita test`: play scenarios.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use abilita::codice_fiscale::mask_text;
use abilita::scenario::{CampaignRef, Report, Scenario};
use abilita::{Campaign, Event, Library, wire};
use serde::Serialize;

use crate::arguments::Test;
use crate::error::{Error, Outcome, Result};
use crate::library;
use crate::session::Session;
use crate::source::name_of;

/// What is said of all.
#[derive(Serialize)]
struct Summary {
    passed: usize,
    failed: usize,
    scenarios: Vec<Played>,
}

/// What came of one scenario.
#[derive(Serialize)]
struct Played {
    file: String,
    name: Option<String>,
    passed: bool,
    failures: Vec<Failed>,
    /// Why the file cannot be played.
    error: Option<FileError>,
}

/// An expectation that failed. Persons outside the file's own are masked.
#[derive(Serialize)]
struct Failed {
    path: String,
    step: usize,
    what: String,
    expected: String,
    got: String,
}

#[derive(Serialize)]
struct FileError {
    code: &'static str,
    path: String,
    message: String,
}

pub(super) fn run(arguments: &Test, session: &mut Session<'_>) -> Result<Outcome> {
    let mut stage = Stage { logs: arguments.events.clone(), ..Stage::default() };
    let mut summary = Summary { passed: 0, failed: 0, scenarios: Vec::new() };
    let mut outcome = Outcome::Clean;
    for path in &arguments.paths {
        match scenario_files(path) {
            Ok(files) if files.is_empty() => {
                session.complain(&nothing_in(path));
                outcome = Outcome::Trouble;
            }
            Ok(files) => {
                for file in files {
                    outcome = outcome.and(stage.play_file(&file, path, &mut summary, session)?);
                }
            }
            Err(trouble) => {
                // The others are played all the same.
                session.complain(&trouble);
                outcome = Outcome::Trouble;
            }
        }
    }
    if session.json {
        session.data(&summary)?;
    } else {
        session.line(format_args!("{} passed, {} failed", summary.passed, summary.failed))?;
    }
    Ok(outcome)
}

fn nothing_in(path: &Path) -> Error {
    let path = path.display();
    Error::told(format!("nessuno scenario in {path}"), format!("there is no scenario in {path}"))
}

/// The campaigns compiled so far: a folder of scenarios has few.
#[derive(Default)]
struct Stage {
    library: Library,
    built_in: HashMap<String, Compiled>,
    files: HashMap<PathBuf, Compiled>,
    /// Where events are written.
    logs: Option<PathBuf>,
}

/// A campaign, or what is wrong with its definition.
type Compiled = std::result::Result<Campaign, String>;

impl Stage {
    /// Plays a file that was named on the command line, or found in the folder named there.
    fn play_file(
        &mut self,
        path: &Path,
        named: &Path,
        summary: &mut Summary,
        session: &mut Session<'_>,
    ) -> Result<Outcome> {
        match session.read(path) {
            Ok(text) if path != named && is_definition(&text) => Ok(Outcome::Clean),
            Ok(text) => self.play_text(path, named, &text, summary, session),
            Err(trouble) => {
                session.complain(&trouble);
                summary.add(Played::unread(name_of(path), &trouble, session));
                Ok(Outcome::Trouble)
            }
        }
    }

    /// Plays one scenario and tells at once what failed.
    fn play_text(
        &mut self,
        path: &Path,
        named: &Path,
        text: &str,
        summary: &mut Summary,
        session: &mut Session<'_>,
    ) -> Result<Outcome> {
        let file = name_of(path);
        let played = match self.play(path, text, session) {
            Ok(report) => {
                if let Some(folder) = &self.logs {
                    write_events(&folder.join(log_name(path, named)), report.events())?;
                }
                Played::of(file, &report)
            }
            Err(error) => Played::unplayable(file, error),
        };
        if !session.json {
            played.tell(session)?;
        }
        let outcome = Outcome::found(!played.passed);
        summary.add(played);
        Ok(outcome)
    }

    fn play(
        &mut self,
        path: &Path,
        text: &str,
        session: &mut Session<'_>,
    ) -> std::result::Result<Report, FileError> {
        let scenario = Scenario::parse(text).map_err(|error| FileError::of(&error))?;
        let (key, campaign) = match scenario.campaign() {
            CampaignRef::Id(id) => ("campaign", self.built_in(id, session)),
            CampaignRef::File(relative) => {
                ("definition", self.definition(folder_of(path).join(relative), session))
            }
        };
        let campaign = campaign.map_err(|message| FileError {
            code: abilita::Code::ScenarioUnknownName.as_str(),
            path: key.to_owned(),
            message,
        })?;
        scenario.run(campaign).map_err(|error| FileError::of(&error))
    }

    fn built_in(&mut self, id: &str, session: &Session<'_>) -> std::result::Result<&Campaign, String> {
        if self.library.ids().next().is_none() {
            self.library = Library::built_in();
        }
        let library = &self.library;
        let compile = || library::built_in(id, library).map_err(|error| reason(&error, session));
        self.built_in.entry(id.to_owned()).or_insert_with(compile).as_ref().map_err(Clone::clone)
    }

    fn definition(
        &mut self,
        path: PathBuf,
        session: &mut Session<'_>,
    ) -> std::result::Result<&Campaign, String> {
        let load =
            |path: &PathBuf| library::load_file(path, session).map_err(|error| reason(&error, session));
        self.files.entry(path).or_insert_with_key(load).as_ref().map_err(Clone::clone)
    }
}

/// Why a campaign is not to be had, problems of its definition included.
fn reason(error: &Error, session: &Session<'_>) -> String {
    match error {
        Error::Unsound(unsound) => {
            unsound.in_order().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n  ")
        }
        other => other.text(session.lang).into_owned(),
    }
}

impl Summary {
    fn add(&mut self, played: Played) {
        *(if played.passed { &mut self.passed } else { &mut self.failed }) += 1;
        self.scenarios.push(played);
    }
}

impl Played {
    fn unplayable(file: String, error: FileError) -> Self {
        Self { file, name: None, passed: false, failures: Vec::new(), error: Some(error) }
    }

    fn unread(file: String, trouble: &Error, session: &Session<'_>) -> Self {
        let (code, message) = (abilita::Code::ScenarioMalformed.as_str(), reason(trouble, session));
        Self::unplayable(file, FileError { code, path: ".".to_owned(), message })
    }

    fn of(file: String, report: &Report) -> Self {
        let failed = |failure: &abilita::scenario::Failure| Failed {
            path: format!("steps[{}].expect.{}", failure.step(), failure.what()),
            step: failure.step(),
            what: failure.what().to_owned(),
            expected: mask_text(failure.expected()).into_owned(),
            got: mask_text(failure.found()).into_owned(),
        };
        Self {
            file,
            name: Some(report.name().to_owned()),
            passed: report.passed(),
            failures: report.failures().iter().map(failed).collect(),
            error: None,
        }
    }

    fn tell(&self, session: &mut Session<'_>) -> Result<()> {
        let file = &self.file;
        for Failed { path, expected, got, .. } in &self.failures {
            session.line(format_args!("{file}: {path}: expected {expected}, got {got}"))?;
        }
        if let Some(FileError { path, message, .. }) = &self.error {
            session.line(format_args!("{file}: {path}: {message}"))?;
        }
        Ok(())
    }
}

impl FileError {
    fn of(error: &abilita::scenario::ScenarioError) -> Self {
        let text = error.to_string();
        // The path stands before the reason, and is told apart here.
        let reason =
            text.strip_prefix(error.path()).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&text);
        Self {
            code: error.code().as_str(),
            path: error.path().to_owned(),
            message: mask_text(reason).into_owned(),
        }
    }
}

/// `a/b.json` of the folder that was named becomes `a/b.jsonl`, so that no two scenarios of it share a file.
fn log_name(path: &Path, named: &Path) -> PathBuf {
    let below = path.strip_prefix(named).ok().filter(|below| below.file_name().is_some());
    let name = below.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
    let name = if name == Path::new("-") { Path::new("standard-input") } else { name };
    name.with_extension("jsonl")
}

/// One event a line, as it is stored.
fn write_events(path: &Path, events: &[Event]) -> Result<()> {
    let lines: String = events.iter().map(|event| wire::Event::from(event).to_json() + "\n").collect();
    std::fs::create_dir_all(folder_of(path)).map_err(Error::write(path))?;
    std::fs::write(path, lines).map_err(Error::write(path))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// The files that a path of the command line stands for: itself, or what is in the folder.
fn scenario_files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_dir() { json_files(path) } else { Ok(vec![path.to_owned()]) }
}

/// The `.json` files of a folder and those below it, in the order of their names. What is hidden is passed over, and so
/// are links to folders, which may go round in a circle.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let trouble = |path: &Path| {
        let path = path.display().to_string();
        move |source| Error::read(path, source)
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(trouble(folder))? {
        entries.push(entry.map_err(trouble(folder))?);
    }
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().map_err(trouble(&path))?.is_dir() {
            files.extend(json_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "json") && path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

/// True for a definition in JSON, which may well lie among its scenarios.
fn is_definition(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        format: std::borrow::Cow<'a, str>,
    }
    let head = serde_json::from_str::<Head<'_>>(text);
    head.is_ok_and(|head| head.format.starts_with("abilita-definition/"))
}
