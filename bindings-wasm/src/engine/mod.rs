//! The module `abilita`: the four answers, and what they are about.

mod answer;
mod campaign;
mod case;
mod codes;
mod decide;
mod description;
mod event;
mod question;
mod reading;
mod words;

pub(crate) use answer::Answers;
pub use case::Case;
pub use codes::codes;
pub use decide::milliseconds;
pub use event::{effects_of, erase};
pub use words::{Question, Reading, Saying};
