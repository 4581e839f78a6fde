//! Lower case in every script, as the standard library has it, from a table of a tenth of the size: it is in what browsers
//! load.

mod runs;

use runs::RUNS;

/// Capital letters each of which has its small one at the same distance.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// How far the first is from the last of the run before.
    after: u16,
    /// How far the last is from the first.
    length: u8,
    /// How far each is from the next: 2 where capital and small letters alternate.
    step: u8,
    /// How far the small letters are from the capital ones.
    distance: i32,
}

/// A text in lower case, character by character: a sigma at the end of a word is as any other.
pub(crate) fn lower_case(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text.chars();
    let mut dot = None;
    std::iter::from_fn(move || {
        dot.take().or_else(|| {
            let c = rest.next()?;
            // The only character whose lower case is two.
            dot = (c == 'İ').then_some('\u{307}');
            Some(of_character(c))
        })
    })
}

fn of_character(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let mut last = 0;
    for run in &RUNS {
        let first = last + u32::from(run.after);
        last = first + u32::from(run.length);
        if code <= last {
            let is_capital = code >= first && (code - first) % u32::from(run.step) == 0;
            let small = is_capital.then(|| char::from_u32(code.wrapping_add_signed(run.distance)));
            return small.flatten().unwrap_or(c);
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::lower_case;
    use super::runs::UNICODE_VERSION;

    /// Another version of Unicode has letters more or less; what both have never changes.
    #[test]
    fn every_character_is_lowered_as_the_standard_library_does() {
        for c in '\0'..=char::MAX {
            let is_in_the_table = !lower_case(c.encode_utf8(&mut [0; 4])).eq([c]);
            let is_in_the_library = !c.to_lowercase().eq([c]);
            let is_newer = is_in_the_library && !is_in_the_table && char::UNICODE_VERSION > UNICODE_VERSION;
            let is_older = is_in_the_table && !is_in_the_library && char::UNICODE_VERSION < UNICODE_VERSION;
            assert!(
                is_newer || is_older || lower_case(c.encode_utf8(&mut [0; 4])).eq(c.to_lowercase()),
                "{c}: run `cargo xtask generate`"
            );
        }
    }
}
