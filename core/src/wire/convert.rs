//! What can be read from JSON and written as JSON: two traits, a text and back, and the types of which wire types are made.

use std::borrow::Cow;

use super::Malformed;
use crate::json::{self, Json};

/// What can be read from JSON: every type that [`record`](crate::wire::record) or [`kinds`](crate::wire::kinds) declares, and
/// what their fields are made of.
///
/// ```
/// use abilita::wire::{FromJson, Json, Malformed, from_json};
/// struct Answer(bool);
/// impl FromJson for Answer {
///     fn blank() -> Self {
///         Self(false)
///     }
///     fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
///         self.0 = match json {
///             Json::Text(text) if text == "yes" => true,
///             Json::Text(text) if text == "no" => false,
///             _ => return Err(Malformed::because("expected `yes` or `no`")),
///         };
///         Ok(())
///     }
/// }
/// assert!(from_json::<Vec<Answer>>(r#"["yes"]"#)?[0].0);
/// let wrong = from_json::<Vec<Answer>>(r#"["yes", 1]"#).map(|_| ()).unwrap_err();
/// assert_eq!(wrong.to_string(), "[1]: expected `yes` or `no`");
/// # Ok::<(), Malformed>(())
/// ```
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

/// What can be written as JSON: every type that [`record`](crate::wire::record) or [`kinds`](crate::wire::kinds) declares, and
/// what their fields are made of.
///
/// ```
/// use abilita::wire::{Json, ToJson, to_json};
/// struct Answer(bool);
/// impl ToJson for Answer {
///     fn as_json(&self) -> Json<'_> {
///         Json::Text(if self.0 { "yes" } else { "no" }.into())
///     }
/// }
/// assert_eq!(to_json(&vec![Answer(true), Answer(false)]), r#"["yes","no"]"#);
/// ```
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

/// Whole numbers, each as far as its type goes, read as the widest of its sign.
macro_rules! whole_numbers {
    ($($Number:ident as $Widest:ident),*) => { $(
        impl FromJson for $Number {
            fn blank() -> Self {
                0
            }

            fn fill(&mut self, json: &Json<'_>) -> Result<(), Malformed> {
                let Json::Number(number) = json else { return Err(Malformed::mismatch(json, stringify!($Number))) };
                let number = number.parse::<$Widest>().ok().and_then(|number| number.try_into().ok());
                *self = number.ok_or_else(|| no_such_number(stringify!($Number)))?;
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

whole_numbers!(u8 as u64, u32 as u64, u64 as u64, usize as u64, i64 as i64);

fn no_such_number(expected: &str) -> Malformed {
    Malformed::because(format!("expected {expected}, found a number that is none"))
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
