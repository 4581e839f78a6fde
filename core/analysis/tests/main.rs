//! The analysis, on what comes with the library, on mutants of it, and against the engine.

mod brute_force;
mod built_ins;
mod mutants;
