//! Definitions: what an office publishes, as data.
//!
//! The way of a definition: text → tree (`tree`, one for TOML and JSON) → laid over what it `extends` → decoded and
//! compiled in one pass (`compile`) to a [`Campaign`]. Every problem is reported with its place, all of them at once. The
//! language itself is taught in `docs/definition-format.md`.

mod compile;
mod document;
pub(crate) mod json;
mod nearest;
mod problem;
mod reader;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "toml")]
pub(crate) mod toml;
mod tree;
mod wording;

use rustc_hash::FxHashSet;
use sha2::{Digest as _, Sha256};

use self::document::Document;
pub use self::problem::{Problem, ProblemCode, Problems};
use self::reader::{Item, Log};
#[cfg(feature = "schema")]
pub use self::schema::schema;
use self::tree::{Node, Place};
use self::wording::Wording;
use crate::campaign::Campaign;

/// The documents that definitions can be compiled from: the built-in ones, and those the host adds.
///
/// ```
/// use abilita::Library;
/// let mut library = Library::built_in();
/// library.add_toml("tiny.toml", r#"
///     format = "abilita-definition/1"
///     id     = "tiny"
///     case   = "institute"
///     zone   = "Europe/Rome"
///     [roles.head]
///     on_record = true
///     [functions.enter]
///     [rules.enter]
///     permit = "enter"
///     role   = "head"
/// "#)?;
/// let campaign = library.compile("tiny")?;
/// assert_eq!(campaign.id(), "tiny");
/// # Ok::<(), abilita::definition::Problems>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// For the places of problems.
    documents: Vec<Document>,
    trees: Vec<(String, Node)>,
}

impl Library {
    /// An empty library.
    pub fn new() -> Self {
        Self::default()
    }

    /// The definitions that come with abilita.
    pub fn built_in() -> Self {
        let mut library = Self::new();
        for (name, text) in crate::definitions::BUILT_IN {
            let added = library.add(name, text, crate::definitions::parse);
            debug_assert!(added.is_ok(), "the built-in definition {name} is proved sound by tests");
        }
        library
    }

    /// Adds a document in TOML (feature `toml`) and gives back the id it declares. `name` is what problems call it: a
    /// file name, say. A document of the same id is replaced.
    ///
    /// # Errors
    /// Text that is not TOML, or a table without an `id`. What else may be wrong is reported by [`compile`](Self::compile).
    #[cfg(feature = "toml")]
    pub fn add_toml(&mut self, name: &str, text: &str) -> Result<String, Problems> {
        self.add(name, text, self::toml::parse)
    }

    /// Adds a document in JSON, as [`add_toml`](Self::add_toml) does.
    ///
    /// # Errors
    /// Text that is not JSON, a duplicate key, or an object without an `id`.
    ///
    /// ```
    /// use abilita::Library;
    /// let mut library = Library::new();
    /// let twice = r#"{"id": "a", "id": "b"}"#;
    /// assert!(library.add_json("twice.json", twice).is_err());
    /// ```
    pub fn add_json(&mut self, name: &str, text: &str) -> Result<String, Problems> {
        self.add(name, text, self::json::parse)
    }

    fn add(
        &mut self,
        name: &str,
        text: &str,
        parse: fn(&str, usize) -> Result<Node, Box<Problem>>,
    ) -> Result<String, Problems> {
        let document = self.documents.len();
        self.documents.push(Document::new(name, text));
        let log = Log::default();
        let added = parse(text, document).map_err(|problem| log.add(*problem)).ok().and_then(|mut tree| {
            tree.drop_text("$schema"); // by which an editor finds the schema: it says nothing of the campaign
            let id = Item::root(&tree, &log).table()?.require("id")?.text()?.to_owned();
            self.trees.retain(|(other, _)| *other != id);
            self.trees.push((id.clone(), tree));
            Some(id)
        });
        added.ok_or_else(|| self.problems(log))
    }

    /// The ids of the documents, in the order in which they were added.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.trees.iter().map(|(id, _)| id.as_str())
    }

    /// The id of the definition that `id` says it extends.
    ///
    /// ```
    /// let library = abilita::Library::built_in();
    /// assert_eq!(library.extends("factotum-2025"), Some("factotum-2021"));
    /// ```
    pub fn extends(&self, id: &str) -> Option<&str> {
        let (_, tree) = self.trees.iter().find(|(known, _)| known == id)?;
        tree.as_table()?.get("extends")?.as_text()
    }

    /// What the document `id` itself names, without what it extends: its keys, and those of its tables.
    ///
    /// ```
    /// let library = abilita::Library::built_in();
    /// assert!(library.names("factotum-2025").contains(&"rules.suspension".to_owned()));
    /// assert!(!library.names("factotum-2025").contains(&"rules.ordinary_use".to_owned()));
    /// ```
    pub fn names(&self, id: &str) -> Vec<String> {
        let tree = self.trees.iter().find(|(known, _)| known == id).map(|(_, tree)| tree);
        let entries = tree.and_then(Node::as_table).into_iter().flat_map(|table| &table.entries);
        let names = entries.flat_map(|entry| {
            let inner = entry.node.as_table().into_iter().flat_map(|table| &table.entries);
            let inner = inner.map(|own| format!("{}.{}", entry.key, own.key));
            std::iter::once(entry.key.clone()).chain(inner)
        });
        names.collect()
    }

    /// The document `id` as JSON, without what it extends: blanks and comments gone, the order kept. It compiles to the same
    /// campaign, with the same content hash.
    ///
    /// ```
    /// use abilita::Library;
    /// let library = Library::built_in();
    /// let mut as_json = Library::new();
    /// as_json.add_json("istanze-online.json", &library.to_json("istanze-online").unwrap())?;
    /// assert_eq!(as_json.compile("istanze-online")?.hash(), library.compile("istanze-online")?.hash());
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_json(&self, id: &str) -> Option<String> {
        let (_, tree) = self.trees.iter().find(|(known, _)| known == id)?;
        let mut text = String::new();
        tree.write_canonical(&mut text);
        Some(text)
    }

    /// The document `id` laid over everything it extends, as JSON: a definition by itself, which asks for the same. Its
    /// content hash is another, since it says nothing of what it came from. `None` where a document is missing, or where they
    /// extend each other.
    ///
    /// ```
    /// use abilita::Library;
    /// let library = Library::built_in();
    /// let mut alone = Library::new();
    /// alone.add_json("by-itself.json", &library.to_json_merged("istanze-online-2016").unwrap())?;
    /// assert!(alone.compile("istanze-online-2016").is_ok());
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_json_merged(&self, id: &str) -> Option<String> {
        let mut tree = self.merged(id, &Log::default())?;
        tree.drop_text("extends");
        let mut text = String::new();
        tree.write_canonical(&mut text);
        Some(text)
    }

    /// Compiles the definition `id`, laid over those it extends.
    ///
    /// # Errors
    /// Every problem of the definition, each with its place.
    ///
    /// ```
    /// let problems = abilita::Library::built_in().compile("factotum-1999").unwrap_err();
    /// let problem = problems.iter().next().unwrap();
    /// assert_eq!(problem.code().code().as_str(), "definition.unknown_name");
    /// ```
    pub fn compile(&self, id: &str) -> Result<Campaign, Problems> {
        let log = Log::default();
        let campaign = self.merged(id, &log).and_then(|tree| {
            let program = self::compile::compile(&tree, hash(&tree), &log).filter(|_| log.is_empty())?;
            let campaign = Campaign::new(program);
            self::compile::refuse_unfit_defaults(&tree, &campaign, &log);
            Some(campaign)
        });
        campaign.filter(|_| log.is_empty()).ok_or_else(|| self.problems(log))
    }

    /// True if some document declares a role of this name.
    pub(crate) fn declares_role(&self, role: &str) -> bool {
        let roles = self.trees.iter().filter_map(|(_, tree)| tree.as_table()?.get("roles")?.as_table());
        roles.into_iter().any(|roles| roles.get(role).is_some())
    }

    /// The document laid over everything it extends.
    fn merged(&self, id: &str, log: &Log) -> Option<Node> {
        let nowhere = Problem::new(ProblemCode::UnknownName, Place::default(), String::new());
        let mut chain = vec![self.find(id, nowhere, log)?];
        loop {
            let own = chain.last()?;
            let Some(extends) = own.as_table().and_then(|table| table.get("extends")) else { break };
            let Some(base) = extends.as_text() else { break };
            if chain.iter().any(|node| id_of(node) == Some(base)) {
                let cycle = Problem::new(ProblemCode::Cycle, extends.place.clone(), "extends".into());
                log.add(cycle.finding(base));
                return None;
            }
            let here = Problem::new(ProblemCode::UnknownName, extends.place.clone(), "extends".into());
            chain.push(self.find(base, here, log)?);
        }
        chain.into_iter().cloned().rev().reduce(|base, own| own.over(base))
    }

    /// The document `id`; where there is none, `unknown` is the problem.
    fn find(&self, id: &str, unknown: Problem, log: &Log) -> Option<&Node> {
        let found = self.trees.iter().find(|(known, _)| known == id).map(|(_, tree)| tree);
        if found.is_none() {
            let nearest = log.nearest(id, self.ids());
            log.add(unknown.finding(id).expecting(Wording::DEFINITION).nearest(nearest));
        }
        found
    }

    fn problems(&self, log: Log) -> Problems {
        let problems = log.into_problems().into_iter().map(|problem| problem.located(&self.documents));
        let mut seen = FxHashSet::default();
        let mut told: Vec<Problem> = problems.filter(|problem| seen.insert(problem.clone())).collect();
        told.sort_by_key(Problem::order);
        Problems::new(told)
    }
}

/// The short ways to a campaign, where no library of one's own is needed.
impl Campaign {
    /// One of the campaigns that come with abilita, by id.
    ///
    /// # Errors
    /// An id that no built-in definition has.
    ///
    /// ```
    /// use abilita::Campaign;
    /// assert_eq!(Campaign::built_in("factotum-2025")?.case_kind(), "institute");
    /// assert!(Campaign::built_in("factotum-1925").is_err());
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn built_in(id: &str) -> Result<Self, Problems> {
        Library::built_in().compile(id)
    }

    /// Compiles a definition in TOML that extends nothing but, at most, a built-in one (feature `toml`).
    ///
    /// # Errors
    /// Every problem of the definition, each with its line and column.
    ///
    /// ```
    /// let campaign = abilita::Campaign::from_toml(
    ///     r#"
    ///     format = "abilita-definition/1"
    ///     id     = "tiny"
    ///     case   = "person"
    ///     zone   = "Europe/Rome"
    ///     [functions.enter]
    ///     "#,
    /// )?;
    /// assert_eq!(campaign.functions().collect::<Vec<_>>(), ["enter"]);
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        let mut library = Library::built_in();
        let id = library.add_toml("definition", text)?;
        library.compile(&id)
    }

    /// Compiles a definition in JSON that extends nothing but, at most, a built-in one.
    ///
    /// # Errors
    /// Every problem of the definition, each with its path.
    ///
    /// ```
    /// use abilita::Campaign;
    /// let text = r#"{"format": "abilita-definition/1", "id": "tiny", "case": "person", "zone": "CET"}"#;
    /// let problems = Campaign::from_json(text).unwrap_err();
    /// assert!(problems.iter().any(|problem| problem.path() == "zone")); // CET is no zone, but an offset
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let mut library = Library::built_in();
        let id = library.add_json("definition", text)?;
        library.compile(&id)
    }
}

fn id_of(tree: &Node) -> Option<&str> {
    tree.as_table()?.get("id")?.as_text()
}

/// SHA-256 of the canonical text.
fn hash(tree: &Node) -> [u8; 32] {
    let mut canonical = String::new();
    tree.write_canonical(&mut canonical);
    Sha256::digest(canonical).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_facts_or_tracks_than_numbers_are_too_many() {
        let things = |thing: &str| {
            let named: Vec<String> = (0..=65_536).map(|number| format!(r#""n{number}": {thing}"#)).collect();
            named.join(",")
        };
        let (facts, tracks) = (things(r#""bool""#), things(r#"{"states": ["open"], "initial": "open"}"#));
        let head = r#""format":"abilita-definition/1","id":"m","case":"institute","zone":"Europe/Rome""#;
        let text = format!(r#"{{{head},"functions":{{}},"facts":{{{facts}}},"tracks":{{{tracks}}}}}"#);
        let problems = Campaign::from_json(&text).map(|_| ()).unwrap_err();
        let told: Vec<(ProblemCode, &str)> =
            problems.iter().map(|problem| (problem.code(), problem.path())).collect();
        assert_eq!(told, [(ProblemCode::TooMany, "facts.n65536"), (ProblemCode::TooMany, "tracks.n65536")]);
    }
}
