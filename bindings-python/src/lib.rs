//! The native half of the Python package `abilita`: conversion, names and errors, and no rule of its own.
//!
//! | file | what |
//! |---|---|
//! | `campaign`, `source`, `announcement` | a compiled campaign and its names; the acts behind it; moments announced |
//! | `library`, `inspect` | the documents; what a definition contains |
//! | `asker`, `decision` | who asks, and the answer |
//! | `command`, `event`, `change`, `effect`, `case`, `procedure`, `figures` | what is wanted, what happens, what results |
//! | `roster`, `finding`, `person`, `institute` | lists and what is found in them |
//! | `codice_fiscale`, `places` | the codice fiscale |
//! | `arrow`, `texts`, `capsule` | whole columns and tables, without a copy |
//! | `table` | delegates from CSV |
//! | `analysis` | what can happen in a campaign, proved; matrix, diagram, calendar; two editions side by side |
//! | `timeline`, `scenario`, `command_line` | the calendar; executable circulars; the command |
//! | `instant`, `civil`, `words`, `value`, `json`, `many` | how Python's own types come in and go out |
//! | `error` | errors as exceptions |
//!
//! Every class is frozen: a value never changes, so threads share it, with the GIL or without.

#![expect(non_upper_case_globals, reason = "Python's own names: `__match_args__`, `__version__`")]
#![expect(
    clippy::needless_pass_by_value,
    reason = "an argument is converted for the call, and nobody else's"
)]
#![expect(clippy::doc_link_with_quotes, clippy::doc_markdown, reason = "these are the docstrings of Python")]
#![expect(clippy::type_complexity, reason = "what `__reduce__` returns is a tuple of tuples")]

mod analysis;
mod announcement;
mod arrow;
mod asker;
mod campaign;
mod capsule;
mod case;
mod change;
mod civil;
mod classes;
mod codice_fiscale;
mod command;
mod command_line;
mod decision;
mod effect;
mod error;
mod event;
mod figures;
mod finding;
mod inspect;
mod instant;
mod institute;
mod json;
mod library;
mod many;
mod person;
mod places;
mod procedure;
mod roster;
mod scenario;
mod source;
mod table;
mod texts;
mod timeline;
mod value;
mod words;

/// The native half of `abilita`. Import from `abilita`.
#[pyo3::pymodule]
mod _abilita {
    #[pymodule_export]
    use crate::analysis::{
        Calendar, Diagram, Difference, Differences, Matrix, Proof, ProofFinding, prove, prove_amendment,
    };
    #[pymodule_export]
    use crate::announcement::Announcement;
    #[pymodule_export]
    use crate::arrow::{check_rosters, classify_codici_fiscali, validate_codici_fiscali};
    #[pymodule_export]
    use crate::asker::{Asker, Identity, Request, codice_fiscale_attribute, level_of_context};
    #[pymodule_export]
    use crate::campaign::Campaign;
    #[pymodule_export]
    use crate::capsule::ArrowResult;
    #[pymodule_export]
    use crate::case::{Case, Snapshot};
    #[pymodule_export]
    use crate::change::Change;
    #[pymodule_export]
    use crate::codice_fiscale::{
        BodyCode, CodiceFiscale, NameMatch, codice_fiscale_codes, find_in_text, mask_text, normalize,
        parse_tax_code,
    };
    #[pymodule_export]
    use crate::command::{Command, CommandOffer, Opening, Told};
    #[pymodule_export]
    use crate::command_line::run_command;
    #[pymodule_export]
    use crate::decision::Decision;
    #[pymodule_export]
    use crate::effect::Effect;
    #[pymodule_export]
    use crate::error::Code;
    #[pymodule_export]
    use crate::event::{Actor, Event, EventBody, erase};
    #[pymodule_export]
    use crate::figures::Figures;
    #[pymodule_export]
    use crate::finding::Finding;
    #[pymodule_export]
    use crate::instant::{format_instant, parse_instant};
    #[pymodule_export]
    use crate::institute::InstituteCode;
    #[pymodule_export]
    use crate::library::{Library, definition_schema};
    #[pymodule_export]
    use crate::person::{Person, PersonId, is_email_address};
    #[pymodule_export]
    use crate::places::{PlaceCode, PlaceRecord, search_places};
    #[pymodule_export]
    use crate::roster::Delegate;
    #[pymodule_export]
    use crate::scenario::{ScenarioFailure, ScenarioFile, ScenarioReport};
    #[pymodule_export]
    use crate::source::{Conflict, Source, Statement};
    #[pymodule_export]
    use crate::table::{Table, TableProblem, TableRoster, TableRow, read_table};
    #[pymodule_export]
    use crate::timeline::{Announced, Timeline, TimelineEntry, TimelineWindow, WindowBound};

    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
