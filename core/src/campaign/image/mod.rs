//! Campaigns compiled ahead: a [`Campaign`] as bytes, so that browsers load one without the compiler.
//!
//! An image is the [`Program`](super::Program) and the announcements, behind a head: a mark, the version of the form, a
//! checksum. `program` lists the form of every type, `form` has that of numbers, texts and lists, `numbers` that of what stands
//! for a name, `values` that of what the calendar and other modules own.
//!
//! Whoever loads an image believes what it says of rules, as they believe a definition: it is taken from whom code is taken. It
//! can bring nothing else about: every number in it names something, and nothing leads back to itself, or it is refused.

mod form;
mod numbers;
mod program;
#[cfg(test)]
mod tests;
mod values;

use std::sync::Arc;

use self::form::{Form as _, Reader, Writer};
use self::numbers::Counts;
use super::endless::{circular_hints, circular_moments, moments_that_bring_themselves};
use super::{Campaign, Program};
use crate::calendar::Announcement;
use crate::text::Code;

/// What every image begins with.
const MARK: &[u8; 8] = b"abilita\0";

/// Which form the rest has. It grows with every change of what `program`, `form`, `numbers` or `values` write, or of what it means: a
/// test holds it to the bytes of a definition that has every construct.
const VERSION: u16 = 1;

/// Where the body begins: after the mark, the version and the checksum.
#[cfg(test)]
const BODY: usize = 8 + 2 + 4;

/// Why bytes are no image of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImageError {
    /// They are something else: a definition in text, say.
    #[error("this is not a campaign compiled by abilita")]
    Malformed,
    /// Another version of abilita wrote it, in another form. Compile the definition again.
    #[error(
        "the campaign was compiled to form {found}, and this version of abilita reads form {VERSION}: compile it again"
    )]
    OtherVersion {
        /// The form it has.
        found: u16,
    },
    /// It was cut or changed.
    #[error("the compiled campaign is damaged")]
    Damaged,
    /// Its dates are read in a time zone that this build does not carry.
    #[error("the compiled campaign is in the time zone `{0}`, which this build does not carry")]
    UnknownZone(String),
}

impl ImageError {
    /// The entry of the closed table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::Malformed => Code::ImageMalformed,
            Self::OtherVersion { .. } => Code::ImageOtherVersion,
            Self::Damaged => Code::ImageDamaged,
            Self::UnknownZone(_) => Code::ImageUnknownZone,
        }
    }
}

/// Campaigns compiled ahead.
impl Campaign {
    /// The campaign as bytes, with what was announced so far: what [`from_image`](Self::from_image) reads.
    ///
    /// An image is no archive: a version of abilita reads those of its own form. Keep the definition.
    pub fn to_image(&self) -> Vec<u8> {
        let mut body = Writer::default();
        Counts::of(&self.program).write(&mut body);
        self.program.write(&mut body);
        self.announcements.iter().cloned().collect::<Vec<_>>().write(&mut body);
        let body = body.into_bytes();
        let mut image = MARK.to_vec();
        image.extend(VERSION.to_le_bytes());
        image.extend(checksum(&body).to_le_bytes());
        image.extend(body);
        image
    }

    /// The campaign of an image, without compiling anything.
    ///
    /// # Errors
    /// The bytes are no image, or one of another form; it is damaged; or this build does not carry its time zone.
    ///
    /// ```
    /// use abilita::Campaign;
    /// let campaign = Campaign::built_in("factotum-2025")?;
    /// let loaded = Campaign::from_image(&campaign.to_image())?;
    /// assert_eq!(loaded.hash(), campaign.hash());
    /// assert!(Campaign::from_image(b"format = \"abilita-definition/1\"").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_image(image: &[u8]) -> Result<Self, ImageError> {
        let mut body = Reader::new(body_of(image)?);
        body.counts = Counts::read(&mut body);
        let mut program = Program::read(&mut body);
        let announcements = Vec::<Announcement>::read(&mut body);
        body.finish()?;
        if Counts::of(&program) != body.counts {
            return Err(ImageError::Damaged);
        }
        program.index();
        let circles = [circular_moments(&program.moments), circular_hints(&program.hints)];
        if circles.iter().chain([&moments_that_bring_themselves(&program)]).flatten().any(|is| *is) {
            return Err(ImageError::Damaged);
        }
        let campaign = Self { program: Arc::new(program), announcements: Arc::default() };
        let announced = |campaign: Self, announcement| campaign.announce(announcement);
        announcements.into_iter().try_fold(campaign, announced).map_err(|_| ImageError::Damaged)
    }
}

/// The body behind a head that fits it.
fn body_of(image: &[u8]) -> Result<&[u8], ImageError> {
    let rest = image.strip_prefix(MARK).ok_or(ImageError::Malformed)?;
    let (version, rest) = rest.split_first_chunk().ok_or(ImageError::Damaged)?;
    let found = u16::from_le_bytes(*version);
    if found != VERSION {
        return Err(ImageError::OtherVersion { found });
    }
    let (stated, body) = rest.split_first_chunk().ok_or(ImageError::Damaged)?;
    if u32::from_le_bytes(*stated) == checksum(body) { Ok(body) } else { Err(ImageError::Damaged) }
}

/// CRC-32 as zip files and Ethernet have it. An image is read once: it needs no table.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |rest: u32| if rest & 1 == 1 { rest >> 1 ^ 0xEDB8_8320 } else { rest >> 1 };
    !bytes.iter().fold(u32::MAX, |rest, byte| (0..8).fold(rest ^ u32::from(*byte), |rest, _| step(rest)))
}
