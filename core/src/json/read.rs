//! JSON text into the tree.

use std::borrow::Cow;

use super::Json;

/// How deep lists and objects may be nested: deeper than anything that is meant, and no text can exhaust the stack.
const DEPTH: u8 = 127;

/// Why a text is not JSON, or not JSON of which nothing is lost.
#[derive(Debug)]
pub(crate) struct JsonError {
    /// The byte of the text at which this was seen.
    pub(crate) at: usize,
    /// The JSON path of the innermost value that is wrong, empty for the whole.
    pub(crate) path: String,
    pub(crate) reason: String,
}

impl JsonError {
    /// The same error, told by the list or object around it.
    fn within(mut self, step: &str) -> Self {
        super::prepend(step, &mut self.path);
        self
    }

    /// Line and column of the byte, from 1, in characters.
    pub(crate) fn position(&self, text: &str) -> (usize, usize) {
        let before = text.get(..self.at).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}

/// Reads a text that is one JSON value.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, JsonError> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let json = reader.value()?;
    match reader.token() {
        None => Ok(json),
        Some(_) => Err(reader.wrong("trailing characters")),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The next byte to be read: always the first of a character.
    at: usize,
    depth: u8,
}

impl<'t> Reader<'t> {
    /// What comes next is not what should; or nothing comes.
    fn wrong(&self, reason: &str) -> JsonError {
        let reason = if self.peek().is_some() { reason } else { "EOF while parsing a value" };
        JsonError { at: self.at, path: String::new(), reason: reason.to_owned() }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes what is expected, if it is there.
    fn take(&mut self, expected: &str) -> bool {
        let there = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(expected));
        self.at += if there { expected.len() } else { 0 };
        there
    }

    /// The next byte that is no white space.
    fn token(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn value(&mut self) -> Result<Json<'t>, JsonError> {
        match self.token() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Json::Number),
            Some(b'n') if self.take("null") => Ok(Json::Null),
            Some(b't') if self.take("true") => Ok(Json::Bool(true)),
            Some(b'f') if self.take("false") => Ok(Json::Bool(false)),
            _ => Err(self.wrong("expected a value")),
        }
    }

    /// Reads what is in brackets, from the first byte within.
    fn nested(&mut self, read: fn(&mut Self) -> Result<Json<'t>, JsonError>) -> Result<Json<'t>, JsonError> {
        if self.depth == DEPTH {
            return Err(self.wrong("nested too deep"));
        }
        self.at += 1;
        self.depth += 1;
        let json = read(self);
        self.depth -= 1;
        json
    }

    fn list(&mut self) -> Result<Json<'t>, JsonError> {
        let mut items = Vec::new();
        if self.token() == Some(b']') {
            self.at += 1;
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value().map_err(|error| error.within(&format!("[{}]", items.len())))?);
            if !self.goes_on("]", "expected `,` or `]`")? {
                return Ok(Json::List(items));
            }
        }
    }

    fn object(&mut self) -> Result<Json<'t>, JsonError> {
        let mut entries = Vec::new();
        let mut ends_of_keys = Vec::new();
        if self.token() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            if self.token() != Some(b'"') {
                return Err(self.wrong("expected a key"));
            }
            let key = self.string()?;
            ends_of_keys.push(self.at - 1);
            if self.token() != Some(b':') {
                return Err(self.wrong("expected `:`"));
            }
            self.at += 1;
            let value = self.value().map_err(|error| error.within(&key))?;
            entries.push((key, value));
            if !self.goes_on("}", "expected `,` or `}`")? {
                break;
            }
        }
        match twice(&entries) {
            None => Ok(Json::Object(entries)),
            Some(second) => Err(JsonError {
                at: ends_of_keys.get(second).copied().unwrap_or_default(),
                path: String::new(),
                reason: entries.get(second).map(|(key, _)| stands_twice(key)).unwrap_or_default(),
            }),
        }
    }

    /// After an item: true if another follows, false if the list or object ends.
    fn goes_on(&mut self, end: &str, expected: &'static str) -> Result<bool, JsonError> {
        self.token();
        match self.take(",") {
            true => Ok(true),
            false if self.take(end) => Ok(false),
            false => Err(self.wrong(expected)),
        }
    }

    /// Reads a text from its first quote to its last.
    fn string(&mut self) -> Result<Cow<'t, str>, JsonError> {
        self.at += 1;
        let mut unescaped = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
            let (run, rest) = rest.split_at_checked(plain.unwrap_or(rest.len())).unwrap_or_default();
            self.at += run.len();
            match rest.bytes().next() {
                Some(b'"') => {
                    self.at += 1;
                    if unescaped.is_empty() {
                        return Ok(Cow::Borrowed(run));
                    }
                    return Ok(Cow::Owned(unescaped + run));
                }
                Some(b'\\') => {
                    self.at += 1;
                    unescaped.push_str(run);
                    unescaped.push(self.escaped()?);
                }
                _ => return Err(self.wrong("a control character in a text")),
            }
        }
    }

    /// The character that an escape stands for, from what follows its backslash.
    fn escaped(&mut self) -> Result<char, JsonError> {
        let character = match self.peek() {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.character();
            }
            _ => return Err(self.wrong("no escape that JSON knows")),
        };
        self.at += 1;
        Ok(character)
    }

    /// A character by its number in UTF-16; one beyond 16 bits is a pair of escapes.
    fn character(&mut self) -> Result<char, JsonError> {
        let unit = self.unit()?;
        let mut scalar = u32::from(unit);
        if (0xd800..0xdc00).contains(&unit) && self.take("\\u") {
            let low = self.unit()?;
            scalar = match low {
                0xdc00..0xe000 => 0x10000 + ((scalar - 0xd800) << 10) + u32::from(low - 0xdc00),
                _ => return Err(self.wrong("half of a surrogate pair")),
            };
        }
        char::from_u32(scalar).ok_or_else(|| self.wrong("half of a surrogate pair"))
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u16, JsonError> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|digit| char::from(digit).to_digit(16));
            let digit = digit.and_then(|digit| u16::try_from(digit).ok());
            unit = unit << 4 | digit.ok_or_else(|| self.wrong("expected four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(unit)
    }

    /// Reads a number as it stands.
    fn number(&mut self) -> Result<Cow<'t, str>, JsonError> {
        let start = self.at;
        self.take("-");
        if !self.take("0") {
            self.digits()?;
        }
        if self.take(".") {
            self.digits()?;
        }
        if self.take("e") || self.take("E") {
            let _ = self.take("+") || self.take("-");
            self.digits()?;
        }
        Ok(Cow::Borrowed(self.text.get(start..self.at).unwrap_or_default()))
    }

    /// At least one.
    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start { Err(self.wrong("expected a digit")) } else { Ok(()) }
    }
}

/// The first entry whose key an earlier one has.
pub(super) fn twice(entries: &[(Cow<'_, str>, Json<'_>)]) -> Option<usize> {
    let mut keys: Vec<(&str, usize)> =
        entries.iter().enumerate().map(|(index, (key, _))| (&**key, index)).collect();
    keys.sort_unstable();
    let again = keys.iter().zip(keys.iter().skip(1)).filter(|((one, _), (next, _))| one == next);
    again.map(|(_, (_, second))| *second).min()
}

pub(super) fn stands_twice(key: &str) -> String {
    format!("duplicate key `{key}`")
}
