//! The engine, tested from outside: by scenarios, by mutants of the definitions, by properties, and by its table of codes.

mod codes;
mod files;
mod life;
mod mutants;
mod properties;
mod scenarios;
