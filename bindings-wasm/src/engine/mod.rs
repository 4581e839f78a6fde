//! The module `abilita`: the four answers, and what they are about.

mod campaign;
mod case;
mod codes;
mod description;
mod event;
mod library;
mod question;
mod roster;

pub use case::Case;
pub use codes::codes;
pub use event::{effects_of, erase};
pub use library::Library;
