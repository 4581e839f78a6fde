//! The Arrow PyCapsule interface: columns in and out without a copy. The only unsafe code of the bindings.

use std::ffi::{CStr, c_int};
use std::ptr::NonNull;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::texts::Texts;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// A column: the chunks of any object with `__arrow_c_stream__` or `__arrow_c_array__`.
#[derive(Debug)]
pub(crate) struct Column(Vec<ArrayData>);

/// A table: the batches of any object with `__arrow_c_stream__` or `__arrow_c_array__`.
#[derive(Debug)]
pub(crate) struct Table(pub(crate) Vec<Rows>);

/// Some rows of a table: a struct of columns.
#[derive(Debug)]
pub(crate) struct Rows(ArrayData);

impl Column {
    /// Its chunks, which should hold texts.
    pub(crate) fn texts(self) -> impl Iterator<Item = PyResult<Texts>> {
        let wrong =
            |kind| PyTypeError::new_err(format!("expected a column of texts, and one of {kind} came"));
        self.0.into_iter().map(move |chunk| Texts::try_from(chunk).map_err(wrong))
    }
}

impl Rows {
    /// A column of texts by its name, where there is one.
    pub(crate) fn column(&self, name: &str) -> PyResult<Option<Texts>> {
        let DataType::Struct(fields) = self.0.data_type() else { return Ok(None) };
        let found = fields.find(name).and_then(|(index, _)| self.0.child_data().get(index));
        let column = found.map(|column| column.slice(self.0.offset(), self.0.len()));
        let wrong =
            |kind| PyTypeError::new_err(format!("the column `{name}` should hold texts, and holds {kind}"));
        column.map(Texts::try_from).transpose().map_err(wrong)
    }
}

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
        let rows = |chunk: ArrayData| match chunk.data_type() {
            DataType::Struct(_) => Ok(Rows(chunk)),
            _ => Err(PyTypeError::new_err("expected a table, and a column came")),
        };
        Column::extract(object)?.0.into_iter().map(rows).collect::<PyResult<_>>().map(Self)
    }
}

fn array_of(object: &Bound<'_, PyAny>) -> PyResult<ArrayData> {
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
    imported(array, schema)
}

fn imported(array: FFI_ArrowArray, schema: &FFI_ArrowSchema) -> PyResult<ArrayData> {
    // SAFETY: the producer promises that the array is laid out as its schema says; that is the contract of the interface.
    #[expect(unsafe_code, reason = "the Arrow C data interface is one of pointers")]
    unsafe { from_ffi(array, schema) }.map_err(wrong)
}

fn wrong(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn chunks_of(object: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayData>> {
    let stream: Bound<'_, PyCapsule> = object.call_method0("__arrow_c_stream__")?.cast_into()?;
    let stream = stream.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a pointer to an initialised `ArrowArrayStream` that its consumer may move out; what
    // is left in its place is released.
    #[expect(unsafe_code, reason = "the Arrow C stream interface is one of pointers")]
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.as_ptr()) };
    let (get_schema, get_next) = (stream.get_schema(), stream.get_next());
    let schema = filled(&mut stream, get_schema, FFI_ArrowSchema::empty())?;
    let mut chunks = Vec::new();
    loop {
        let array = filled(&mut stream, get_next, FFI_ArrowArray::empty())?;
        if array.is_released() {
            return Ok(chunks);
        }
        chunks.push(imported(array, &schema)?);
    }
}

/// A callback of a stream, which fills a place; not zero where it failed.
type Fill<T> = Option<unsafe extern "C" fn(*mut FFI_ArrowArrayStream, *mut T) -> c_int>;

fn filled<T>(stream: &mut FFI_ArrowArrayStream, fill: Fill<T>, mut place: T) -> PyResult<T> {
    let fill = fill.ok_or_else(|| PyValueError::new_err("the stream is released"))?;
    // SAFETY: the callback is one of this stream, and the place may be written to.
    #[expect(unsafe_code, reason = "the Arrow C stream interface is one of pointers")]
    let status = unsafe { fill(stream, &raw mut place) };
    if status == 0 {
        return Ok(place);
    }
    let told = stream.get_last_error().and_then(|last_error| {
        // SAFETY: the callback is one of this stream; its text, if there is one, lives until the stream is used again.
        #[expect(unsafe_code, reason = "the Arrow C stream interface is one of pointers")]
        let text = NonNull::new(unsafe { last_error(stream) }.cast_mut())
            .map(|text| unsafe { CStr::from_ptr(text.as_ptr()) });
        text.map(|text| text.to_string_lossy().into_owned())
    });
    Err(PyValueError::new_err(told.unwrap_or_else(|| format!("the stream failed: {status}"))))
}

/// A column or table of results. Whatever knows the Arrow PyCapsule interface takes it without a copy: `pyarrow.array(result)`,
/// `polars.Series(result)`, `pyarrow.record_batch(result)`, `polars.DataFrame(result)`.
#[pyclass(frozen, module = "abilita.arrow")]
#[derive(Debug)]
pub(crate) struct ArrowResult(pub(crate) ArrayData);

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
        let (array, schema) = to_ffi(&self.0).map_err(wrong)?;
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
