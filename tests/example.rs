//! The main job: `examples/factotum_2025` plays a whole campaign and tells the same every time.

#[expect(dead_code, reason = "its `main` is for the example")]
#[path = "../examples/factotum_2025/main.rs"]
mod factotum_2025;

use abilita::codice_fiscale::find_in_text;

#[test]
fn the_report_is_complete_readable_and_the_same_every_time() {
    let report = factotum_2025::report().expect("a report");
    assert_eq!(report, factotum_2025::report().expect("a report"));

    for line in KEY_LINES {
        assert!(report.lines().any(|found| found == *line), "no line `{line}` in:\n{report}");
    }
    for line in report.lines() {
        assert!(line.chars().count() <= 110, "too long: {line}");
    }
    assert!((150..=220).contains(&report.lines().count()), "{} lines", report.lines().count());
    assert!(find_in_text(&report).next().is_none(), "a codice fiscale in full");
}

/// The counts on which everything rests.
const KEY_LINES: &[&str] = &[
    "160 istituti con 153 dirigenti; 396 persone abilitate dall'edizione precedente",
    "delegati-2025.csv: lette 548 righe di 156 istituti; 4 istituti non hanno mandato nulla. Elenchi senza",
    "osservazioni: 120; da rivedere, ma accettabili: 12; da correggere prima dell'invio: 24.",
    "sab 25/10       15      8       26         1       110        0       129      21  █████████████▒▒▒▒···",
    "dom 26/10       15      8       26         0       111       23       126      21  █████████████▒▒▒▒···",
    "lun 17/11        4      0        0         0       156       23        12       3  ███████████████████·",
    "    21  roster_invalid         L'elenco dei delegati contiene errori",
    "Da quando sì: da martedì 7 ottobre 2025, ore 10:40, con la conclusione della pratica.",
    "Prova: rileggendo tutti gli eventi si ritrova la pratica com'è oggi.",
    "In tutto: 160 pratiche, 1709 eventi, 339 messaggi inviati; 41 comandi rifiutati; 41 accessi riusciti, 39 no.",
];
