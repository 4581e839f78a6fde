//! Whole columns: codici fiscali by the batch, rosters by the table.

use std::collections::HashMap;
use std::sync::Arc;

use abilita::codice_fiscale::{Batch, ErrorCode, Strictness};
use abilita::{CaseId, Delegate, Finding, FindingField, Instant, Lang, Opening, Person, Stage};
use arrow_array::builder::{BooleanBuilder, StringBuilder, UInt32Builder, UInt64Builder};
use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::capsule::{ArrowResult, Column, Table};
use crate::error::raise;
use crate::instant::At;
use crate::words::Word;

const STRICT: Word<Strictness> = Word(Strictness::Strict);

/// Which texts of a column are codici fiscali of natural persons: a column of booleans, null where the text is.
#[pyfunction]
#[pyo3(signature = (column, *, strictness = STRICT))]
pub(crate) fn validate_codici_fiscali(
    py: Python<'_>,
    column: Column,
    strictness: Word<Strictness>,
) -> PyResult<ArrowResult> {
    py.detach(|| {
        let mut valid = BooleanBuilder::new();
        for chunk in &column.0 {
            each_batch(chunk, |batch, first| {
                let bits = batch.validate(strictness.0);
                let bit = |(index, bit)| chunk.is_valid(first + index).then_some(bit);
                valid.extend(bits.iter().enumerate().map(bit));
            })?;
        }
        Ok(ArrowResult(Arc::new(valid.finish())))
    })
}

/// Why texts of a column are no codici fiscali: a column of codes such as `codice_fiscale.day`, null where the text is a code or
/// null itself.
#[pyfunction]
#[pyo3(signature = (column, *, strictness = STRICT))]
pub(crate) fn classify_codici_fiscali(
    py: Python<'_>,
    column: Column,
    strictness: Word<Strictness>,
) -> PyResult<ArrowResult> {
    py.detach(|| {
        let mut faults = StringBuilder::new();
        for chunk in &column.0 {
            each_batch(chunk, |batch, first| {
                for (index, fault) in batch.classify(strictness.0).into_iter().enumerate() {
                    faults.append_option(
                        fault.filter(|_| chunk.is_valid(first + index)).map(ErrorCode::as_str),
                    );
                }
            })?;
        }
        Ok(ArrowResult(Arc::new(faults.finish())))
    })
}

/// Gives the texts of a column as batches, each with the index of its first text. 32-bit offsets are taken as they are, 64-bit ones
/// by windows over the same bytes; views are gathered.
fn each_batch(column: &ArrayRef, mut take: impl FnMut(Batch<'_>, usize)) -> PyResult<()> {
    const WINDOW: usize = 8192;
    let wrong = |_| PyTypeError::new_err("the offsets of the column do not fit its values");
    match column.data_type() {
        DataType::Utf8 => {
            let texts = column.as_string::<i32>();
            take(Batch::with_offsets(texts.value_data(), texts.value_offsets()).map_err(wrong)?, 0);
        }
        DataType::LargeUtf8 => {
            let texts = column.as_string::<i64>();
            for (index, window) in (0..).zip(windows(texts.value_offsets(), WINDOW)) {
                let start = window.first().copied().unwrap_or_default();
                let offsets = window.iter().map(|offset| i32::try_from(offset - start));
                let offsets: Vec<i32> = offsets.collect::<Result<_, _>>()?;
                let values = usize::try_from(start).ok().and_then(|start| texts.value_data().get(start..));
                take(
                    Batch::with_offsets(values.unwrap_or_default(), &offsets).map_err(wrong)?,
                    index * WINDOW,
                );
            }
        }
        DataType::Utf8View => {
            let texts = column.as_string_view();
            let (mut values, mut offsets) = (String::new(), vec![0]);
            for first in (0..texts.len()).step_by(WINDOW) {
                values.clear();
                offsets.truncate(1);
                for text in (first..texts.len().min(first + WINDOW)).map(|index| texts.value(index)) {
                    values.push_str(text);
                    offsets.push(i32::try_from(values.len())?);
                }
                take(Batch::with_offsets(values.as_bytes(), &offsets).map_err(wrong)?, first);
            }
        }
        other => {
            return Err(PyTypeError::new_err(format!("expected a column of texts, and one of {other} came")));
        }
    }
    Ok(())
}

/// Windows of so many texts, of which the last offset is the first of the next.
fn windows(offsets: &[i64], size: usize) -> impl Iterator<Item = &[i64]> {
    let texts = offsets.len().saturating_sub(1);
    (0..texts).step_by(size).filter_map(move |first| offsets.get(first..=texts.min(first + size)))
}

/// Checks the rosters of many institutes, from one table: a table of findings.
///
/// Columns in, by name: `role` and `codice_fiscale`; where they are there `institute` (rows of one institute are one roster),
/// `name`, `surname`, `email`. Columns out: `institute`, `row` (of the table, from 0; null for a roster as a whole), `severity`,
/// `code`, `field`, `position`, `role`, `it`, `en`. `at` is when they are checked.
#[pyfunction]
#[pyo3(signature = (table, campaign, *, stage, at))]
pub(crate) fn check_rosters(
    py: Python<'_>,
    table: Table,
    campaign: &Campaign,
    stage: Word<Stage>,
    at: At,
) -> PyResult<ArrowResult> {
    py.detach(|| {
        let rosters = Rosters::of(&table)?;
        let found = rosters.check(&campaign.campaign, stage.0, at.0)?;
        Ok(ArrowResult(Arc::new(found)))
    })
}

/// The rows of each institute, in the order in which they come.
#[derive(Default)]
struct Rosters {
    places: HashMap<String, usize>,
    rosters: Vec<(String, Vec<Delegate>, Vec<u64>)>,
}

impl Rosters {
    fn of(table: &Table) -> PyResult<Self> {
        let mut rosters = Self::default();
        let mut row = 0;
        for batch in &table.0 {
            let needed = |name| Texts::of(batch, name)?.ok_or_else(|| missing(name));
            let (role, codice_fiscale) = (needed("role")?, needed("codice_fiscale")?);
            let [institute, name, surname, email] = ["institute", "name", "surname", "email"];
            let (institute, name) = (Texts::of(batch, institute)?, Texts::of(batch, name)?);
            let (surname, email) = (Texts::of(batch, surname)?, Texts::of(batch, email)?);
            let at = |texts: &Option<Texts<'_>>, index| {
                texts.as_ref().map_or("", |texts| texts.get(index)).to_owned()
            };
            for index in 0..batch.num_rows() {
                let person =
                    Person::new(codice_fiscale.get(index)).named(&at(&name, index), &at(&surname, index));
                let person = person.with_email(&at(&email, index));
                rosters.push(at(&institute, index), Delegate::new(role.get(index), person), row);
                row += 1;
            }
        }
        Ok(rosters)
    }

    fn push(&mut self, institute: String, delegate: Delegate, row: u64) {
        let next = self.rosters.len();
        let place = *self.places.entry(institute.clone()).or_insert(next);
        if place == next {
            self.rosters.push((institute, Vec::new(), Vec::new()));
        }
        if let Some((_, delegates, rows)) = self.rosters.get_mut(place) {
            delegates.push(delegate);
            rows.push(row);
        }
    }

    fn check(&self, campaign: &abilita::Campaign, stage: Stage, at: Instant) -> PyResult<StructArray> {
        // A case without anything in it: the checks of a roster ask nothing of it.
        let opened =
            campaign.open(CaseId::new("roster"), Opening::new(), Instant::UNIX_EPOCH).map_err(raise)?;
        let case = campaign.replay([&opened]).map_err(raise)?;
        let mut found = Found::default();
        for (institute, delegates, rows) in &self.rosters {
            for finding in &campaign.check(&case, delegates, stage, at).map_err(raise)? {
                found.push(institute, finding, finding.row().and_then(|row| rows.get(row).copied()));
            }
        }
        Ok(found.finish())
    }
}

fn missing(name: &str) -> PyErr {
    PyTypeError::new_err(format!("the table lacks the column `{name}`"))
}

/// A column of texts of any layout. Null is no text.
enum Texts<'t> {
    Small(&'t arrow_array::StringArray),
    Large(&'t arrow_array::LargeStringArray),
    View(&'t arrow_array::StringViewArray),
}

impl<'t> Texts<'t> {
    fn of(batch: &'t RecordBatch, name: &str) -> PyResult<Option<Self>> {
        let Some(column) = batch.column_by_name(name) else { return Ok(None) };
        Ok(Some(match column.data_type() {
            DataType::Utf8 => Self::Small(column.as_string()),
            DataType::LargeUtf8 => Self::Large(column.as_string()),
            DataType::Utf8View => Self::View(column.as_string_view()),
            other => {
                let told = format!("the column `{name}` should hold texts, and holds {other}");
                return Err(PyTypeError::new_err(told));
            }
        }))
    }

    fn get(&self, index: usize) -> &'t str {
        match self {
            Self::Small(texts) if texts.is_valid(index) => texts.value(index),
            Self::Large(texts) if texts.is_valid(index) => texts.value(index),
            Self::View(texts) if texts.is_valid(index) => texts.value(index),
            _ => "",
        }
    }
}

/// The columns of the findings.
#[derive(Default)]
struct Found {
    institute: StringBuilder,
    row: UInt64Builder,
    severity: StringBuilder,
    code: StringBuilder,
    field: StringBuilder,
    position: UInt32Builder,
    role: StringBuilder,
    it: StringBuilder,
    en: StringBuilder,
}

impl Found {
    fn push(&mut self, institute: &str, finding: &Finding, row: Option<u64>) {
        self.institute.append_value(institute);
        self.row.append_option(row);
        self.severity.append_value(finding.severity().as_str());
        self.code.append_value(finding.code().as_str());
        self.field.append_option(finding.field().map(FindingField::as_str));
        self.position.append_option(finding.position().and_then(|position| u32::try_from(position).ok()));
        self.role.append_option(finding.role());
        self.it.append_value(finding.text(Lang::It));
        self.en.append_value(finding.text(Lang::En));
    }

    fn finish(mut self) -> StructArray {
        let columns: [(&str, ArrayRef, bool); 9] = [
            ("institute", Arc::new(self.institute.finish()), false),
            ("row", Arc::new(self.row.finish()), true),
            ("severity", Arc::new(self.severity.finish()), false),
            ("code", Arc::new(self.code.finish()), false),
            ("field", Arc::new(self.field.finish()), true),
            ("position", Arc::new(self.position.finish()), true),
            ("role", Arc::new(self.role.finish()), true),
            ("it", Arc::new(self.it.finish()), false),
            ("en", Arc::new(self.en.finish()), false),
        ];
        let field = |(name, column, nullable): (&str, ArrayRef, bool)| {
            let kind = column.data_type().clone();
            (Arc::new(arrow_schema::Field::new(name, kind, nullable)), column)
        };
        StructArray::from(columns.map(field).to_vec())
    }
}
