//! The Arrow PyCapsule interface: columns in and out without a copy. The only unsafe code of the bindings.

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray, make_array};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// A column: the chunks of any object with `__arrow_c_stream__` or `__arrow_c_array__`.
#[derive(Debug)]
pub(crate) struct Column(pub(crate) Vec<ArrayRef>);

/// A table: the batches of any object with `__arrow_c_stream__` or `__arrow_c_array__`.
#[derive(Debug)]
pub(crate) struct Table(pub(crate) Vec<RecordBatch>);

const fn hint(name: &'static str) -> PyStaticExpr {
    PyStaticExpr::Attribute { value: &PyStaticExpr::Name { id: "abilita.types" }, attr: name }
}

impl<'py> FromPyObject<'_, 'py> for Column {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint("ArrowLike");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.hasattr("__arrow_c_array__")? {
            return array_of(&object).map(|array| Self(vec![array]));
        }
        if object.hasattr("__arrow_c_stream__")? {
            return chunks_of(&object).map(Self);
        }
        Err(PyTypeError::new_err(
            "expected a column with the Arrow PyCapsule interface, such as a pyarrow.Array",
        ))
    }
}

impl<'py> FromPyObject<'_, 'py> for Table {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint("ArrowLike");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let batches = Column::extract(object)?.0.into_iter().map(|chunk| {
            let table = chunk.as_any().downcast_ref::<StructArray>().map(RecordBatch::from);
            table.ok_or_else(|| PyTypeError::new_err("expected a table, and a column came"))
        });
        batches.collect::<PyResult<Vec<_>>>().map(Self)
    }
}

fn array_of(object: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) =
        object.call_method0("__arrow_c_array__")?.extract()?;
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: a capsule of this name holds a pointer to an initialised `ArrowArray` that its consumer may move out; what is
    // left in its place is released, so the capsule's own destructor does nothing.
    #[expect(unsafe_code, reason = "the Arrow C data interface is one of pointers")]
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
    // SAFETY: a capsule of this name holds a pointer to an initialised `ArrowSchema`, which stays where it is while it is read:
    // the capsule is alive until the end of this function.
    #[expect(unsafe_code, reason = "the Arrow C data interface is one of pointers")]
    let schema = unsafe { schema.as_ref() };
    // SAFETY: the producer promises that the array is laid out as its schema says; that is the contract of the interface.
    #[expect(unsafe_code, reason = "the Arrow C data interface is one of pointers")]
    let data = unsafe { from_ffi(array, schema) };
    data.map(make_array).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn chunks_of(object: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let stream: Bound<'_, PyCapsule> = object.call_method0("__arrow_c_stream__")?.cast_into()?;
    let stream = stream.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a pointer to an initialised `ArrowArrayStream` that its consumer may move out; what
    // is left in its place is released.
    #[expect(unsafe_code, reason = "the Arrow C stream interface is one of pointers")]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    let wrong = |error: arrow_schema::ArrowError| PyValueError::new_err(error.to_string());
    let reader = ArrayStreamReader::try_new(stream).map_err(wrong)?;
    reader.collect::<Result<_, _>>().map_err(wrong)
}

/// A column or table of results. Whatever knows the Arrow PyCapsule interface takes it without a copy: `pyarrow.array(result)`,
/// `polars.Series(result)`, `pyarrow.record_batch(result)`, `polars.DataFrame(result)`.
#[pyclass(frozen, module = "abilita.arrow")]
#[derive(Debug)]
pub(crate) struct ArrowResult(pub(crate) ArrayRef);

#[pymethods]
impl ArrowResult {
    /// The result as a pair of capsules: schema and array.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Capsules<'py>> {
        let _ = requested_schema; // best effort by the protocol: the types are those of the documentation
        let (array, schema) =
            to_ffi(&self.0.to_data()).map_err(|error| PyValueError::new_err(error.to_string()))?;
        let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
        let array = PyCapsule::new_with_value(py, array, ARRAY)?;
        PyTuple::new(py, [schema, array]).map(Capsules)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<ArrowResult of {} rows>", self.0.len())
    }
}

/// A pair of capsules on its way out.
#[derive(Debug)]
pub(crate) struct Capsules<'py>(Bound<'py, PyTuple>);

impl<'py> IntoPyObject<'py> for Capsules<'py> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyStaticExpr::Subscript {
        value: &PyStaticExpr::Name { id: "tuple" },
        slice: &PyStaticExpr::Tuple {
            elts: &[PyStaticExpr::Name { id: "object" }, PyStaticExpr::Name { id: "object" }],
        },
    };

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}
