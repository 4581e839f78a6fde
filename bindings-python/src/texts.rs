//! A column of texts, in any of Arrow's layouts.

use abilita::codice_fiscale::{Batch, OffsetsError};
use arrow_array::{Array as _, LargeStringArray, StringArray, StringViewArray};
use arrow_buffer::NullBuffer;
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// How many texts become a batch where they cannot be one as they lie.
const WINDOW: usize = 8192;

/// A column of texts.
#[derive(Debug)]
pub(crate) enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl TryFrom<ArrayData> for Texts {
    /// What the column holds instead of texts.
    type Error = DataType;

    fn try_from(column: ArrayData) -> Result<Self, DataType> {
        match column.data_type() {
            DataType::Utf8 => Ok(Self::Small(column.into())),
            DataType::LargeUtf8 => Ok(Self::Large(column.into())),
            DataType::Utf8View => Ok(Self::View(column.into())),
            other => Err(other.clone()),
        }
    }
}

impl Texts {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Small(texts) => texts.len(),
            Self::Large(texts) => texts.len(),
            Self::View(texts) => texts.len(),
        }
    }

    /// Which of them are null, if any can be.
    pub(crate) fn nulls(&self) -> Option<&NullBuffer> {
        match self {
            Self::Small(texts) => texts.nulls(),
            Self::Large(texts) => texts.nulls(),
            Self::View(texts) => texts.nulls(),
        }
    }

    /// A text of them; null is none.
    pub(crate) fn get(&self, index: usize) -> &str {
        match self {
            Self::Small(texts) if texts.is_valid(index) => texts.value(index),
            Self::Large(texts) if texts.is_valid(index) => texts.value(index),
            Self::View(texts) if texts.is_valid(index) => texts.value(index),
            _ => "",
        }
    }

    /// Gives them as batches, one after the other. 32-bit offsets are taken as they are, 64-bit ones by windows over the same
    /// bytes; views are gathered.
    pub(crate) fn each_batch(&self, mut take: impl FnMut(Batch<'_>)) -> PyResult<()> {
        match self {
            Self::Small(texts) => {
                take(Batch::with_offsets(texts.value_data(), texts.value_offsets()).map_err(misfit)?);
            }
            Self::Large(texts) => {
                for window in windows(texts.value_offsets()) {
                    let start = window.first().copied().unwrap_or_default();
                    let offsets = window.iter().map(|offset| i32::try_from(offset - start));
                    let offsets: Vec<i32> = offsets.collect::<Result<_, _>>()?;
                    let values =
                        usize::try_from(start).ok().and_then(|start| texts.value_data().get(start..));
                    take(Batch::with_offsets(values.unwrap_or_default(), &offsets).map_err(misfit)?);
                }
            }
            Self::View(texts) => {
                let (mut values, mut offsets) = (String::new(), vec![0]);
                for first in (0..texts.len()).step_by(WINDOW) {
                    values.clear();
                    offsets.truncate(1);
                    for text in (first..texts.len().min(first + WINDOW)).map(|index| texts.value(index)) {
                        values.push_str(text);
                        offsets.push(i32::try_from(values.len())?);
                    }
                    take(Batch::with_offsets(values.as_bytes(), &offsets).map_err(misfit)?);
                }
            }
        }
        Ok(())
    }
}

fn misfit(_: OffsetsError) -> PyErr {
    PyTypeError::new_err("the offsets of the column do not fit its values")
}

/// Windows over offsets, of which the last offset is the first of the next.
fn windows(offsets: &[i64]) -> impl Iterator<Item = &[i64]> {
    let texts = offsets.len().saturating_sub(1);
    (0..texts).step_by(WINDOW).filter_map(move |first| offsets.get(first..=texts.min(first + WINDOW)))
}
