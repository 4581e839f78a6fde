//! abilita as WebAssembly modules. Nothing here decides anything: every function reads what crosses, asks the core, and
//! writes what comes back.
//!
//! What JavaScript sees is `ts/`: it wraps this module, has the types, the documentation and the classes of errors. So the
//! names here are those of the core, and data cross as JSON in the forms of [`abilita::wire`].
//!
//! Each feature is a module of its own, so that a page loads what it needs when it needs it: `engine` the four answers,
//! `timeline` the calendar, `scenario` the player of scenarios, `compiler` what makes campaigns of definitions. They hand
//! campaigns to each other as images.

/// That of the standard library is 2 KB larger, compressed.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(any(feature = "engine", feature = "timeline", feature = "scenario"))]
mod campaign;
#[cfg(feature = "compiler")]
mod compiler;
mod error;
#[cfg(feature = "scenario")]
mod scenario;
#[cfg(any(feature = "engine", feature = "timeline"))]
mod seam;
#[cfg(feature = "timeline")]
mod timeline;

#[cfg(feature = "engine")]
mod engine;

#[cfg(any(feature = "engine", feature = "timeline", feature = "scenario"))]
pub use campaign::Campaign;
#[cfg(feature = "compiler")]
pub use compiler::Library;
#[cfg(feature = "engine")]
pub use engine::{Case, Question, Reading, Saying, codes, effects_of, erase, milliseconds};
pub use error::{Failure, Outcome};
#[cfg(feature = "timeline")]
pub use timeline::Timeline;
