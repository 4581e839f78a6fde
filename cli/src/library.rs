//! Where definitions come from: the built-in ones by id, files, standard input, and what they extend.

use std::path::{Path, PathBuf};

use abilita::definition::{Problem, Problems};
use abilita::{Campaign, Library};
use abilita_analysis::Edition;

use crate::error::{Error, Result};
use crate::session::Session;
use crate::source::name_of;

/// A definition with problems, and the texts in which they are.
#[derive(Debug)]
pub(crate) struct Unsound {
    /// The problems.
    pub(crate) problems: Problems,
    /// Name and text of each document that was read.
    pub(crate) documents: Vec<(String, String)>,
}

impl Unsound {
    /// The problems as a reader of the texts comes upon them.
    pub(crate) fn in_order(&self) -> Vec<&Problem> {
        let mut problems: Vec<&Problem> = self.problems.iter().collect();
        let document = |problem: &Problem| {
            self.documents.iter().position(|(name, _)| name == problem.document()).unwrap_or(usize::MAX)
        };
        problems.sort_by_key(|problem| (document(problem), problem.bytes().map(|bytes| bytes.start)));
        problems
    }
}

/// What a definition is called on the command line.
enum Reference<'a> {
    BuiltIn(&'a str),
    File(&'a Path),
}

impl<'a> Reference<'a> {
    /// A name is a file if it looks like one or there is one; a built-in id goes first.
    fn of(name: &'a str, library: &Library) -> Self {
        let path = Path::new(name);
        let is_path = name == "-" || path.components().count() > 1 || is_definition_file(path);
        if !is_path && (library.ids().any(|id| id == name) || !path.is_file()) {
            Self::BuiltIn(name)
        } else {
            Self::File(path)
        }
    }
}

/// True if a file is named as definitions are.
pub(crate) fn is_definition_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "json")
}

/// A definition, and the edition that it extends.
pub(crate) struct Amended {
    pub(crate) campaign: Campaign,
    pub(crate) before: Option<Edition>,
}

/// Compiles the definition of this name, and by itself the edition that it extends.
pub(crate) fn load_amended(name: &str, session: &mut Session<'_>) -> Result<Amended> {
    let built_in_ones = Library::built_in();
    match Reference::of(name, &built_in_ones) {
        Reference::BuiltIn(id) => {
            let campaign = built_in(id, &built_in_ones)?;
            // What it extends is built in, too, and compiles.
            Ok(Amended { campaign, before: Edition::extended(&built_in_ones, id).ok().flatten() })
        }
        Reference::File(path) => {
            let mut shelf = Shelf { library: Library::built_in(), documents: Vec::new() };
            let compiled = shelf.add(path, session)?.and_then(|id| {
                let campaign = shelf.library.compile(&id)?;
                Ok(Amended { campaign, before: Edition::extended(&shelf.library, &id)? })
            });
            compiled.map_err(|problems| shelf.unsound(problems))
        }
    }
}

/// Compiles the definition of this name: a built-in id, a file, or `-` for standard input.
pub(crate) fn load(name: &str, session: &mut Session<'_>) -> Result<Campaign> {
    let library = Library::built_in();
    match Reference::of(name, &library) {
        Reference::BuiltIn(id) => built_in(id, &library),
        Reference::File(path) => load_file(path, session),
    }
}

/// Compiles a built-in definition.
pub(crate) fn built_in(id: &str, library: &Library) -> Result<Campaign> {
    library.compile(id).map_err(|problems| {
        let nearest = problems.iter().find_map(|problem| problem.did_you_mean());
        let hint = |word: &str| nearest.map(|name| format!("; {word} `{name}`?")).unwrap_or_default();
        Error::told(
            format!("non c'è una campagna `{id}`{} `abilita list` le elenca", stop(&hint("forse"))),
            format!("there is no campaign `{id}`{} `abilita list` shows them", stop(&hint("perhaps"))),
        )
    })
}

fn stop(hint: &str) -> String {
    if hint.is_empty() { ";".to_owned() } else { hint.to_owned() }
}

/// Compiles the definition of a file, laid over those it extends.
pub(crate) fn load_file(path: &Path, session: &mut Session<'_>) -> Result<Campaign> {
    let mut shelf = Shelf { library: Library::built_in(), documents: Vec::new() };
    let compiled = shelf.add(path, session)?.and_then(|id| shelf.library.compile(&id));
    compiled.map_err(|problems| shelf.unsound(problems))
}

/// The documents one definition is made of.
struct Shelf {
    library: Library,
    documents: Vec<(String, String)>,
}

impl Shelf {
    fn unsound(self, problems: Problems) -> Error {
        Error::Unsound(Box::new(Unsound { problems, documents: self.documents }))
    }

    /// Adds a file and, before it can be missed, what it extends: a built-in definition, or else one beside the file.
    fn add(
        &mut self,
        path: &Path,
        session: &mut Session<'_>,
    ) -> Result<std::result::Result<String, Problems>> {
        let mut next = Some(path.to_owned());
        let mut first = None;
        while let Some(path) = next {
            let text = session.read(&path)?;
            let name = name_of(&path);
            let id = match add_text(&mut self.library, &path, &name, &text) {
                Ok(id) => id,
                Err(problems) => {
                    self.documents.push((name, text));
                    return Ok(Err(problems));
                }
            };
            next = extended(&path, &text)
                .filter(|base| self.library.ids().all(|known| known != base))
                .and_then(|base| beside(&path, &base));
            self.documents.push((name, text));
            first.get_or_insert(id);
        }
        Ok(Ok(first.unwrap_or_default()))
    }
}

fn is_json(path: &Path, text: &str) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
        || path == Path::new("-") && text.trim_start().starts_with('{')
}

fn add_text(
    library: &mut Library,
    path: &Path,
    name: &str,
    text: &str,
) -> std::result::Result<String, Problems> {
    if is_json(path, text) { library.add_json(name, text) } else { library.add_toml(name, text) }
}

/// What a text says that it extends. What is wrong with the text is for the library to tell.
fn extended(path: &Path, text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        extends: Option<String>,
    }
    let head: Option<Head> =
        if is_json(path, text) { serde_json::from_str(text).ok() } else { toml::from_str(text).ok() };
    head?.extends
}

/// The file beside `path` that is named after the id.
fn beside(path: &Path, id: &str) -> Option<PathBuf> {
    if id.contains(['/', '\\']) {
        return None;
    }
    ["toml", "json"]
        .map(|extension| path.with_file_name(format!("{id}.{extension}")))
        .into_iter()
        .find(|candidate| candidate.is_file())
}
