//! The data of `examples/factotum_2025`: 160 invented institutes with invented persons, and everything they do in a campaign.
//!
//! The same bytes come out on every run: chance is a generator with a constant seed. Names and surnames are common ones
//! put together at random; every codice fiscale is the one that the invented birth gives; the codes of schools
//! are in a range taken so as not to meet a real one; every mailbox is under `example.org`.

mod chance;
mod diary;
mod files;
mod lists;
mod school;
mod story;
mod world;

use std::error::Error;

use self::diary::{Diary, office};
use self::files::{corrections, enabled_before, institutes, questions};
use self::lists::sent;
use self::world::World;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Every file, by name.
///
/// # Errors
/// An invented person gives no codice fiscale: a name or place above is wrong.
pub(crate) fn render() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let mut world = World::new()?;
    let schools = world.schools()?;
    let mut diary = Diary::default();
    for school in &schools {
        world.school_year(school, &mut diary);
    }
    world.curious(&schools, &mut diary);
    office(&mut diary);
    Ok(vec![
        ("istituti.csv", institutes(&schools).into_bytes()),
        ("abilitati-2024.csv", enabled_before(&schools).into_bytes()),
        ("delegati-2025.csv", sent(&schools)),
        ("correzioni-2025.csv", corrections(&schools).into_bytes()),
        ("diario.csv", diary.text().into_bytes()),
        ("posta.csv", world.mail(&schools).into_bytes()),
        ("domande.csv", questions(&schools).into_bytes()),
    ])
}
