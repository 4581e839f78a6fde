//! `abilita codice-fiscale places`: places of birth.

use abilita_codice_fiscale::{PlaceCode, PlaceFilter, PlaceRecord, search_places};
use serde::Serialize;

use crate::arguments::Places;
use crate::error::{Outcome, Result};
use crate::session::{ASIDE, HEAD, Session};

#[derive(Serialize)]
struct Place {
    code: String,
    name: String,
    other_name: Option<String>,
    province: &'static str,
    from: Option<String>,
    to: Option<String>,
}

pub(super) fn run(arguments: &Places, session: &mut Session<'_>) -> Result<Outcome> {
    let name = arguments.name.join(" ");
    let filter = PlaceFilter { province: arguments.province.as_deref(), on: arguments.on };
    let found = || search_places(&name, filter).into_iter().map(|found| found.record).collect();
    let code = PlaceCode::new(&name.to_ascii_uppercase());
    let records: Vec<PlaceRecord> = code.map_or_else(found, |code| code.history());
    let places: Vec<Place> = records.into_iter().take(arguments.limit).map(Place::of).collect();
    if session.json {
        session.data(&places)?;
    } else {
        tell(&places, session)?;
    }
    Ok(Outcome::found(places.is_empty()))
}

impl Place {
    fn of(record: PlaceRecord) -> Self {
        Self {
            code: record.code.as_str().to_owned(),
            name: record.name,
            other_name: record.other_name,
            province: record.province,
            from: record.from.map(|day| day.to_string()),
            to: record.to.map(|day| day.to_string()),
        }
    }

    fn names(&self) -> String {
        let Self { name, other_name, .. } = self;
        other_name.as_ref().map_or_else(|| name.clone(), |other| format!("{name}/{other}"))
    }
}

fn tell(places: &[Place], session: &mut Session<'_>) -> Result<()> {
    let width = places.iter().map(|place| place.names().chars().count()).max().unwrap_or_default();
    for place in places {
        let period = match (&place.from, &place.to) {
            (Some(from), Some(to)) => format!("{from} – {to}"),
            (Some(from), None) => format!("{} {from}", session.say("dal", "since")),
            (None, Some(to)) => format!("{} {to}", session.say("fino al", "until")),
            (None, None) => String::new(),
        };
        let (code, names) = (session.paint(HEAD, &place.code), place.names());
        let period = session.paint(ASIDE, period);
        session.line(format_args!("{code}  {names:width$}  {}  {period}", place.province))?;
    }
    Ok(())
}
