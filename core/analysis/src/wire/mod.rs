//! What crosses a binding or is printed: pictures and tables as data, of serde types that say nothing of how they are made.
//!
//! Names are those of the definition; texts are in the language that was asked for.

mod diagram;
mod difference;
mod matrix;

pub use diagram::{DiagramData, MayData, StateData, TrackData, TransitionData};
pub use difference::{DifferenceData, DifferencesData, TextData};
pub use matrix::{CellData, ClauseData, MatrixData, PhaseData, RowData};
