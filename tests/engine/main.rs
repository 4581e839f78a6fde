//! The engine, tested from outside: by scenarios, by mutants of the definitions, by properties, and by its table of codes.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what must hold by panicking when it does not"
)]

mod codes;
mod files;
mod life;
mod members;
mod mutants;
mod notices;
mod parameters;
mod persons;
mod play;
mod properties;
mod requirements;
mod rules;
mod scenario_format;
mod scenarios;
mod stored;
mod stored_page;
mod time;
mod told;
mod wire_forms;
