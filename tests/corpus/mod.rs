//! The definitions that tests read: those that the pages show, those of folders, those that are wrong.

use std::path::{Path, PathBuf};

use abilita::{Library, Problems};

/// The pages that teach the definition language; their fragments belong to one base.
pub(crate) const LANGUAGE: &[&str] =
    &["docs/definition-format.md", "docs/definition-cases.md", "docs/definition-practice.md"];

/// The same in Italian, for offices.
pub(crate) const GUIDE: &[&str] = &["docs/guida-definizioni.md"];

/// A fenced block: the page and the line it starts on, its language, its text.
pub(crate) struct Block {
    pub(crate) page: &'static str,
    pub(crate) line: usize,
    pub(crate) lang: String,
    pub(crate) text: String,
}

impl Block {
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.page, self.line)
    }

    pub(crate) fn is(&self, lang: &str, first_line: &str) -> bool {
        self.lang == lang && self.text.lines().next() == Some(first_line)
    }

    fn is_definition(&self) -> bool {
        self.lang == "toml" && self.text.lines().any(|line| line.starts_with("format "))
    }
}

/// A definition that a page shows.
pub(crate) struct Definition {
    pub(crate) name: String,
    pub(crate) text: String,
    /// It was laid over the base of the pages; definitions that stand by themselves may extend those above them.
    pub(crate) is_fragment: bool,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The blocks of these pages, in order.
pub(crate) fn blocks(pages: &[&'static str]) -> Vec<Block> {
    pages.iter().flat_map(|page| blocks_of(page)).collect()
}

fn blocks_of(page: &'static str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (index, line) in read(&root().join(page)).lines().enumerate() {
        match line.strip_prefix("```") {
            Some(lang) if !open => {
                blocks.push(Block { page, line: index + 1, lang: lang.to_owned(), text: String::new() });
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let block = blocks.last_mut().expect("an open block");
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// Every definition of these pages but the wrong ones. A fragment is laid over their base.
pub(crate) fn definitions(pages: &[&'static str]) -> Vec<Definition> {
    let blocks = blocks(pages);
    let base = blocks.iter().find(|block| block.is("toml", "# base")).map(|block| block.text.as_str());
    let shown = blocks.iter().filter(|block| block.lang == "toml" && !block.is("toml", "# wrong"));
    let definition = |block: &Block| {
        let name = block.place();
        if block.is_definition() {
            return Definition { name, text: block.text.clone(), is_fragment: false };
        }
        assert!(block.is("toml", "# fragment"), "{name}: neither complete nor a fragment");
        let base = base.unwrap_or_else(|| panic!("{name}: a fragment without a base"));
        Definition { name, text: laid_over(base, &block.text), is_fragment: true }
    };
    shown.map(definition).collect()
}

/// The fragment appended to the base. TOML wants a table's keys together: those of a fragment's `[facts]` go to the
/// base's.
fn laid_over(base: &str, fragment: &str) -> String {
    let mut lines: Vec<String> = base.lines().map(str::to_owned).collect();
    let mut at = lines.len();
    for line in fragment.lines() {
        if line.starts_with('[') {
            let known = lines.iter().position(|other| other == line);
            at = known.map_or(lines.len(), |known| known + 1);
            if known.is_some() {
                continue;
            }
        }
        lines.insert(at, line.to_owned());
        at += 1;
    }
    lines.join("\n")
}

/// The files of a folder with this ending, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    paths.sort();
    paths
}

/// Adds a file to a library, under its own name.
pub(crate) fn add(library: &mut Library, path: &Path) -> Result<String, Problems> {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    if is_json { library.add_json(name, &read(path)) } else { library.add_toml(name, &read(path)) }
}

/// The definitions in which something is wrong, each with a file `.txt` that says what.
pub(crate) fn wrong() -> Vec<PathBuf> {
    let mut wrong = files("tests/definitions", "toml");
    wrong.extend(files("tests/definitions", "json"));
    wrong
}

/// The library in which the wrong definitions are compiled: what is in `bases/` is there to be extended.
pub(crate) fn with_bases() -> Library {
    let mut library = Library::built_in();
    for base in files("tests/definitions/bases", "toml") {
        add(&mut library, &base).unwrap_or_else(|problems| panic!("{problems}"));
    }
    library
}
