//! `python -m abilita`: the command `abilita`.

use pyo3::prelude::*;

use crate::many::Many;

/// Runs the command `abilita` with the streams of the process and gives back its exit status: 0, 1 or 2.
#[pyfunction]
pub(crate) fn run_command(py: Python<'_>, arguments: Many<std::ffi::OsString>) -> u8 {
    py.detach(|| abilita_cli::Host::of_process().run(arguments.0))
}
