//! Who may do what when, as it is shown.

use abilita::{Campaign, Lang};
use abilita_analysis::{Grid, Matrix};

fn grid(id: &str, lang: Lang) -> Grid {
    let campaign = Campaign::built_in(id).unwrap();
    Matrix::of(&campaign).grid(&campaign, lang)
}

#[test]
fn phases_are_told_by_their_dates_and_windows() {
    assert_eq!(
        grid("factotum-2025", Lang::En).columns(),
        [
            "Through Sunday 5 October 2025",
            "During «Suspension of access», from Monday 6 October 2025",
            "After «Suspension of access», from Monday 6 October 2025",
        ]
    );
    assert_eq!(grid("istanze-online", Lang::It).columns(), ["Sempre"]);
}

#[test]
fn what_does_not_change_is_one_cell() {
    let grid = grid("factotum-2025", Lang::It);
    let spans = |title: &str| -> Vec<(usize, String)> {
        let line = grid.lines().iter().find(|line| line.title() == title).unwrap();
        line.spans().iter().map(|span| (span.columns(), span.said())).collect()
    };
    assert_eq!(spans("Esaminare la pratica"), [(3, "operatore".to_owned())]);
    assert_eq!(
        spans("Gestire i delegati"),
        [(1, "nessuno".to_owned()), (2, "dirigente scolastico".to_owned())]
    );
}

#[test]
fn conditions_are_told_by_the_labels_of_the_definition() {
    let grid = grid("istanze-online-2016", Lang::It);
    let line = grid.lines().iter().find(|line| line.title() == "Accedere al servizio").unwrap();
    assert_eq!(line.spans()[0].said(), "titolare dell'utenza (se «Abilitazione» è «attiva»)");
}
