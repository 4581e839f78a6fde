//! The search for a place by what a person calls it.

use chrono::NaiveDate;

use super::code::PlaceCode;
use super::names::{PlaceRecord, all, names, province, record};
use super::roll::Entry;
use crate::letters;

/// What a place must be, beside its name. The default asks for nothing.
///
/// ```
/// use abilita_codice_fiscale::{PlaceFilter, search_places};
/// let in_padua = PlaceFilter { province: Some("PD"), ..PlaceFilter::default() };
/// assert_eq!(search_places("Abano", in_padua)[0].record.code.as_str(), "A001");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlaceFilter<'a> {
    /// The two letters of a province, in any case, to which the place has belonged at some time; `EE` for abroad.
    pub province: Option<&'a str>,
    /// A day on which the name was in force: the day of birth.
    pub on: Option<NaiveDate>,
}

/// How well a name fits what was asked, the best first.
///
/// ```
/// use abilita_codice_fiscale::MatchKind;
/// assert!(MatchKind::Exact < MatchKind::Prefix);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchKind {
    /// All letters are the same.
    Exact,
    /// The name begins with the query.
    Prefix,
    /// The query begins at a word of the name: *aquila* in L'AQUILA.
    Word,
    /// Every word of the query begins a word of the name, in order: *reggio emilia* in REGGIO NELL'EMILIA.
    Words,
    /// The query is somewhere in the name.
    Within,
}

/// A place found.
///
/// ```
/// use abilita_codice_fiscale::{MatchKind, PlaceFilter, search_places};
/// let found = search_places("bozen", PlaceFilter::default());
/// assert_eq!((found[0].record.name.as_str(), found[0].kind), ("BOLZANO", MatchKind::Exact));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlaceMatch {
    /// The place under the name that fits: the last of them, if several fit equally.
    pub record: PlaceRecord,
    /// How well it fits.
    pub kind: MatchKind,
}

/// The places whose name fits, the best first; a place appears once.
///
/// Case, accents, apostrophes, hyphens and blanks do not count (*laquila*, *Forli*, *SANT ANGELO*), `Ä Ö Ü` are found
/// with and without an E. Names in the other official language and former names are searched too. Places that fit
/// equally well are ordered: those in force first, then the shorter name, then by name.
///
/// All names are read, which takes one or two milliseconds; the first time they are unpacked, which
/// takes some tens.
///
/// ```
/// use abilita_codice_fiscale::{PlaceFilter, search_places};
/// let code = |name| search_places(name, PlaceFilter::default())[0].record.code.as_str().to_owned();
/// assert_eq!(code("Roma"), "H501");
/// assert_eq!(code("reggio emilia"), "H223");
/// assert_eq!(code("Muehlbach"), code("MÜHLBACH"));
/// assert!(search_places("", PlaceFilter::default()).is_empty());
/// ```
pub fn search_places(name: &str, filter: PlaceFilter<'_>) -> Vec<PlaceMatch> {
    let mut query = Folded::default();
    query.fold(name, false);
    let mut found = if query.letters.is_empty() { Vec::new() } else { fitting(&query, filter) };
    found.sort_unstable_by(|one, other| rank(one, &filter).cmp(&rank(other, &filter)));
    found
}

/// What places that are found are ordered by.
fn rank<'f>(found: &'f PlaceMatch, filter: &PlaceFilter<'_>) -> (MatchKind, bool, usize, &'f str, PlaceCode) {
    let PlaceRecord { code, name, to, .. } = &found.record;
    (found.kind, to.is_some() && filter.on.is_none(), name.len(), name, *code)
}

/// Every place that fits, in the order of the code.
fn fitting(query: &Folded, filter: PlaceFilter<'_>) -> Vec<PlaceMatch> {
    let (mut found, mut folded) = (Vec::new(), Folded::default());
    for (code, entries) in all() {
        let (mut best, mut kind, mut start) = (None::<PlaceMatch>, None, None);
        for entry in entries {
            // A name that is kept has its verdict.
            if start.replace(entry.start) != Some(entry.start) {
                kind = query.fits(entry, &mut folded);
            }
            let better = kind.filter(|kind| best.as_ref().is_none_or(|best| *kind <= best.kind));
            let record = better.and_then(|kind| Some(PlaceMatch { record: record(code, entry)?, kind }));
            let on = |found: &PlaceMatch| filter.on.is_none_or(|day| found.record.in_force_on(day));
            best = record.filter(on).or(best);
        }
        let belonged = |asked: &str| {
            entries.iter().filter_map(province).any(|province| province.eq_ignore_ascii_case(asked))
        };
        found.extend(best.filter(|_| filter.province.is_none_or(belonged)));
    }
    found
}

/// A name as letters A–Z without anything between, and where its words begin.
#[derive(Default)]
struct Folded {
    letters: Vec<u8>,
    words: Vec<usize>,
}

impl Folded {
    /// Folds another name into the same memory.
    fn fold(&mut self, name: &str, umlauts_with_e: bool) {
        self.letters.clear();
        self.words.clear();
        let mut between = true;
        for c in name.chars() {
            match letters::plain(c, umlauts_with_e) {
                Some([first, second]) => {
                    if between {
                        self.words.push(self.letters.len());
                    }
                    self.letters.push(first);
                    self.letters.extend((second != 0).then_some(second));
                    between = false;
                }
                None if letters::is_mark(c) => {}
                None => between = true,
            }
        }
    }

    /// How well a name fits this query: alone, in the other language, or both as on road signs (BOLZANO/BOZEN).
    fn fits(&self, entry: &Entry, folded: &mut Self) -> Option<MatchKind> {
        let [name, other] = names(entry);
        let kind = self.fits_name(&name, folded);
        if other.is_empty() {
            return kind;
        }
        let both = [&*name, &*other].join(" ");
        let kinds = [kind, self.fits_name(&other, folded), self.fits_name(&both, folded)];
        kinds.into_iter().flatten().min()
    }

    fn fits_name(&self, name: &str, folded: &mut Self) -> Option<MatchKind> {
        folded.fold(name, false);
        let plainly = self.fits_letters(folded);
        if !name.contains(['Ä', 'Ö', 'Ü']) {
            return plainly;
        }
        folded.fold(name, true);
        plainly.into_iter().chain(self.fits_letters(folded)).min()
    }

    /// Compares the letters alone.
    fn fits_letters(&self, name: &Self) -> Option<MatchKind> {
        let at = |start: usize| name.letters.get(start..).is_some_and(|rest| rest.starts_with(&self.letters));
        if at(0) {
            let exact = name.letters.len() == self.letters.len();
            Some(if exact { MatchKind::Exact } else { MatchKind::Prefix })
        } else if name.words.iter().any(|word| at(*word)) {
            Some(MatchKind::Word)
        } else if self.words.len() > 1 && self.words_fit(name) {
            Some(MatchKind::Words)
        } else if name.letters.windows(self.letters.len()).any(|part| part == self.letters) {
            Some(MatchKind::Within)
        } else {
            None
        }
    }

    fn words_fit(&self, name: &Self) -> bool {
        let mut of_name = name.words();
        self.words().all(|asked| of_name.any(|word| word.starts_with(asked)))
    }

    fn words(&self) -> impl Iterator<Item = &[u8]> {
        let ends = self.words.iter().copied().skip(1).chain([self.letters.len()]);
        self.words.iter().zip(ends).filter_map(|(start, end)| self.letters.get(*start..end))
    }
}
