//! Whole columns: codici fiscali by the batch, rosters by the table.

use std::collections::HashMap;
use std::sync::Arc;

use abilita::codice_fiscale::{ErrorCode, Strictness};
use abilita::{Delegate, Finding, FindingField, Instant, Lang, Person, Stage};
use arrow_array::builder::{
    BooleanBufferBuilder, NullBufferBuilder, StringBuilder, UInt32Builder, UInt64Builder,
};
use arrow_array::{Array as _, BooleanArray};
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use crate::campaign::Campaign;
use crate::capsule::{ArrowResult, Column, Table};
use crate::instant::At;
use crate::texts::Texts;
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
        let (mut valid, mut nulls) = (BooleanBufferBuilder::new(0), NullBufferBuilder::new(0));
        for texts in column.texts() {
            let texts = texts?;
            texts.each_batch(|batch| {
                let bits = batch.validate(strictness.0);
                let bytes: Vec<u8> = bits.as_words().iter().flat_map(|word| word.to_le_bytes()).collect();
                valid.append_packed_range(0..batch.len(), &bytes);
            })?;
            match texts.nulls() {
                Some(of_these) => nulls.append_buffer(of_these),
                None => nulls.append_n_non_nulls(texts.len()),
            }
        }
        Ok(ArrowResult(BooleanArray::new(valid.finish(), nulls.finish()).into_data()))
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
        for texts in column.texts() {
            let texts = texts?;
            let mut indices = 0..texts.len();
            let is_null = |index| texts.nulls().is_some_and(|nulls| nulls.is_null(index));
            texts.each_batch(|batch| {
                for (fault, index) in batch.classify(strictness.0).into_iter().zip(&mut indices) {
                    faults.append_option(fault.filter(|_| !is_null(index)).map(ErrorCode::as_str));
                }
            })?;
        }
        Ok(ArrowResult(faults.finish().into_data()))
    })
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
        Ok(ArrowResult(found))
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
            let needed = |name| batch.column(name)?.ok_or_else(|| missing(name));
            let (role, codice_fiscale) = (needed("role")?, needed("codice_fiscale")?);
            let (institute, name) = (batch.column("institute")?, batch.column("name")?);
            let (surname, email) = (batch.column("surname")?, batch.column("email")?);
            let at =
                |texts: &Option<Texts>, index| texts.as_ref().map_or("", |texts| texts.get(index)).to_owned();
            for index in 0..role.len() {
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

    fn check(&self, campaign: &abilita::Campaign, stage: Stage, at: Instant) -> PyResult<ArrayData> {
        let mut found = Found::default();
        for (institute, delegates, rows) in &self.rosters {
            for finding in &campaign.check_roster(delegates, stage, at) {
                found.push(institute, finding, finding.row().and_then(|row| rows.get(row).copied()));
            }
        }
        found.finish()
    }
}

fn missing(name: &str) -> PyErr {
    PyTypeError::new_err(format!("the table lacks the column `{name}`"))
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

    fn finish(mut self) -> PyResult<ArrayData> {
        let columns = [
            ("institute", self.institute.finish().into_data(), false),
            ("row", self.row.finish().into_data(), true),
            ("severity", self.severity.finish().into_data(), false),
            ("code", self.code.finish().into_data(), false),
            ("field", self.field.finish().into_data(), true),
            ("position", self.position.finish().into_data(), true),
            ("role", self.role.finish().into_data(), true),
            ("it", self.it.finish().into_data(), false),
            ("en", self.en.finish().into_data(), false),
        ];
        let rows = columns.iter().map(|(_, column, _)| column.len()).max().unwrap_or_default();
        let fields = columns.each_ref().map(|(name, column, is_nullable)| {
            Arc::new(Field::new(*name, column.data_type().clone(), *is_nullable))
        });
        let table = ArrayData::builder(DataType::Struct(fields.into_iter().collect())).len(rows);
        let table = table.child_data(columns.map(|(_, column, _)| column).to_vec()).build();
        table.map_err(|error| PyValueError::new_err(error.to_string()))
    }
}
