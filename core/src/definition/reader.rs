//! Reading a tree key by key: every key that is asked for is known, every other one is a problem, and reading goes on
//! after a problem so that all of them are reported at once.

use std::cell::RefCell;

use chrono::{NaiveDate, NaiveTime};
use rustc_hash::FxHashSet;

use super::nearest::Suggestions;
use super::problem::{Problem, ProblemCode};
use super::tree::{Entry, Node, Place, Table, Value};
use super::wording::Wording;
use crate::calendar::{parse_date, parse_hour};

/// Where problems are gathered.
#[derive(Debug, Default)]
pub(crate) struct Log {
    problems: RefCell<Vec<Problem>>,
    suggestions: Suggestions,
}

impl Log {
    pub(crate) fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// The nearest name that would be right.
    pub(crate) fn nearest<'n>(&self, to: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        self.suggestions.nearest(to, names)
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A value with its path.
#[derive(Clone, Debug)]
pub(crate) struct Item<'d> {
    node: &'d Node,
    path: String,
    log: &'d Log,
}

/// A table whose keys are being asked for.
#[derive(Debug)]
pub(crate) struct Reader<'d> {
    table: &'d Table,
    place: Place,
    path: String,
    log: &'d Log,
    known: Vec<&'static str>,
}

/// A named thing in a table of things.
#[derive(Debug)]
pub(crate) struct Named<'d> {
    pub(crate) name: &'d str,
    pub(crate) item: Item<'d>,
    key_place: Place,
}

impl Named<'_> {
    /// Tells that the name is taken, at the name.
    pub(crate) fn taken(&self, expected: Wording) {
        self.item.log.add(self.problem(ProblemCode::DuplicateName).expecting(expected));
    }

    /// Tells that nothing is declared under the name, at the name.
    pub(crate) fn unknown<'n>(&self, what: Wording, names: impl Iterator<Item = &'n str>) {
        let nearest = self.item.log.nearest(self.name, names);
        self.item.log.add(self.problem(ProblemCode::UnknownName).expecting(what).nearest(nearest));
    }

    /// Tells that this is one more than a definition may have.
    pub(crate) fn too_many(&self) {
        self.item.log.add(self.problem(ProblemCode::TooMany));
    }

    /// A problem of the name itself.
    fn problem(&self, code: ProblemCode) -> Problem {
        Problem::new(code, self.key_place.clone(), self.item.path.clone()).finding(self.name)
    }
}

impl<'d> Item<'d> {
    pub(crate) fn root(node: &'d Node, log: &'d Log) -> Self {
        Self { node, path: String::new(), log }
    }

    pub(crate) fn node(&self) -> &'d Node {
        self.node
    }

    /// Tells a problem of this value.
    pub(crate) fn problem(&self, code: ProblemCode) -> Problem {
        Problem::new(code, self.node.place.clone(), self.path.clone())
    }

    pub(crate) fn tell(&self, problem: Problem) {
        self.log.add(problem);
    }

    /// Tells that the value is of the right type but not one the key takes.
    pub(crate) fn wrong_value(&self, found: &str, expected: impl Into<Wording>) {
        self.tell(self.problem(ProblemCode::WrongValue).finding(found).expecting(expected));
    }

    /// Tells that a key, though known elsewhere, says nothing here.
    pub(crate) fn no_meaning(&self, key: &str, expected: Wording) {
        self.tell(self.problem(ProblemCode::UnknownKey).finding(key).expecting(expected));
    }

    /// Tells that nothing of this name is declared.
    pub(crate) fn unknown_name<'n>(&self, what: Wording, found: &str, names: impl Iterator<Item = &'n str>) {
        let problem = self.problem(ProblemCode::UnknownName).finding(found);
        self.tell(problem.expecting(what).nearest(self.log.nearest(found, names)));
    }

    /// Tells that a word is none of those that the language has here.
    pub(crate) fn unknown_word<const N: usize>(&self, found: &str, words: [&str; N]) {
        self.unknown_name(Wording::one_of(words), found, words.into_iter());
    }

    pub(crate) fn wrong_type<T>(&self, expected: Wording) -> Option<T> {
        self.tell(self.problem(ProblemCode::WrongType).finding(self.node.value.kind()).expecting(expected));
        None
    }

    pub(crate) fn text(&self) -> Option<&'d str> {
        match &self.node.value {
            Value::Text(text) => Some(text),
            _ => self.wrong_type(Wording::TEXT),
        }
    }

    pub(crate) fn bool(&self) -> Option<bool> {
        match &self.node.value {
            Value::Bool(value) => Some(*value),
            _ => self.wrong_type(Wording::BOOL),
        }
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        match &self.node.value {
            Value::Integer(value) => Some(*value),
            _ => self.wrong_type(Wording::INTEGER),
        }
    }

    /// A number of persons, days …: not below zero and within reason.
    pub(crate) fn count(&self) -> Option<usize> {
        let value = self.integer()?;
        let count = u16::try_from(value).ok().map(usize::from);
        if count.is_none() {
            self.wrong_value(&value.to_string(), Wording::COUNT);
        }
        count
    }

    /// A number from 1 to `most`.
    pub(crate) fn count_up_to(&self, most: u32) -> Option<u32> {
        let value = self.integer()?;
        let count = u32::try_from(value).ok().filter(|count| (1..=most).contains(count));
        if count.is_none() {
            self.wrong_value(&value.to_string(), Wording::up_to(most));
        }
        count
    }

    pub(crate) fn date(&self) -> Option<NaiveDate> {
        let text = self.text()?;
        let date = parse_date(text);
        if date.is_none() {
            self.wrong_value(text, Wording::DATE);
        }
        date
    }

    pub(crate) fn time(&self) -> Option<NaiveTime> {
        let text = self.text()?;
        let time = parse_hour(text);
        if time.is_none() {
            self.wrong_value(text, Wording::HOUR);
        }
        time
    }

    pub(crate) fn list(&self) -> Vec<Item<'d>> {
        match &self.node.value {
            Value::List(nodes) => self.items(nodes),
            _ => self.wrong_type(Wording::LIST).unwrap_or_default(),
        }
    }

    /// At least one value; a single one stands for a list of one.
    pub(crate) fn some(&self) -> Vec<Item<'d>> {
        let items = self.one_or_many();
        if items.is_empty() {
            self.nothing();
        }
        items
    }

    /// At least one name, and none twice; a single one stands for a list of one.
    pub(crate) fn names(&self) -> Vec<Item<'d>> {
        let items = self.some();
        let mut seen = FxHashSet::default();
        for item in &items {
            if let Some(name) = item.node.as_text().filter(|name| !seen.insert(*name)) {
                item.tell(item.problem(ProblemCode::DuplicateName).finding(name));
            }
        }
        items
    }

    /// Tells that at least one must stand here.
    pub(crate) fn nothing(&self) {
        self.tell(self.problem(ProblemCode::MissingKey).expecting(Wording::AT_LEAST_ONE));
    }

    /// A single value stands for a list of one.
    pub(crate) fn one_or_many(&self) -> Vec<Item<'d>> {
        match &self.node.value {
            Value::List(nodes) => self.items(nodes),
            _ => vec![self.clone()],
        }
    }

    pub(crate) fn texts(&self) -> Vec<&'d str> {
        self.one_or_many().iter().filter_map(Item::text).collect()
    }

    pub(crate) fn is_empty_list(&self) -> bool {
        matches!(&self.node.value, Value::List(nodes) if nodes.is_empty())
    }

    pub(crate) fn is_table(&self) -> bool {
        matches!(self.node.value, Value::Table(_))
    }

    pub(crate) fn table(&self) -> Option<Reader<'d>> {
        match &self.node.value {
            Value::Table(table) => Some(Reader {
                table,
                place: self.node.place.clone(),
                path: self.path.clone(),
                log: self.log,
                known: Vec::new(),
            }),
            _ => self.wrong_type(Wording::TABLE),
        }
    }

    /// The named things of a table of things.
    pub(crate) fn named(&self) -> Vec<Named<'d>> {
        let Some(reader) = self.table() else { return Vec::new() };
        let item = |node, key: &str| Item { node, path: join(&reader.path, key), log: reader.log };
        let entries = reader.table.entries.iter();
        let named = entries.map(|entry| Named {
            name: &entry.key,
            item: item(&entry.node, &entry.key),
            key_place: entry.key_place.clone(),
        });
        named.collect()
    }

    fn items(&self, nodes: &'d [Node]) -> Vec<Item<'d>> {
        let item = |(index, node)| Item { node, path: format!("{}[{index}]", self.path), log: self.log };
        nodes.iter().enumerate().map(item).collect()
    }
}

impl<'d> Reader<'d> {
    /// The value of a key, if it is there. Asking makes the key known.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<Item<'d>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let node = self.table.get(key)?;
        Some(Item { node, path: join(&self.path, key), log: self.log })
    }

    /// True if the key is there. Asking this alone does not make it known.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&mut self, key: &'static str) -> Option<Item<'d>> {
        let item = self.get(key);
        if item.is_none() {
            let problem = Problem::new(ProblemCode::MissingKey, self.place.clone(), self.path.clone());
            self.log.add(problem.expecting(Wording::key(key)));
        }
        item
    }

    pub(crate) fn named(&mut self, key: &'static str) -> Vec<Named<'d>> {
        self.get(key).map(|item| item.named()).unwrap_or_default()
    }

    /// At least one named thing, where the key is there.
    pub(crate) fn some_named(&mut self, key: &'static str) -> Vec<Named<'d>> {
        let Some(item) = self.get(key) else { return Vec::new() };
        let named = item.named();
        if named.is_empty() && item.is_table() {
            item.nothing();
        }
        named
    }

    /// Tells a problem of the table as a whole.
    pub(crate) fn tell(&self, code: ProblemCode, explain: impl FnOnce(Problem) -> Problem) {
        self.log.add(explain(Problem::new(code, self.place.clone(), self.path.clone())));
    }

    /// Tells it unless exactly one of several keys stands here: none is a lack, several contradict each other.
    pub(crate) fn expect_one(&self, stated: usize, expected: Wording) {
        match stated {
            0 => self.tell(ProblemCode::MissingKey, |problem| problem.expecting(expected)),
            1 => {}
            _ => self.tell(ProblemCode::Contradiction, |problem| problem.expecting(expected)),
        }
    }

    /// A key that was asked for, but has no meaning beside what stands here: nobody is told to write it.
    pub(crate) fn exclude(&mut self, key: &str) {
        self.known.retain(|known| *known != key);
    }

    /// Every key that was not asked for is a problem.
    pub(crate) fn finish(self) {
        let unknown = |entry: &&Entry| !self.known.contains(&entry.key.as_str());
        let mut unknown = self.table.entries.iter().filter(unknown).peekable();
        if unknown.peek().is_none() {
            return;
        }
        let free: Vec<&str> =
            self.known.iter().copied().filter(|key| self.table.get(key).is_none()).collect();
        let expected = (!free.is_empty()).then(|| Wording::from(free.join(", ")));
        for entry in unknown {
            let path = join(&self.path, &entry.key);
            let problem = Problem::new(ProblemCode::UnknownKey, entry.key_place.clone(), path);
            let problem = problem.finding(entry.key.as_str());
            let problem = expected.iter().cloned().fold(problem, Problem::expecting);
            self.log.add(problem.nearest(self.log.nearest(&entry.key, self.known.iter().copied())));
        }
    }
}

/// Keys with dots are quoted, as TOML writes them.
fn join(path: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let key = if plain { key.to_owned() } else { format!("\"{key}\"") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}
