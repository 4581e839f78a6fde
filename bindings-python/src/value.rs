//! Facts and arguments as Python's own values.

use abilita::Value;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyInt, PyMapping, PyString};

use crate::instant::At;
use crate::many::Many;
use crate::person::Person;

/// Facts by name, on their way out.
pub(crate) const FACTS: PyStaticExpr = PyStaticExpr::Subscript {
    value: &PyStaticExpr::Name { id: "dict" },
    slice: &PyStaticExpr::Tuple { elts: &[PyStaticExpr::Name { id: "str" }, hint("FactValue")] },
};

/// A fact or argument: `str`, `bool`, `int`, `date`, aware `datetime`, `list[str]` or `Person`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FactValue(pub(crate) Value);

const fn hint(name: &'static str) -> PyStaticExpr {
    PyStaticExpr::Attribute { value: &PyStaticExpr::Name { id: "abilita.types" }, attr: name }
}

impl<'py> FromPyObject<'_, 'py> for FactValue {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint("FactInput");

    /// A `bool` is an `int` to Python, and a `datetime` a `date`: the narrower class comes first.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let value = if object.is_instance_of::<PyString>() {
            Value::Text(object.extract::<String>()?.into())
        } else if object.is_instance_of::<PyBool>() {
            Value::Bool(object.extract()?)
        } else if object.is_instance_of::<PyInt>() {
            let number = object.extract::<i64>();
            Value::Integer(number.map_err(|_| PyValueError::new_err("the number is too large"))?)
        } else if object.is_instance_of::<PyDateTime>() {
            Value::Instant(object.extract::<At>()?.0)
        } else if object.is_instance_of::<PyDate>() {
            Value::Date(object.extract()?)
        } else if let Ok(person) = object.cast::<Person>() {
            Value::Person(person.get().0.clone())
        } else if let Ok(texts) = object.extract::<Many<String>>() {
            Value::from(texts.0)
        } else {
            return Err(PyTypeError::new_err(
                "expected a fact: str, bool, int, date, aware datetime, list of str or Person",
            ));
        };
        Ok(Self(value))
    }
}

impl<'py> IntoPyObject<'py> for FactValue {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = hint("FactValue");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(match self.0 {
            Value::Text(text) => text.into_pyobject(py)?.into_any(),
            Value::Bool(value) => value.into_pyobject(py)?.to_owned().into_any(),
            Value::Integer(value) => value.into_pyobject(py)?.into_any(),
            Value::Date(date) => date.into_pyobject(py)?.into_any(),
            Value::Instant(at) => At(at).into_pyobject(py)?.into_any(),
            Value::Texts(texts) => {
                texts.into_iter().map(String::from).collect::<Vec<_>>().into_pyobject(py)?
            }
            Value::Person(person) => Person(person).into_pyobject(py)?.into_any(),
            _ => return Err(PyTypeError::new_err("a fact of a kind that this build does not know")),
        })
    }
}

/// Values by name, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(pub(crate) Vec<(String, Value)>);

impl<'py> FromPyObject<'_, 'py> for Values {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Attribute {
            value: &PyStaticExpr::Name { id: "collections.abc" },
            attr: "Mapping",
        },
        slice: &PyStaticExpr::Tuple { elts: &[PyStaticExpr::Name { id: "str" }, hint("FactInput")] },
    };

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let items = object.cast::<PyMapping>()?.items()?;
        let value = |(name, value): (String, FactValue)| (name, value.0);
        items.iter().map(|item| item.extract().map(value)).collect::<PyResult<Vec<_>>>().map(Self)
    }
}

/// Texts by name, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts(pub(crate) Vec<(String, String)>);

impl<'py> FromPyObject<'_, 'py> for Texts {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Attribute {
            value: &PyStaticExpr::Name { id: "collections.abc" },
            attr: "Mapping",
        },
        slice: &PyStaticExpr::Tuple {
            elts: &[PyStaticExpr::Name { id: "str" }, PyStaticExpr::Name { id: "str" }],
        },
    };

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let items = object.cast::<PyMapping>()?.items()?;
        items.iter().map(|item| item.extract()).collect::<PyResult<Vec<_>>>().map(Self)
    }
}
