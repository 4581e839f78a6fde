//! The form of numbers, texts and lists, and what writes and reads them.
//!
//! What has been found wrong while reading is kept, and nothing but zeros come after it: whoever reads a form need not look
//! at each piece of it, and no piece that was read must be dropped on the way.

use super::ImageError;
use super::numbers::Counts;

/// What stands in an image.
pub(super) trait Form: Sized {
    fn write(&self, to: &mut Writer);
    /// What was written, or anything once something is wrong.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// How deep conditions may stand in each other's exceptions; JSON and TOML are not read any deeper either.
const DEEPEST: usize = 128;

#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow (LEB128).
    pub(super) fn number(&mut self, mut number: u64) {
        while number > 0x7F {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// Small ones of either sign take one byte: 0, -1, 1, -2 …
    pub(super) fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63).cast_unsigned());
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(u64::MAX));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes(text.as_bytes());
    }
}

#[derive(Debug)]
pub(super) struct Reader<'i> {
    left: &'i [u8],
    wrong: Option<ImageError>,
    depth: usize,
    /// How many there are of everything that numbers stand for.
    pub(super) counts: Counts,
    /// How many states the track has that is read.
    pub(super) states: usize,
    /// How many arguments the command has whose transition is read.
    pub(super) arguments: usize,
}

impl<'i> Reader<'i> {
    pub(super) fn new(body: &'i [u8]) -> Self {
        Self { left: body, wrong: None, depth: 0, counts: Counts::default(), states: 0, arguments: 0 }
    }

    /// # Errors
    /// What was found wrong; or something is left.
    pub(super) fn finish(&self) -> Result<(), ImageError> {
        match &self.wrong {
            Some(wrong) => Err(wrong.clone()),
            None if self.left.is_empty() => Ok(()),
            None => Err(ImageError::Damaged),
        }
    }

    /// Nothing is read any more. The first that is wrong is reported.
    pub(super) fn refuse(&mut self, wrong: ImageError) {
        self.wrong.get_or_insert(wrong);
        self.left = &[];
    }

    pub(super) fn damaged<T: Default>(&mut self) -> T {
        self.refuse(ImageError::Damaged);
        T::default()
    }

    /// A number that no variant has: from here on all are 0, which is the first one.
    pub(super) fn no_variant<T: Form>(&mut self) -> T {
        self.refuse(ImageError::Damaged);
        T::read(self)
    }

    pub(super) fn bytes(&mut self, count: usize) -> &'i [u8] {
        let Some((bytes, left)) = self.left.split_at_checked(count) else { return self.damaged() };
        self.left = left;
        bytes
    }

    pub(super) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let [byte] = self.bytes(1) else { return 0 };
            number |= u64::from(byte & 0x7F) << shift;
            if *byte <= 0x7F {
                return number;
            }
        }
        self.damaged()
    }

    pub(super) fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    /// A number of its type, which is wrong beyond.
    pub(super) fn small<N: TryFrom<i64> + Default>(&mut self) -> N {
        let number = self.signed();
        N::try_from(number).unwrap_or_else(|_| self.damaged())
    }

    /// A count of things that are still to be read: each takes a byte at least.
    pub(super) fn count(&mut self) -> usize {
        let count = self.number();
        usize::try_from(count)
            .ok()
            .filter(|count| *count <= self.left.len())
            .unwrap_or_else(|| self.damaged())
    }

    pub(super) fn text(&mut self) -> &'i str {
        let count = self.count();
        std::str::from_utf8(self.bytes(count)).unwrap_or_else(|_| self.damaged())
    }

    /// Reads something that may hold others of its kind.
    pub(super) fn nested<T: Default>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth == DEEPEST {
            return self.damaged();
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }
}

impl Form for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u64::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => false,
            1 => true,
            _ => from.damaged(),
        }
    }
}

macro_rules! signed {
    ($($number:ident)*) => {$(
        impl Form for $number {
            fn write(&self, to: &mut Writer) {
                to.signed(i64::from(*self));
            }

            fn read(from: &mut Reader<'_>) -> Self {
                from.small()
            }
        }
    )*};
}

signed!(u8 u32 i32 i64);

/// A limit: one beyond what this machine can count limits nothing.
impl Form for usize {
    fn write(&self, to: &mut Writer) {
        to.count(*self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::try_from(from.number()).unwrap_or(Self::MAX)
    }
}

impl Form for Box<str> {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.text().into()
    }
}

impl<T: Form> Form for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        if let Some(thing) = self {
            thing.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

fn write_all<T: Form>(things: &[T], to: &mut Writer) {
    to.count(things.len());
    for thing in things {
        thing.write(to);
    }
}

impl<T: Form> Form for Vec<T> {
    fn write(&self, to: &mut Writer) {
        write_all(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let count = from.count();
        let mut things = Self::new();
        while things.len() < count && from.wrong.is_none() {
            things.push(T::read(from));
        }
        things
    }
}

impl<T: Form> Form for Box<[T]> {
    fn write(&self, to: &mut Writer) {
        write_all(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Vec::read(from).into()
    }
}

impl<A: Form, B: Form> Form for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}
