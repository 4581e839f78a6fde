//! Delegates from and to CSV: bytes in, rows and findings out. No I/O.
//!
//! What offices send is never quite the same file twice: other separators, other encodings, headings in another order and
//! in other words. [`read`] takes them all; what it cannot make sense of it tells as a [`TableProblem`] with its line, and
//! reads on.
//!
//! ```
//! use abilita::table::{self, rosters};
//!
//! let file = "Cod. mecc.;Cognome;Nome;C.F.;Ruolo\r\n\
//!             TOIS99901A;Rossi;Anna;RSSNNA75S42D205F;delegate\r\n\
//!             TOIS99901A;Bianchi;Gianfranco;BNCGFR72M19F205G;delegate\r\n\
//!             TOPC99902B;Verdi;Luca;VRDLCU93A30G674G;delegate\r\n";
//! let table = table::read(file.as_bytes());
//! assert!(table.problems.is_empty());
//!
//! let rosters = rosters(table.rows);
//! assert_eq!(rosters.len(), 2);
//! assert_eq!(rosters[0].institute().code(), "TOIS99901A");
//! assert_eq!(rosters[0].delegates().len(), 2);
//! ```
//!
//! [`TableReader`] does the same in chunks, with memory that does not grow with the file; [`RosterStream`] groups its rows
//! as they come; [`RoleNames`] says which role a text means; [`TableWriter`] writes.
//!
//! # What is read
//!
//! - Separators `;`, TAB, `|` and `,`: the one that stands most often in the header, quoted parts apart. A first line
//!   `sep=;`, as spreadsheets write it, is obeyed.
//! - UTF-8 and Windows-1252, decided *row by row*: a row that is UTF-8 is read as UTF-8, any other as Windows-1252. Text in
//!   Windows-1252 with a letter beyond ASCII is, but for freaks, never UTF-8, and so this needs no look ahead. A row that
//!   is not in the encoding of the first one with such a letter is reported. UTF-16 with its byte order mark.
//! - Lines that end in CRLF, LF or CR. Blank lines, and lines of nothing but separators, are skipped.
//! - Quoted fields with separators, line breaks and doubled quotes in them. Where a quote is never closed, what it swallowed
//!   is read again from the next line on.
//! - Blanks around a field, NBSP included, are taken away; so is the apostrophe by which [`TableWriter`] keeps spreadsheets
//!   from running a text as a formula.
//! - Headings in Italian or English, in any order; see [`Column`].
//!
//! What a problem says never contains data of the file: a line, a column, a number of columns.

mod cell;
mod charset;
mod column;
mod encoding;
mod header;
mod problem;
mod reader;
mod records;
mod roles;
mod rosters;
mod row;
mod separator;
mod spelling;
#[cfg(test)]
mod tests;
mod writer;

pub use self::column::Column;
pub use self::problem::TableProblem;
pub use self::reader::{Table, TableReader, read};
pub use self::roles::RoleNames;
pub use self::rosters::{Roster, RosterStream, rosters};
pub use self::row::{Institute, Row};
pub use self::writer::{Profile, TableWriter};
