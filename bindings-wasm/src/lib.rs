//! The engine of abilita as a WebAssembly module. Nothing here decides anything: every function reads what crosses, asks
//! the core, and writes what comes back.
//!
//! What JavaScript sees is `ts/`: it wraps this module, has the types, the documentation and the classes of errors. So the
//! names here are those of the core, and data cross as JSON in the forms of [`abilita::wire`].

mod campaign;
mod case;
mod codes;
mod description;
mod error;
mod event;
mod library;
mod question;
mod roster;
mod scenario;

mod seam;
mod timeline;

pub use campaign::Campaign;
pub use case::Case;
pub use codes::codes;
pub use error::{Failure, Outcome};
pub use event::{effects_of, erase};
pub use library::Library;
pub use timeline::Timeline;
