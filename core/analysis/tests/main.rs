//! The analysis, on what comes with the library, on mutants of it, and against the engine.

#[cfg(test)]
mod brute_force;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod diagram;
#[cfg(test)]
mod difference;
#[cfg(test)]
mod exactness;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod large;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod mutants;
