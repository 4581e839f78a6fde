//! Many things: any iterable comes in (but for a text, which is one by accident), dicts and tuples go out.

use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

/// The things of an iterable.
#[derive(Clone, Debug)]
pub(crate) struct Many<T>(pub(crate) Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'py, T: for<'a> FromPyObject<'a, 'py>> FromPyObject<'_, 'py> for Many<T> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Attribute {
            value: &PyStaticExpr::Name { id: "collections.abc" },
            attr: "Iterable",
        },
        slice: &T::INPUT_TYPE,
    };

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("expected an iterable of things, not one text"));
        }
        let things = object.try_iter()?.map(|thing| thing?.extract().map_err(Into::into));
        things.collect::<PyResult<Vec<T>>>().map(Self)
    }
}

/// Things by name, in the order of the definition, as a `dict`.
#[derive(Clone, Debug)]
pub(crate) struct Dict<K, V>(pub(crate) Vec<(K, V)>);

impl<K, V> FromIterator<(K, V)> for Dict<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<'py, K: IntoPyObject<'py>, V: IntoPyObject<'py>> IntoPyObject<'py> for Dict<K, V> {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Name { id: "dict" },
        slice: &PyStaticExpr::Tuple { elts: &[K::OUTPUT_TYPE, V::OUTPUT_TYPE] },
    };

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let dict = PyDict::new(py);
        self.0.into_iter().try_for_each(|(key, value)| dict.set_item(key, value))?;
        Ok(dict)
    }
}

/// Things that do not change, as a `tuple` of any length.
#[derive(Clone, Debug)]
pub(crate) struct Tuple<T>(pub(crate) Vec<T>);

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Name { id: "tuple" },
        slice: &PyStaticExpr::Tuple { elts: &[T::OUTPUT_TYPE, PyStaticExpr::Name { id: "..." }] },
    };

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}
