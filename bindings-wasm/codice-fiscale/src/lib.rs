//! The codice fiscale as a WebAssembly module of its own: small enough for any form.
//!
//! What JavaScript sees is `ts/codice-fiscale/`. What crosses is kept as plain as can be, since every byte of glue is
//! loaded too: texts, numbers, and records as lines of text, whose order each function tells. No text of a record has a
//! line break in it.
//!
//! With the feature `places` this becomes the other module, `abilita/places`, which is loaded when somebody asks for the
//! names of places.

#[cfg(not(feature = "places"))]
mod batch;
#[cfg(not(feature = "places"))]
mod code;
mod lines;
#[cfg(feature = "places")]
mod places;
#[cfg(not(feature = "places"))]
mod text;

#[cfg(not(feature = "places"))]
pub use batch::{classify, validate, validate_records};
#[cfg(not(feature = "places"))]
pub use code::{encode, faults, is_valid, matches, parse, variants};
#[cfg(feature = "places")]
pub use places::{history, in_force_on, is_assigned, place_in_force, search};
#[cfg(not(feature = "places"))]
pub use text::{find_in_text, mask_text, normalize};

/// That of the standard library is 2 KB larger. Little is asked for here, and most of it given back when a call ends.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
