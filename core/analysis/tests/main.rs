//! The analysis, on what comes with the library, on mutants of it, and against the engine.

#![expect(clippy::panic, reason = "a test says what must hold by panicking when it does not")]

mod built_ins;
mod mutants;
