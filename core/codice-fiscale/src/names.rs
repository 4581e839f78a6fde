//! Whether a name can have given the letters of a code.

use crate::code::CodiceFiscale;
use crate::letters::{self, Letters, is_vowel};

/// Which of the two names fit.
///
/// ```
/// use abilita_codice_fiscale::CodiceFiscale;
/// let code = CodiceFiscale::parse("RSSMRA80A01H501U").unwrap();
/// let names = code.matches("Rossi", "Paolo");
/// assert!(names.surname && !names.name);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameMatch {
    /// Whether the surname can give characters 1–3.
    pub surname: bool,
    /// Whether the given name can give characters 4–6.
    pub name: bool,
}

impl NameMatch {
    /// Whether both fit.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert!(CodiceFiscale::parse("RSSMRA80A01H501U").unwrap().matches("Rossi", "Mario").is_match());
    /// ```
    pub const fn is_match(self) -> bool {
        self.surname && self.name
    }
}

impl CodiceFiscale {
    /// Whether a surname and a given name can have given this code.
    ///
    /// Names are read as the decree says: one run of letters without blanks, apostrophes and hyphens, particles
    /// included. Where circular 34/E gives a foreign letter a reading, that one counts; Ä Ö Ü also without the E, as
    /// most programs have read them; any other letter with a mark may have become its base letter or nothing. A name
    /// without a Latin letter fits no code; a provisional code says nothing of the name and fits every one.
    ///
    /// ```
    /// use abilita_codice_fiscale::CodiceFiscale;
    /// assert!(CodiceFiscale::parse("DRSFNC84A09G737V").unwrap().matches("De Rossi", "Francesco").is_match());
    /// assert!(CodiceFiscale::parse("NLLNKT11S12D022V").unwrap().matches("O'Neill", "Nikita").is_match());
    /// ```
    pub fn matches(&self, surname: &str, name: &str) -> NameMatch {
        let Some([s1, s2, s3, n1, n2, n3, ..]) = self.ordinary().copied() else {
            return NameMatch { surname: true, name: true };
        };
        NameMatch { surname: surname_fits([s1, s2, s3], surname), name: name_fits([n1, n2, n3], name) }
    }
}

fn surname_fits(triplet: [u8; 3], surname: &str) -> bool {
    splits(triplet).any(|shape| shape.fits(surname))
}

/// As the surname, save that of four consonants or more the second is skipped.
fn name_fits(triplet: [u8; 3], name: &str) -> bool {
    splits(triplet).any(|shape| {
        if shape.consonants.needed < 3 {
            return shape.fits(name);
        }
        let [a, b, c] = triplet;
        let exactly_three = Shape { consonants: Run { exact: true, ..shape.consonants }, ..shape };
        let four = Shape { consonants: Run { letters: [a, ANY, b, c], needed: 4, exact: false }, ..shape };
        exactly_three.fits(name) || four.fits(name)
    })
}

/// Stands for every letter.
const ANY: u8 = 0;

/// What the consonants, or the vowels, of a name must be: the first `needed` of them as given, and no more if `exact`.
#[derive(Clone, Copy)]
struct Run {
    letters: [u8; 4],
    needed: u8,
    exact: bool,
}

impl Run {
    /// How many letters of the run are read after `letter`, if it fits; above `needed` they are no longer counted.
    fn step(self, read: u8, letter: u8) -> Option<u8> {
        if read == self.needed {
            return (!self.exact).then_some(read);
        }
        let wanted = *self.letters.get(usize::from(read))?;
        (wanted == ANY || wanted == letter).then_some(read + 1)
    }
}

/// One way in which a name can give a triplet.
#[derive(Clone, Copy)]
struct Shape {
    consonants: Run,
    vowels: Run,
}

/// The ways to split a triplet into consonants, vowels and padding: an X may be either of the latter.
fn splits(triplet: [u8; 3]) -> impl Iterator<Item = Shape> {
    let [a, b, c] = triplet;
    let split = move |consonants: u8, vowels: u8| {
        let (c_count, v_count) = (usize::from(consonants), usize::from(vowels));
        let fits = triplet.iter().enumerate().all(|(i, letter)| match i {
            i if i < c_count => !is_vowel(*letter),
            i if i < c_count + v_count => is_vowel(*letter),
            _ => *letter == b'X',
        });
        let of_vowels = match consonants {
            0 => [a, b, c, ANY],
            1 => [b, c, ANY, ANY],
            _ => [c, ANY, ANY, ANY],
        };
        fits.then_some(Shape {
            consonants: Run { letters: [a, b, c, ANY], needed: consonants, exact: consonants < 3 },
            vowels: Run { letters: of_vowels, needed: vowels, exact: consonants + vowels < 3 },
        })
    };
    // At least one letter is the name's own.
    (0..=3).flat_map(move |consonants| {
        (0..=3 - consonants)
            .filter(move |vowels| consonants + vowels > 0)
            .filter_map(move |vowels| split(consonants, vowels))
    })
}

/// The pairs (consonants read, vowels read) that some reading of the letters so far reaches: bit `5 × consonants +
/// vowels`.
type States = u32;

impl Shape {
    /// Whether some reading of `name` has this shape: all readings are followed at once.
    fn fits(&self, name: &str) -> bool {
        let mut states: States = 1;
        for readings in letters::of_name(name) {
            states =
                readings.iter().flatten().fold(0, |reached, reading| reached | self.after(states, *reading));
        }
        let done = 5 * self.consonants.needed + self.vowels.needed;
        states >> done & 1 == 1
    }

    fn after(&self, mut states: States, reading: Letters) -> States {
        for letter in reading.into_iter().filter(|letter| *letter != 0) {
            let mut reached = 0;
            for state in (0..25).filter(|state| states >> state & 1 == 1) {
                let (consonants, vowels) = (state / 5, state % 5);
                let next = if is_vowel(letter) {
                    self.vowels.step(vowels, letter).map(|vowels| 5 * consonants + vowels)
                } else {
                    self.consonants.step(consonants, letter).map(|consonants| 5 * consonants + vowels)
                };
                reached |= next.map_or(0, |next| 1 << next);
            }
            states = reached;
        }
        states
    }
}
