//! What the tables say of places, how much room they take, and the search.
#![cfg(all(feature = "places", feature = "place-names"))]
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use abilita_codice_fiscale::{CodiceFiscale, MatchKind, PlaceCode, PlaceFilter, search_places};
use chrono::NaiveDate;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place(code: &str) -> PlaceCode {
    PlaceCode::new(code).unwrap()
}

fn all_codes() -> impl Iterator<Item = PlaceCode> {
    ('A'..='Z').flat_map(|letter| (0..1000).map(move |number| place(&format!("{letter}{number:03}"))))
}

#[test]
fn both_tables_agree_on_every_end() {
    for code in all_codes().filter(PlaceCode::is_assigned) {
        let history = code.history();
        for after in history.iter().filter_map(|record| record.to?.succ_opt()) {
            let named = history.iter().any(|record| record.in_force_on(after));
            assert_eq!(code.in_force_on(after), Some(named), "{code:?} {after}");
        }
    }
}

#[test]
fn what_the_places_are() {
    let named = all_codes().filter(|code| code.name().is_some()).count();
    // Municipalities, states, territories of which only the name is known.
    assert_eq!(named, 9_864 + 222 + 18);
    let unknown = all_codes().filter(|code| !code.is_assigned());
    assert!(
        unknown.into_iter().all(|code| code.name().is_none() && code.in_force_on(NaiveDate::MIN).is_none())
    );
}

#[test]
fn days_at_the_edges() {
    // Quero Vas: instituted 2013-12-28, ceased 2024-01-21; both days are within.
    for (day, expected) in [
        ("2013-12-27", false),
        ("2013-12-28", true),
        ("2024-01-21", true),
        ("2024-01-22", false),
        ("1700-01-01", false),
    ] {
        assert_eq!(place("M332").in_force_on(date(day)), Some(expected), "{day}");
    }
    // Monserrato: a municipality until 1928 and again since 1991.
    assert_eq!(place("F383").in_force_on(date("1950-01-01")), Some(false));
    assert_eq!(place("F383").in_force_on(date("2600-01-01")), Some(true));
    assert_eq!(place("A030").in_force_on(date("1950-01-01")), None);
}

#[test]
fn a_place_in_force_in_one_century_is_no_cause_for_alarm() {
    let code = |beginning: &str| {
        ('A'..='Z').find_map(|check| CodiceFiscale::parse(&format!("{beginning}{check}")).ok()).unwrap()
    };
    // Quero Vas did not exist in 1915 but did in 2015; the Soviet Union the other way round.
    assert_eq!(code("RSSMRA15A01M332").place_in_force(), Some(true));
    assert_eq!(code("RSSMRA15A01Z135").place_in_force(), Some(true));
    assert_eq!(code("RSSMRA93A01Z135").place_in_force(), Some(false));
    assert_eq!(code("RSSMRA00B29Z135").place_in_force(), Some(false));
    assert_eq!(code("RSSMRA93A01Z137").place_in_force(), None);
}

fn first(name: &str) -> String {
    first_with(name, PlaceFilter::default())
}

fn first_with(name: &str, filter: PlaceFilter<'_>) -> String {
    search_places(name, filter).first().map(|found| found.record.code.as_str().to_owned()).unwrap_or_default()
}

#[test]
fn names_as_people_write_them() {
    for (name, code) in [
        ("roma", "H501"),
        (" ROMA ", "H501"),
        ("forli", "D704"),
        ("Forlì", "D704"),
        ("Forli'", "D704"),
        ("l'aquila", "A345"),
        ("laquila", "A345"),
        ("L’Aquila", "A345"),
        ("aquila", "A344"),
        ("Bozen", "A952"),
        ("bolzano/bozen", "A952"),
        ("reggio emilia", "H223"),
        ("reggio calabria", "H224"),
        ("Aosta", "A326"),
        ("Brixen", "B160"),
        ("Mühlbach", "H299"),
        ("Muehlbach", "H299"),
        ("Muhlbach", "H299"),
        ("Mu\u{308}hlbach", "H299"),
        ("Francia", "Z110"),
        ("costa d'avorio", "Z313"),
        ("Perù", "Z611"),
        ("nuova caledonia", "Z716"),
        ("no such place", ""),
        ("123", ""),
        ("ROMA 😀", "H501"),
    ] {
        assert_eq!(first(name), code, "{name}");
    }
}

#[test]
fn filters_and_ranks() {
    let kinds: Vec<_> =
        search_places("roma", PlaceFilter::default()).iter().map(|found| found.kind).collect();
    assert!(
        kinds.is_sorted()
            && kinds.first() == Some(&MatchKind::Exact)
            && kinds.last() == Some(&MatchKind::Within)
    );

    let codes: Vec<_> = search_places("", PlaceFilter::default());
    assert!(codes.is_empty());
    let in_milan = PlaceFilter { province: Some("mi"), ..PlaceFilter::default() };
    assert_eq!(first_with("Monza", in_milan), "F704", "Monza belonged to Milan");
    let in_milan_in_1950 = PlaceFilter { on: Some(date("1950-01-01")), ..in_milan };
    assert_eq!(first_with("Monza", in_milan_in_1950), "F704");
    assert_eq!(first_with("Monza", PlaceFilter { province: Some("TO"), ..PlaceFilter::default() }), "");

    // Sovizzo has a new code since 2024.
    assert_eq!(first("Sovizzo"), "M436");
    let in_1980 = PlaceFilter { on: Some(date("1980-01-01")), ..PlaceFilter::default() };
    assert_eq!(first_with("Sovizzo", in_1980), "I879");
    assert_eq!(first_with("Girgenti", PlaceFilter::default()), "A089", "the former name of Agrigento");
    assert_eq!(first_with("Girgenti", in_1980), "");
    let found = &search_places("Girgenti", PlaceFilter::default())[0];
    assert_eq!((found.record.name.as_str(), found.kind), ("GIRGENTI", MatchKind::Exact));
}
