//! What classes have in common: how `match` takes them apart, and how `pickle` and `copy` put them together again.

use std::marker::PhantomData;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// A class with positional patterns.
pub(crate) trait Positional {
    /// The attributes that they stand for, in order.
    const NAMES: &'static [&'static str];
    /// The same as literals, so that type checkers know them.
    const HINTS: &'static [PyStaticExpr];
}

/// `__match_args__` of a class.
#[derive(Debug)]
pub(crate) struct MatchArgs<C>(PhantomData<C>);

impl<C> MatchArgs<C> {
    pub(crate) const OF_CLASS: Self = Self(PhantomData);
}

impl<'py, C: Positional> IntoPyObject<'py> for MatchArgs<C> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Name { id: "tuple" },
        slice: &PyStaticExpr::Tuple { elts: C::HINTS },
    };

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, C::NAMES)
    }
}

/// `typing.Literal[text]`.
pub(crate) const fn literal(text: &'static PyStaticExpr) -> PyStaticExpr {
    const LITERAL: PyStaticExpr =
        PyStaticExpr::Attribute { value: &PyStaticExpr::Name { id: "typing" }, attr: "Literal" };
    PyStaticExpr::Subscript { value: &LITERAL, slice: text }
}

pub(crate) const fn string(text: &'static str) -> PyStaticExpr {
    PyStaticExpr::Constant { value: PyStaticConstant::Str(text) }
}

macro_rules! positional {
    ($($class:ty { $($name:literal),* })*) => {$(
        impl Positional for $class {
            const NAMES: &'static [&'static str] = &[$($name),*];
            const HINTS: &'static [PyStaticExpr] = &[$(literal(&string($name))),*];
        }
    )*};
}

positional! {
    crate::asker::Asker { "person_id", "role" }
    crate::asker::Identity { "scheme", "level", "holder" }
    crate::asker::Request { "function", "asker" }
    crate::announcement::Announcement { "moment", "at" }
    crate::case::Case { "id", "tracks", "flags" }
    crate::codice_fiscale::NameMatch { "surname", "name" }
    crate::command::Command { "name", "arguments" }
    crate::command::CommandOffer { "name", "arguments" }
    crate::decision::Decision { "allowed", "because", "next" }
    crate::effect::Effect { "to", "notice" }
    crate::event::Actor { "person", "role" }
    crate::event::Event { "body", "sequence", "at" }
    crate::finding::Finding { "code", "severity", "row" }
    crate::person::Person { "id", "name", "surname", "email" }
    crate::roster::Delegate { "role", "person" }
    crate::timeline::TimelineEntry { "name", "at" }
}

/// What makes a value again: a class, or a method of a value that is pickled too.
#[derive(Debug)]
pub(crate) struct Maker<'py>(pub(crate) Bound<'py, PyAny>);

impl<'py> Maker<'py> {
    /// A method or static method.
    pub(crate) fn method(of: &Bound<'py, PyAny>, name: &str) -> PyResult<Self> {
        of.getattr(name).map(Self)
    }
}

impl<'py> IntoPyObject<'py> for Maker<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Attribute {
            value: &PyStaticExpr::Name { id: "collections.abc" },
            attr: "Callable",
        },
        slice: &PyStaticExpr::Tuple {
            elts: &[
                PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis },
                PyStaticExpr::Name { id: "object" },
            ],
        },
    };

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

/// What is made again by the class of its own, from what its positional patterns stand for.
#[derive(Debug)]
pub(crate) struct Fields<'py>(Bound<'py, PyTuple>);

impl<'py> IntoPyObject<'py> for Fields<'py> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Name { id: "tuple" },
        slice: &PyStaticExpr::Tuple {
            elts: &[
                PyStaticExpr::Name { id: "object" },
                PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis },
            ],
        },
    };

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}

/// The class of a thing, and its fields.
pub(crate) fn by_fields<'py>(thing: &Bound<'py, PyAny>) -> PyResult<(Maker<'py>, Fields<'py>)> {
    let class = thing.get_type();
    let names = class.getattr("__match_args__")?.cast_into::<PyTuple>()?;
    let fields = names.iter().map(|name| thing.getattr(name.extract::<&str>()?));
    let fields = PyTuple::new(thing.py(), fields.collect::<PyResult<Vec<_>>>()?)?;
    Ok((Maker(class.into_any()), Fields(fields)))
}

/// Any thing, told as `object`.
#[derive(Debug)]
pub(crate) struct Thing<'py>(pub(crate) Bound<'py, PyAny>);

impl<'py> IntoPyObject<'py> for Thing<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Name { id: "object" };

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}
