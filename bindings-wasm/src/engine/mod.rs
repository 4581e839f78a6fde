//! The module `abilita`: the four answers, and what they are about.

mod answer;
mod built_in;
mod campaign;
mod case;
mod codes;
mod decide;
mod description;
mod event;
mod news;
mod question;
mod reading;
mod words;

pub(crate) use answer::Answers;
pub use built_in::built_in;
pub use case::Case;
pub use codes::codes;
pub use decide::milliseconds;
pub use event::{effects_of, erase};
pub use words::{Question, Reading, Saying};
