//! One set of access rules in four engines: abilita, cedar-policy, regorus, and a `match` written by hand.
//!
//! The rules, on an institute with a head and delegates, at an instant:
//!
//! 1. The institute is *suspended* from 6 October 2025, 00:00 in Rome, until it has completed its procedure.
//! 2. While suspended, its head may manage delegates, and nobody may do anything else.
//! 3. Otherwise its delegates may use every function, if enabled and logged in by SPID; an RSPP among them only the register
//!    of fire checks.
//! 4. What is not allowed is denied.
//!
//! Each engine states them in its own language under `rules/`, or in [`by_hand`], and answers the [`scene`]'s questions. The
//! programs are `decisions` (time) and `memory`; both print one line a figure, tab-separated:
//! `figure`, group, name, value, unit, note.

pub mod by_hand;
pub mod cedar;
pub mod contest;
pub mod ours;
pub mod rego;
pub mod scene;

/// One measured figure, as `cargo xtask bench` reads it.
pub fn figure(group: &str, name: &str, value: f64, unit: &str, note: &str) {
    println!("figure\t{group}\t{name}\t{value:.1}\t{unit}\t{note}");
}
