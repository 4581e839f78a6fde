//! How the letters of a name may have been read: the 26 letters of the code, and everything else in Latin script.
//!
//! Where circular 34/E of 20 July 2011 gives a reading (acute, grave and circumflex vowels, Ë Ï, Ç, Č Š Ž, Æ Œ, ß)
//! only that one counts. Ä Ö Ü are read with an added E there, and without it by most programs. For all other letters
//! no rule is known: they may have become their base letter, or nothing.

/// Up to two upper-case letters; 0 for none.
pub(crate) type Letters = [u8; 2];

/// The ways to read one character; an absent way is `None`. No way at all: the character is no letter.
pub(crate) type Readings = [Option<Letters>; 3];

const NONE: Readings = [None; 3];

/// The base letters of U+00C0–U+024F; a dot where there is none, or where [`of_character`] knows better.
const LATIN: &[u8] = b"AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY.YAAAAAACCCCCCCCD\
    DDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIII..JJKK.LLLLLLLLLLNNNNNN...OOOOOO..RRRRRRSSSSS\
    SSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZSBBBB..OCCDDDD.EEEFFG.HIIKKL.MNNOOO..PP.....TTTT\
    UUUVYYZZ......................AAIIOOUUUUUUUUUU.AAAA..GGGGKKOOOO..J...GG..NNAA...\
    .AAAAEEEEIIIIOOOORRRRUUUUSSTT..HH.D..ZZAAEEOOOOOOOOYYLNTJ..ACCLTSZ..BU.EEJJ..RRY\
    Y";

/// The same for U+1E00–U+1EFF.
const LATIN_ADDITIONAL: &[u8] =
    b"AABBBBBBCCDDDDDDDDDDEEEEEEEEEEFFGGHHHHHHHHHHIIIIKKKKKKLLLLLLLLMMMMMMNNNNNNNNOOOO\
    OOOOPPPPRRRRRRRRSSSSSSSSSSTTTTTTTTUUUUUUUUUUVVVVWWWWWWWWWWXXXXYYZZZZZZHTWYAS....\
    AAAAAAAAAAAAAAAAAAAAAAAAEEEEEEEEEEEEEEEEIIIIOOOOOOOOOOOOOOOOOOOOOOOOUUUUUUUUUUUU\
    UUYYYYYYYY......";

/// The readings of every letter in `name`, in order; apostrophes, hyphens, blanks and whatever is no letter are left
/// out, so that a compound name is one run of letters, as the decree wants.
pub(crate) fn of_name(name: &str) -> impl Iterator<Item = Readings> + '_ {
    let mut rest = name.chars().peekable();
    core::iter::from_fn(move || {
        let c = rest.next()?;
        let mark = rest.next_if(|next| is_mark(*next));
        let more = core::iter::from_fn(|| rest.next_if(|next| is_mark(*next))).count();
        Some(match mark {
            None => of_character(c),
            Some(mark) if more == 0 => of_marked(c, mark),
            Some(_) => without_rule(base(c)),
        })
    })
    .filter(|readings| readings.iter().any(Option::is_some))
}

/// The marked letters that circular 34/E reads as their base.
const READ_AS_BASE: &str = "ÀÁÂÈÉÊËÌÍÎÏÒÓÔÙÚÛÇČŠŽàáâèéêëìíîïòóôùúûçčšž";

/// The reading to write each letter of `name` with: the rule's, or else the base letter. An inner `None` is a letter
/// without any: one that is not Latin.
pub(crate) fn first_readings(name: &str) -> impl Iterator<Item = Option<Letters>> + '_ {
    let apostrophe = |c: char| matches!(c, '\u{2B0}'..='\u{2FF}'); // "modifier letters", alphabetic to Unicode
    let without_reading = |c: &char| c.is_alphabetic() && !apostrophe(*c) && of_character(*c) == NONE;
    let foreign = name.chars().find(without_reading).map(|_| None);
    foreign.into_iter().chain(of_name(name).map(|[first, ..]| first))
}

/// Whether a letter A–Z is one of the five vowels; Y is a consonant.
pub(crate) const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'A' | b'E' | b'I' | b'O' | b'U')
}

/// The letters A–Z that a name without its marks is compared by; Ä Ö Ü with an added E if so asked.
#[cfg(feature = "place-names")]
pub(crate) fn plain(c: char, umlauts_with_e: bool) -> Option<Letters> {
    if c.is_ascii() {
        return base(c).map(|letter| [letter, 0]);
    }
    let [first, second, _] = of_character(c);
    let without_e = second.filter(|_| !umlauts_with_e && matches!(c, 'Ä' | 'Ö' | 'Ü' | 'ä' | 'ö' | 'ü'));
    without_e.or(first)
}

/// Whether this is a combining mark, which belongs to the letter before.
pub(crate) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn of_character(c: char) -> Readings {
    match c {
        c if c.is_ascii_alphabetic() || READ_AS_BASE.chars().any(|read| read == c) => only(base(c)),
        'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' => with_e(base(c)),
        'æ' | 'Æ' => [Some(*b"AE"), None, None],
        'œ' | 'Œ' => [Some(*b"OE"), None, None],
        'ß' | 'ẞ' => [Some(*b"SS"), None, None],
        // Read in one more way in passports (ICAO 9303).
        'å' | 'Å' => [Some(*b"A\0"), Some(*b"AA"), Some([0; 2])],
        'ø' | 'Ø' => [Some(*b"O\0"), Some(*b"OE"), Some([0; 2])],
        'þ' | 'Þ' => [Some(*b"TH"), Some([0; 2]), None],
        'đ' | 'Đ' => [Some(*b"D\0"), Some(*b"DJ"), Some([0; 2])],
        'ĳ' | 'Ĳ' => [Some(*b"IJ"), None, None],
        _ => without_rule(base(c)),
    }
}

/// A letter followed by a combining mark: read as the composed letter.
fn of_marked(c: char, mark: char) -> Readings {
    let letter = base(c);
    match (letter.unwrap_or_default(), mark) {
        _ if !c.is_ascii_alphabetic() => without_rule(letter),
        (b'A' | b'O' | b'U', '\u{308}') => with_e(letter),
        (b'A' | b'E' | b'I' | b'O' | b'U', '\u{300}' | '\u{301}' | '\u{302}')
        | (b'E' | b'I', '\u{308}')
        | (b'C', '\u{327}')
        | (b'C' | b'S' | b'Z', '\u{30C}') => only(letter),
        _ => without_rule(letter),
    }
}

/// The upper-case letter under the marks.
fn base(c: char) -> Option<u8> {
    let at = |table: &[u8], first: u32| {
        let index = usize::try_from(u32::from(c).checked_sub(first)?).ok()?;
        table.get(index).copied().filter(u8::is_ascii_uppercase)
    };
    match c {
        'a'..='z' | 'A'..='Z' => u8::try_from(c.to_ascii_uppercase()).ok(),
        '\u{C0}'..='\u{24F}' => at(LATIN, 0xC0),
        '\u{1E00}'..='\u{1EFF}' => at(LATIN_ADDITIONAL, 0x1E00),
        _ => None,
    }
}

fn only(letter: Option<u8>) -> Readings {
    letter.map_or(NONE, |letter| [Some([letter, 0]), None, None])
}

fn with_e(letter: Option<u8>) -> Readings {
    letter.map_or(NONE, |letter| [Some([letter, b'E']), Some([letter, 0]), None])
}

fn without_rule(letter: Option<u8>) -> Readings {
    letter.map_or(NONE, |letter| [Some([letter, 0]), Some([0; 2]), None])
}
