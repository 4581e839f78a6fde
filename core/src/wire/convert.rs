//! What can be read from JSON and written as JSON: two traits, a text and back, and the types of which wire types are made.

use std::borrow::Cow;

use super::Malformed;
use crate::json::{self, Json};

/// What can be read from JSON. Made for every wire type by [`record`](crate::wire::record) and
/// [`kinds`](crate::wire::kinds).
pub trait FromJson {
    /// What is filled when it is read.
    fn blank() -> Self
    where
        Self: Sized;

    /// Fills a blank one.
    ///
    /// # Errors
    /// The JSON is not of this form. What was filled until then is to be thrown away.
    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed>;
}

/// What can be written as JSON. Made for every wire type by [`record`](crate::wire::record) and
/// [`kinds`](crate::wire::kinds).
pub trait ToJson {
    /// The same as JSON, which borrows from it.
    fn as_json(&self) -> Json<'_>;
}

/// Reads one JSON text as a wire type: strictly, and with the JSON path of what is wrong. What is stored has a `from_json` of
/// its own, which looks at the version first.
///
/// # Errors
/// Text that is not JSON, or not of the form of `T`.
///
/// ```
/// use abilita::wire;
/// let request = r#"{"function": "enter", "asker": {"vouched": 1}}"#;
/// let wrong = wire::from_json::<wire::Request>(request).unwrap_err();
/// assert_eq!(wrong.path(), "asker.vouched");
/// ```
pub fn from_json<T: FromJson>(text: &str) -> Result<T, Malformed> {
    let mut value = T::blank();
    fill_from(text, &mut value)?;
    Ok(value)
}

fn fill_from(text: &str, value: &mut dyn FromJson) -> Result<(), Malformed> {
    value.fill(&parse(text)?)
}

pub(super) fn parse(text: &str) -> Result<Json<'_>, Malformed> {
    json::parse(text).map_err(|error| Malformed::not_json(&error, text))
}

/// Writes any wire type as JSON.
///
/// ```
/// use abilita::wire;
/// assert_eq!(wire::to_json(&wire::Asker::default()), "{}");
/// ```
pub fn to_json<T: ToJson>(value: &T) -> String {
    text_of(value)
}

fn text_of(value: &dyn ToJson) -> String {
    let mut text = String::with_capacity(512); // what most events take
    value.as_json().write(&mut text);
    text
}

impl FromJson for String {
    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        let Json::Text(text) = json else { return Err(Malformed::mismatch(json, "a string")) };
        self.push_str(text);
        Ok(())
    }
}

impl ToJson for String {
    fn as_json(&self) -> Json<'_> {
        Json::Text(Cow::Borrowed(self))
    }
}

impl ToJson for &str {
    fn as_json(&self) -> Json<'_> {
        Json::Text(Cow::Borrowed(self))
    }
}

impl FromJson for bool {
    fn blank() -> Self {
        false
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        let Json::Bool(value) = json else { return Err(Malformed::mismatch(json, "a boolean")) };
        *self = *value;
        Ok(())
    }
}

impl ToJson for bool {
    fn as_json(&self) -> Json<'_> {
        Json::Bool(*self)
    }
}

/// Whole numbers, each as far as its type goes.
macro_rules! whole_numbers {
    ($($Number:ident)*) => { $(
        impl FromJson for $Number {
            fn blank() -> Self {
                0
            }

            fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
                let number = whole(json).ok().and_then(|number| number.try_into().ok());
                *self = number.ok_or_else(|| no_number(json, stringify!($Number)))?;
                Ok(())
            }
        }

        impl ToJson for $Number {
            fn as_json(&self) -> Json<'_> {
                Json::Number(self.to_string().into())
            }
        }
    )* };
}

whole_numbers!(u8 u32 u64 usize);

fn whole(json: &Json<'_>) -> Result<u64, ()> {
    match json {
        Json::Number(number) => number.parse().map_err(drop),
        _ => Err(()),
    }
}

fn no_number(json: &Json<'_>, expected: &str) -> Malformed {
    match json {
        Json::Number(_) => Malformed::because(format!("expected {expected}, found a number that is none")),
        _ => Malformed::mismatch(json, expected),
    }
}

impl FromJson for i64 {
    fn blank() -> Self {
        0
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        let number = if let Json::Number(number) = json { number.parse().ok() } else { None };
        *self = number.ok_or_else(|| no_number(json, "i64"))?;
        Ok(())
    }
}

impl ToJson for i64 {
    fn as_json(&self) -> Json<'_> {
        Json::Number(self.to_string().into())
    }
}

/// `null` is nothing.
impl<T: FromJson> FromJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        match json {
            Json::Null => Ok(()),
            _ => self.insert(T::blank()).fill(json),
        }
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn as_json(&self) -> Json<'_> {
        self.as_ref().map_or(Json::Null, ToJson::as_json)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        each_item(json, &mut |item| {
            let mut value = T::blank();
            value.fill(item)?;
            self.push(value);
            Ok(())
        })
    }
}

type Read<'r> = &'r mut dyn FnMut(&Json<'_>) -> Result<(), Malformed>;

fn each_item(json: &Json<'_>, read: Read<'_>) -> Result<(), Malformed> {
    let Json::List(items) = json else { return Err(Malformed::mismatch(json, "a sequence")) };
    let mut items = items.iter().enumerate();
    items.try_for_each(|(index, item)| read(item).map_err(|wrong| wrong.within(&format!("[{index}]"))))
}

impl<T: ToJson> ToJson for Vec<T> {
    fn as_json(&self) -> Json<'_> {
        let mut items = self.iter();
        list(self.len(), &mut || items.next().map(ToJson::as_json))
    }
}

fn list<'j>(length: usize, next: &mut dyn FnMut() -> Option<Json<'j>>) -> Json<'j> {
    let mut items = Vec::with_capacity(length);
    items.extend(std::iter::from_fn(next));
    Json::List(items)
}

/// A pair is a list of two.
impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn blank() -> Self {
        (A::blank(), B::blank())
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        let mut halves: [&mut dyn FromJson; 2] = [&mut self.0, &mut self.1];
        let mut halves = halves.iter_mut();
        each_item(json, &mut |item| match halves.next() {
            Some(half) => half.fill(item),
            None => Err(Malformed::because("expected two values")),
        })?;
        if halves.next().is_none() { Ok(()) } else { Err(Malformed::because("expected two values")) }
    }
}

impl FromJson for Json<'static> {
    fn blank() -> Self {
        Json::Null
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        *self = json.detached();
        Ok(())
    }
}

/// A key that may be absent, `null` or given, where the three mean different things: with `= optional` beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Written<T> {
    #[default]
    Absent,
    Null,
    Given(T),
}

impl<T> Written<T> {
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T: FromJson> FromJson for Written<T> {
    fn blank() -> Self {
        Self::Absent
    }

    fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
        let mut given = None;
        given.fill(json)?;
        *self = given.map_or(Self::Null, Self::Given);
        Ok(())
    }
}
