//! abilita for Kotlin and Swift.
//!
//! The files have the names of the core's modules and hold what crosses to the other language: records for values, enums with
//! data for what is one of several things, objects for what is large and immutable ([`campaign::Campaign`], [`case::Case`],
//! [`library::DefinitionLibrary`], [`scenario::Scenario`]). Nothing is decided here. What is said in these comments is what developers
//! read in their editors.
//!
//! Whatever can go wrong is an [`error::AbilitaError`].

#![expect(clippy::missing_errors_doc, reason = "every error is an AbilitaError, which says when it comes")]
#![expect(clippy::needless_pass_by_value, reason = "bytes and options cross by value")]
#![expect(clippy::implicit_hasher, reason = "only this kind of map crosses")]

pub mod analysis;
pub mod asker;
pub mod campaign;
pub mod case;
pub mod change;
pub mod codice_fiscale;
pub mod command;
pub mod decision;
pub mod effect;
pub mod error;
pub mod event;
pub mod figures;
pub mod finding;
pub mod instant;
pub mod institute;
pub mod library;
pub mod person;
pub mod procedure;
pub mod roster;
pub mod scenario;
pub mod table;
pub mod timeline;
pub mod value;
pub mod words;

uniffi::setup_scaffolding!("abilita");
