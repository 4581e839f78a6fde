//! The analysis, on what comes with the library, on mutants of it, and against the engine.

#[cfg(test)]
mod brute_force;
#[cfg(test)]
mod built_ins;
#[cfg(test)]
mod exactness;
#[cfg(test)]
mod large;
mod calendar;
mod diagram;
mod difference;
mod matrix;
#[cfg(test)]
mod mutants;
