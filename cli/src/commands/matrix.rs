//! `abilita matrix`: who may do what, when.

use abilita_analysis::wire::MatrixData;

use crate::arguments::{Matrix, MatrixFormat};
use crate::error::{Outcome, Result};
use crate::library;
use crate::session::Session;

pub(super) fn run(arguments: &Matrix, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.definition, session)?;
    let matrix = abilita_analysis::Matrix::of(&campaign);
    let grid = matrix.grid(&campaign, session.lang);
    let format = if session.json { MatrixFormat::Json } else { arguments.format };
    let text = match format {
        MatrixFormat::Text => grid.to_text(),
        MatrixFormat::Markdown => grid.to_markdown(),
        MatrixFormat::Svg => grid.to_svg(),
        MatrixFormat::Json => {
            session.data(&MatrixData::of(&matrix, &campaign))?;
            return Ok(Outcome::Clean);
        }
    };
    session.bytes(text.as_bytes())?;
    Ok(Outcome::Clean)
}
