//! The codice fiscale.

use abilita::codice_fiscale as core;
use abilita::codice_fiscale::{ErrorCode, Kind, Sex, Strictness, TaxCode};
use chrono::NaiveDate;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::classes::{Maker, MatchArgs};
use crate::error::{Fault, raise_parse};
use crate::many::Tuple;
use crate::person::{CodiceFiscaleLike, masked};
use crate::places::PlaceCode;
use crate::words::Word;

const STRICT: Word<Strictness> = Word(Strictness::Strict);

/// The codice fiscale of a natural person, in its normal form: a value exists only if its text passed every test.
///
/// Immutable, hashable, ordered as its text. A code is personal data: `str` and `repr` are masked, and to have all of it one
/// has to say `as_str()`. Raises `CodiceFiscaleError` for a text that is none.
///
/// >>> code = CodiceFiscale("rss mra 80a01 h501u")
/// >>> code
/// CodiceFiscale('RSS*************')
/// >>> code.as_str(), code.sex, code.birth_dates[0]
/// ('RSSMRA80A01H501U', <Sex.MALE: 'M'>, datetime.date(1980, 1, 1))
/// >>> CodiceFiscale("RSSMRA80A32H501C")
/// Traceback (most recent call last):
/// abilita.errors.CodiceFiscaleError: codice_fiscale.day at character 10: expected a day 01-31, or 41-71 for women
#[pyclass(frozen, eq, ord, hash, module = "abilita", from_py_object)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CodiceFiscale(pub(crate) core::CodiceFiscale);

#[pymethods]
impl CodiceFiscale {
    #[new]
    #[pyo3(signature = (text, *, strictness = STRICT))]
    fn new(text: CodiceFiscaleLike, strictness: Word<Strictness>) -> PyResult<Self> {
        core::CodiceFiscale::parse_with(&text.0, strictness.0).map(Self).map_err(raise_parse)
    }

    /// True if the text is a codice fiscale of a natural person. Nothing is raised and nothing made: the fastest way to ask.
    ///
    /// >>> CodiceFiscale.is_valid("RSSMRA80A01H501U")
    /// True
    #[staticmethod]
    #[pyo3(signature = (text, *, strictness = STRICT))]
    fn is_valid(text: &str, strictness: Word<Strictness>) -> bool {
        core::CodiceFiscale::parse_with(text, strictness.0).is_ok()
    }

    /// Every fault of a text, the first of which `CodiceFiscale(text)` raises; empty if there is none.
    ///
    /// >>> [fault.code for fault in CodiceFiscale.faults("RSSMRA8OA32H501U")]
    /// ['codice_fiscale.structure', 'codice_fiscale.day', 'codice_fiscale.check_character']
    #[staticmethod]
    #[pyo3(signature = (text, *, strictness = STRICT))]
    fn faults<'py>(py: Python<'py>, text: &str, strictness: Word<Strictness>) -> PyResult<Vec<Fault<'py>>> {
        let faults = core::CodiceFiscale::faults(text, strictness.0);
        faults.into_iter().map(|fault| Fault::of(py, fault)).collect()
    }

    /// The code that a person's data give: a guess, for filling in a form or finding a slip, never a proof.
    ///
    /// `birth_date` from 1900 to 2099; `place` is the code of a municipality or of a foreign state, such as `H501`. Raises
    /// ValueError for names without Latin letters, and for dates and places out of these bounds.
    ///
    /// >>> from datetime import date
    /// >>> CodiceFiscale.encode(surname="Rossi", name="Mario", sex=Sex.MALE, birth_date=date(1980, 1, 1), place="H501").as_str()
    /// 'RSSMRA80A01H501U'
    #[staticmethod]
    #[pyo3(signature = (*, surname, name, sex, birth_date, place))]
    fn encode(
        surname: &str,
        name: &str,
        sex: Word<Sex>,
        birth_date: NaiveDate,
        place: PlaceCode,
    ) -> PyResult<Self> {
        let person = core::Person { surname, name, sex: sex.0, birth_date, place: place.0 };
        let encoded = core::CodiceFiscale::encode(&person).map(Self);
        encoded.map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The whole code: personal data. Upper-case, without blanks, 16 or 11 characters.
    fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Ordinary or provisional.
    #[getter]
    fn kind(&self) -> Word<Kind> {
        Word(self.0.kind())
    }

    /// Whether this is a provisional code of eleven digits, which says nothing about the person.
    #[getter]
    fn is_provisional(&self) -> bool {
        self.0.is_provisional()
    }

    /// The sex written in the code; None for a provisional one.
    #[getter]
    fn sex(&self) -> Option<Word<Sex>> {
        self.0.sex().map(Word)
    }

    /// The days on which the person may have been born, one a century, the earlier first: the century is not in the code.
    /// Empty for a provisional one.
    #[getter]
    fn birth_dates(&self) -> Tuple<NaiveDate> {
        Tuple(self.0.birth_dates().into_iter().flat_map(|dates| dates.iter()).collect())
    }

    /// The likelier day of birth as seen on the day `on`: the later of the candidates that is not after it.
    fn birth_date(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.0.birth_date(on)
    }

    /// The code of the place of birth; None for a provisional code.
    #[getter]
    fn place_code(&self) -> Option<PlaceCode> {
        self.0.place_code().map(PlaceCode)
    }

    /// Whether the place of birth was in force on some day on which the person may have been born; None where no dates are
    /// known. False deserves a warning, never a refusal.
    #[getter]
    fn place_in_force(&self) -> Option<bool> {
        self.0.place_in_force()
    }

    /// Whether a surname and a given name can have given this code.
    ///
    /// >>> CodiceFiscale("RSSMRA80A01H501U").matches("Rossi", "Paolo")
    /// NameMatch(surname=True, name=False)
    fn matches(&self, surname: &str, name: &str) -> NameMatch {
        NameMatch(self.0.matches(surname, name))
    }

    /// Which of the seven digits are written as letters, as bits: bit 0 is the last digit of the place.
    #[getter]
    fn omocodia_mask(&self) -> u8 {
        self.0.omocodia().mask()
    }

    /// How many digits are written as letters, 0 to 7.
    #[getter]
    fn omocodia_level(&self) -> u32 {
        self.0.omocodia().count()
    }

    /// The code with every digit written as a digit. It may belong to somebody else.
    fn base_code(&self) -> Self {
        Self(self.0.base_code())
    }

    /// Whether two codes differ at most by omocodia. Two different codes of one base belong to two people.
    fn same_base(&self, other: &Self) -> bool {
        self.0.same_base(&other.0)
    }

    /// The code with just the digits of `mask` written as letters.
    fn variant(&self, mask: u8) -> Self {
        Self(self.0.variant(mask))
    }

    /// The 128 ways to write the code, the base first; one for a provisional code.
    fn variants(&self) -> Vec<Self> {
        self.0.variants().map(Self).collect()
    }

    fn __str__(&self) -> String {
        self.0.masked()
    }

    fn __repr__(&self) -> String {
        format!("CodiceFiscale('{}')", self.0.masked())
    }

    /// Formally, so that what passed the lesser test passes again.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Maker<'py>, (String,))> {
        Ok((Maker::method(slf.get_type().as_any(), "_restore")?, (slf.get().0.as_str().to_owned(),)))
    }

    #[staticmethod]
    fn _restore(text: &str) -> PyResult<Self> {
        core::CodiceFiscale::parse_with(text, Strictness::Formal).map(Self).map_err(raise_parse)
    }
}

/// Which of the two names fit a code. True as a whole if both do.
#[pyclass(frozen, eq, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct NameMatch(core::NameMatch);

#[pymethods]
impl NameMatch {
    #[classattr]
    const __match_args__: MatchArgs<Self> = MatchArgs::OF_CLASS;

    #[new]
    fn new(surname: bool, name: bool) -> Self {
        Self(core::NameMatch { surname, name })
    }

    /// Whether the surname can give characters 1 to 3.
    #[getter]
    fn surname(&self) -> bool {
        self.0.surname
    }

    /// Whether the given name can give characters 4 to 6.
    #[getter]
    fn name(&self) -> bool {
        self.0.name
    }

    fn __bool__(&self) -> bool {
        self.0.is_match()
    }

    fn __repr__(&self) -> String {
        let word = crate::person::python_bool;
        format!("NameMatch(surname={}, name={})", word(self.0.surname), word(self.0.name))
    }

    fn __getnewargs__(&self) -> (bool, bool) {
        (self.0.surname, self.0.name)
    }
}

/// The eleven digits of a body, a company, or a VAT number. `parse_tax_code` makes it. Masked as a person's is: a VAT number
/// may be that of a sole trader.
#[pyclass(frozen, eq, ord, hash, module = "abilita")]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct BodyCode(core::BodyCode);

#[pymethods]
impl BodyCode {
    #[new]
    fn new(text: &str) -> PyResult<Self> {
        match TaxCode::parse(text).map_err(raise_parse)? {
            TaxCode::Body(code) => Ok(Self(code)),
            TaxCode::Person(_) => Err(PyValueError::new_err("the code is that of a person, not of a body")),
        }
    }

    /// The eleven digits.
    fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the number can be a VAT number: those of bodies without one begin with 8 or 9.
    #[getter]
    fn may_be_vat_number(&self) -> bool {
        self.0.may_be_vat_number()
    }

    fn __str__(&self) -> String {
        masked(self.0.as_str())
    }

    fn __repr__(&self) -> String {
        format!("BodyCode('{}')", masked(self.0.as_str()))
    }

    fn __getnewargs__(&self) -> (&str,) {
        (self.0.as_str(),)
    }
}

/// The code in a text, of a person or of a body, for fields that take both.
///
/// >>> parse_tax_code("12345670017")
/// BodyCode('123********')
#[pyfunction]
#[pyo3(signature = (text, *, strictness = STRICT) -> "CodiceFiscale | BodyCode")]
pub(crate) fn parse_tax_code(
    py: Python<'_>,
    text: &str,
    strictness: Word<Strictness>,
) -> PyResult<Py<PyAny>> {
    Ok(match TaxCode::parse_with(text, strictness.0).map_err(raise_parse)? {
        TaxCode::Person(code) => CodiceFiscale(code).into_pyobject(py)?.into_any().unbind(),
        TaxCode::Body(code) => BodyCode(code).into_pyobject(py)?.into_any().unbind(),
    })
}

/// The reasons for which a text is no codice fiscale, in the order in which they are reported.
///
/// >>> codice_fiscale_codes()[0]
/// 'codice_fiscale.empty'
#[pyfunction]
pub(crate) fn codice_fiscale_codes() -> Vec<&'static str> {
    ErrorCode::ALL.iter().map(|code| code.as_str()).collect()
}

/// The normal form of a code, valid or not: no blanks, no leading `TINIT-`, ASCII letters in upper case.
///
/// >>> normalize("tinit-rss mra 80a01 h501u")
/// 'RSSMRA80A01H501U'
#[pyfunction]
pub(crate) fn normalize(text: &str) -> std::borrow::Cow<'_, str> {
    core::normalize(text)
}

/// Every code of sixteen characters that stands in a text as a word of its own: where it begins and ends, and the code.
///
/// >>> find_in_text("refund for rssmra80a01h501u, paid")
/// [(11, 27, CodiceFiscale('RSS*************'))]
#[pyfunction]
pub(crate) fn find_in_text(text: &str) -> Vec<(usize, usize, CodiceFiscale)> {
    // The core counts bytes, Python characters; a code is ASCII.
    let characters = |end: usize| text.get(..end).unwrap_or_default().chars().count();
    let found = core::find_in_text(text).map(|found| {
        let start = characters(found.range.start);
        (start, start + found.range.len(), CodiceFiscale(found.code))
    });
    found.collect()
}

/// The text with every code that `find_in_text` finds masked; the length stays.
///
/// >>> mask_text("for rssmra80a01h501u.")
/// 'for RSS*************.'
#[pyfunction]
pub(crate) fn mask_text(text: &str) -> std::borrow::Cow<'_, str> {
    core::mask_text(text)
}
