//! Many codes at once, as columns of a table hold them.
//!
//! The tests are those of one code, run on 16, 32 or 64 records side by side with the vector instructions that the
//! machine has, found out at run time on x86-64. Every engine gives the same bits.

mod engine;
#[cfg(any(
    target_arch = "x86_64",
    target_arch = "aarch64",
    all(target_arch = "wasm32", target_feature = "simd128")
))]
mod vectors;

#[cfg(test)]
mod tests;

use crate::error::ErrorCode;
use crate::parse::{self, Strictness};
pub use engine::Engine;
use engine::{BLOCK, Block};

/// Records to be tested: sixteen bytes each, or texts of any length with their offsets.
///
/// Each record is normalised and tested exactly as [`CodiceFiscale::parse_with`](crate::CodiceFiscale::parse_with)
/// does with one text; bytes that are no UTF-8 count as characters that do not belong.
///
/// ```
/// use abilita_codice_fiscale::{Batch, Strictness};
/// let records = [*b"RSSMRA80A01H501U", *b"RSSMRA80A01H501X"];
/// let valid = Batch::fixed(&records).validate(Strictness::Strict);
/// assert_eq!(valid.iter().collect::<Vec<_>>(), [true, false]);
/// ```
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    form: Form<'a>,
    /// The best of the machine where none was chosen.
    engine: Option<Engine>,
}

#[derive(Clone, Copy)]
enum Form<'a> {
    Fixed(&'a [[u8; 16]]),
    /// Record `i` is `values[offsets[i]..offsets[i + 1]]`; the offsets ascend and stay within the values.
    Offsets {
        values: &'a [u8],
        offsets: &'a [i32],
    },
}

/// The offsets of a batch do not ascend, are negative, or point past the end of the values.
///
/// ```
/// use abilita_codice_fiscale::{Batch, OffsetsError};
/// assert_eq!(Batch::with_offsets(b"abc", &[0, 4]).unwrap_err(), OffsetsError);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("the offsets of a batch must ascend and stay within its values")]
pub struct OffsetsError;

impl<'a> Batch<'a> {
    /// Records of sixteen bytes, one after the other.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// let column = b"RSSMRA80A01H501URSSMRA80A41H501Y";
    /// let (records, rest) = column.as_chunks::<16>();
    /// assert!(rest.is_empty());
    /// assert_eq!(Batch::fixed(records).validate(Strictness::Strict).count_ones(), 2);
    /// ```
    pub const fn fixed(records: &'a [[u8; 16]]) -> Self {
        Self { form: Form::Fixed(records), engine: None }
    }

    /// Texts of any length: text `i` is `values[offsets[i]..offsets[i + 1]]`, the layout of Arrow's `Utf8` and `Binary`.
    ///
    /// # Errors
    ///
    /// [`OffsetsError`] if the offsets do not ascend, if the first is negative or the last past the end of the values.
    /// No offsets at all are an empty batch.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// let batch = Batch::with_offsets(b"RSSMRA80A01H501U rssmra80a01h501u", &[0, 16, 33]).unwrap();
    /// assert_eq!(batch.validate(Strictness::Strict).count_ones(), 2);
    /// ```
    pub fn with_offsets(values: &'a [u8], offsets: &'a [i32]) -> Result<Self, OffsetsError> {
        let within = |offset: &i32| usize::try_from(*offset).is_ok_and(|offset| offset <= values.len());
        let fits =
            offsets.is_sorted() && offsets.first().is_none_or(within) && offsets.last().is_none_or(within);
        if fits {
            Ok(Self { form: Form::Offsets { values, offsets }, engine: None })
        } else {
            Err(OffsetsError)
        }
    }

    /// The same records, to be tested with these instructions instead of the best that the machine has.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Engine, Strictness};
    /// let records = [*b"RSSMRA80A01H501U"];
    /// let validate = |batch: Batch<'_>| batch.validate(Strictness::Strict);
    /// assert_eq!(validate(Batch::fixed(&records)), validate(Batch::fixed(&records).on(Engine::SCALAR)));
    /// ```
    #[must_use]
    pub const fn on(self, engine: Engine) -> Self {
        Self { form: self.form, engine: Some(engine) }
    }

    /// How many records there are.
    ///
    /// ```
    /// use abilita_codice_fiscale::Batch;
    /// assert_eq!(Batch::with_offsets(b"", &[0, 0, 0]).unwrap().len(), 2);
    /// ```
    pub const fn len(&self) -> usize {
        match self.form {
            Form::Fixed(records) => records.len(),
            Form::Offsets { offsets, .. } => offsets.len().saturating_sub(1),
        }
    }

    /// Whether there is none.
    ///
    /// ```
    /// use abilita_codice_fiscale::Batch;
    /// assert!(Batch::fixed(&[]).is_empty());
    /// ```
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which records are codes of natural persons.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// let valid = Batch::fixed(&[*b"AMRMRA80A01H501D"]).validate(Strictness::Formal);
    /// assert!(valid.get(0) && !valid.get(1));
    /// ```
    #[inline]
    pub fn validate(&self, strictness: Strictness) -> Bitmap {
        let engine = self.engine.unwrap_or_else(Engine::best);
        let mut words = Vec::with_capacity(self.len().div_ceil(BLOCK));
        self.each_block(|first, in_use, others, block| {
            let (valid, doubtful) = engine.validate(block, strictness);
            let found =
                bits((doubtful | others) & in_use).filter(|i| self.fault(first + i, strictness).is_none());
            words.push(found.fold(valid & in_use & !others, |word, i| word | 1 << i));
        });
        Bitmap { words, len: self.len() }
    }

    /// Why each record is no code; `None` for those that are.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, ErrorCode, Strictness};
    /// let batch = Batch::with_offsets(b"RSSMRA80A01H501U?", &[0, 16, 17, 17]).unwrap();
    /// let reasons = batch.classify(Strictness::Strict);
    /// assert_eq!(reasons, [None, Some(ErrorCode::Length), Some(ErrorCode::Empty)]);
    /// ```
    pub fn classify(&self, strictness: Strictness) -> Vec<Option<ErrorCode>> {
        let engine = self.engine.unwrap_or_else(Engine::best);
        let mut all = Vec::with_capacity(self.len());
        self.each_block(|first, in_use, others, block| {
            let mut reasons = [0; BLOCK];
            let doubtful = engine.classify(block, strictness, &mut reasons);
            let code = |reason: &u8| ErrorCode::ALL.get(usize::from(*reason).wrapping_sub(1)).copied();
            all.extend(reasons.iter().take(in_use.count_ones() as usize).map(code));
            for i in bits((doubtful | others) & in_use) {
                if let Some(reason) = all.get_mut(first + i) {
                    *reason = self.fault(first + i, strictness);
                }
            }
        });
        all
    }

    /// Gives 64 records at a time to `take`: the index of the first, which of them are records at all, and which have
    /// not sixteen bytes and therefore are not among the 64.
    fn each_block(&self, mut take: impl FnMut(usize, u64, u64, &Block)) {
        let mut staged = [[0; 16]; BLOCK];
        for first in (0..self.len()).step_by(BLOCK) {
            let in_use = u64::MAX >> (BLOCK - BLOCK.min(self.len() - first));
            if let Some(block) = self.whole_block(first) {
                take(first, in_use, 0, block);
            } else {
                let others = self.stage(first, &mut staged);
                take(first, in_use, others, &staged);
            }
        }
    }

    /// The 64 records from `first` on, if they lie together and there are as many.
    fn whole_block(&self, first: usize) -> Option<&'a Block> {
        match self.form {
            Form::Fixed(records) => records.get(first..)?.first_chunk(),
            Form::Offsets { .. } => None,
        }
    }

    /// Copies the records from `first` on that have sixteen bytes; gives which have not.
    fn stage(&self, first: usize, staged: &mut Block) -> u64 {
        let mut others = 0;
        for (i, slot) in staged.iter_mut().enumerate() {
            let record =
                self.get(first + i).and_then(|record| record.first_chunk().filter(|_| record.len() == 16));
            others |= u64::from(record.is_none()) << i;
            *slot = record.copied().unwrap_or_default();
        }
        others
    }

    fn get(&self, index: usize) -> Option<&'a [u8]> {
        match self.form {
            Form::Fixed(records) => records.get(index).map(<[u8; 16]>::as_slice),
            Form::Offsets { values, offsets } => {
                let [from, to] = *offsets.get(index..)?.first_chunk()?;
                values.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
            }
        }
    }

    /// What is wrong with one record, by the way of a single code.
    fn fault(&self, index: usize, strictness: Strictness) -> Option<ErrorCode> {
        Self::fault_of(self.get(index).unwrap_or_default(), strictness)
    }

    /// What is first wrong with a record that stands alone; bytes that are no UTF-8 count as characters that do not belong.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, ErrorCode, Strictness};
    /// assert_eq!(Batch::fault_of(b"RSSNNA75S42D205F", Strictness::Strict), None);
    /// assert_eq!(Batch::fault_of(b"RSSNNA75S42D205A", Strictness::Strict), Some(ErrorCode::CheckCharacter));
    /// ```
    #[inline(never)] // few records come here, and it would stand wherever it is called
    pub fn fault_of(record: &[u8], strictness: Strictness) -> Option<ErrorCode> {
        parse::parse(&String::from_utf8_lossy(record), strictness).err().map(|error| error.code())
    }
}

impl core::fmt::Debug for Batch<'_> {
    /// The records are personal data: only their number is shown.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Batch({} records)", self.len())
    }
}

/// The indices of the bits that are set, in order.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let bit = word.trailing_zeros();
        word &= word.checked_sub(1)?;
        usize::try_from(bit).ok()
    })
}

/// One bit a record, that of the first in the lowest bit of the first word: the layout of Arrow's booleans.
///
/// ```
/// use abilita_codice_fiscale::{Batch, Strictness};
/// let valid = Batch::fixed(&[*b"RSSMRA80A01H501U"; 65]).validate(Strictness::Strict);
/// assert_eq!(valid.as_words(), [u64::MAX, 1]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bitmap {
    words: Vec<u64>,
    len: usize,
}

impl Bitmap {
    /// How many bits there are.
    ///
    /// ```
    /// use abilita_codice_fiscale::Bitmap;
    /// assert_eq!(Bitmap::default().len(), 0);
    /// ```
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    ///
    /// ```
    /// use abilita_codice_fiscale::Bitmap;
    /// assert!(Bitmap::default().is_empty());
    /// ```
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bit of a record; `false` past the end.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// assert!(Batch::fixed(&[*b"RSSMRA80A01H501U"]).validate(Strictness::Strict).get(0));
    /// ```
    pub fn get(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// How many bits are set.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// assert_eq!(Batch::fixed(&[[0; 16]; 3]).validate(Strictness::Strict).count_ones(), 0);
    /// ```
    pub fn count_ones(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The bits in order.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// let valid = Batch::fixed(&[*b"RSSMRA80A01H501U", [0; 16]]).validate(Strictness::Strict);
    /// assert!(valid.iter().eq([true, false]));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = bool> + '_ {
        (0..self.len).map(|index| self.get(index))
    }

    /// The words; the bits past the last record are 0.
    ///
    /// ```
    /// use abilita_codice_fiscale::{Batch, Strictness};
    /// let valid = Batch::fixed(&[[0; 16], *b"RSSMRA80A01H501U"]).validate(Strictness::Strict);
    /// assert_eq!(valid.as_words(), [0b10]);
    /// ```
    pub fn as_words(&self) -> &[u64] {
        &self.words
    }
}
