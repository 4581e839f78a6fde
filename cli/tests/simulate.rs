//! `abilita simulate`.

use crate::support::{Folder, abilita, abilita_with};

#[test]
fn the_days_are_told_and_then_the_whole() {
    let ran = abilita("simulate factotum-2025 --institutes 50");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for part in ["lun 06/10/2025", "persone", "conclusa", "operatore in più", "Rifiuti: "] {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    let english = abilita("simulate factotum-2025 --institutes 50 --lang en").out;
    assert!(english.contains("Mon 06/10/2025") && english.contains("Persons locked out: "), "{english}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_whatever_the_threads() {
    for format in ["text", "json", "csv", "markdown"] {
        let run = |threads: &str, seed: &str| {
            abilita(&format!(
                "simulate factotum-2025 --institutes 150 --format {format} --threads {threads} --seed {seed}"
            ))
        };
        let one = run("1", "7");
        assert_eq!(one.status, 0, "{}", one.err);
        assert_eq!(one.out, run("2", "7").out);
        assert_eq!(one.out, run("5", "7").out);
        assert_ne!(one.out, run("2", "8").out);
    }
}

#[test]
fn as_data_each_day_has_its_figures() {
    let data = abilita("simulate factotum-2025 --institutes 40 --json").json();
    assert_eq!((&data["institutes"], &data["deadline"]["last_day"]), (&40.into(), &"2025-10-25".into()));
    assert!(data["one_more_operator"]["answer"].is_string());
    let first = &data["days"][0];
    assert_eq!(
        (&first["day"], &first["tracks"]["renewal"]["not_started"]),
        (&"2025-09-29".into(), &40.into())
    );
    assert_eq!(data, abilita("simulate factotum-2025 --institutes 40 --format json").json());
}

#[test]
fn as_a_table_every_day_has_every_column() {
    let csv = abilita("simulate istanze-online-2016 --institutes 20 --format csv").out;
    let mut lines = csv.lines();
    let width = |line: &str| line.split(',').count();
    let head = lines.next().unwrap();
    assert!(
        head.starts_with("day,locked_out,backlog,") && head.contains(",state.enablement.enabled,"),
        "{head}"
    );
    assert!(lines.clone().count() > 30 && lines.all(|line| width(line) == width(head)));
    let page = abilita("simulate factotum-2025 --institutes 20 --format markdown --lang en").out;
    assert!(page.starts_with("# FACTOTUM") && page.contains("\n| day | locked out | "), "{page}");
}

#[test]
fn it_is_drawn() {
    let folder = Folder::new("simulate-picture");
    let path = folder.path().join("days.svg");
    let line = format!("simulate factotum-2025 --institutes 60 --lang en --picture {}", path.display());
    assert_eq!(abilita(&line).status, 0);
    let drawing = std::fs::read_to_string(&path).unwrap();
    assert!(drawing.starts_with("<svg ") && drawing.trim_end().ends_with("</svg>"));
    for part in
        ["Deadline for confirming the delegates, 25 Oct", "Backlog of the office", "concluded (", "<desc "]
    {
        assert!(drawing.contains(part), "{part}");
    }
    assert_eq!(abilita("simulate factotum-2025 --institutes 5 --picture /no/such/folder/x.svg").status, 2);
}

/// `abilita simulate factotum-2025 --institutes 1000 --picture FILE` in either language makes them anew.
#[test]
fn the_drawings_of_the_documentation_are_what_is_drawn() {
    let folder = Folder::new("simulate-documentation");
    for (lang, file) in [("it", "factotum-2025-simulation.svg"), ("en", "factotum-2025-simulation.en.svg")] {
        let path = folder.path().join(file);
        let line =
            format!("simulate factotum-2025 --institutes 1000 --lang {lang} --picture {}", path.display());
        assert_eq!(abilita(&line).status, 0);
        let kept = format!("{}/../docs/pictures/{file}", env!("CARGO_MANIFEST_DIR"));
        let [drawn, kept] =
            [path.display().to_string(), kept].map(|path| std::fs::read_to_string(path).unwrap());
        assert!(drawn == kept, "docs/pictures/{file} is not what is drawn");
    }
}

#[test]
fn a_behaviour_takes_the_place_of_the_defaults() {
    let folder = Folder::new("simulate-behaviour");
    let silent = folder.file("silent.toml", "format = \"abilita-behaviour/1\"\npeople = { acts = [] }\n");
    let json = folder.file("silent.json", r#"{"format": "abilita-behaviour/1", "people": {"acts": []}}"#);
    let run = |path: &str| {
        abilita(&format!("simulate factotum-2025 --institutes 30 --format csv --behaviour {path}"))
    };
    let ran = run(&silent);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.trim_end().lines().last().unwrap().contains(",30,0,0,0,0,0,0,30"), "{}", ran.out);
    assert_eq!(ran.out, run(&json).out);
}

#[test]
fn days_that_are_not_played_are_told() {
    let run = |until: &str, format: &str| {
        let text =
            format!("format = \"abilita-behaviour/1\"\nperiod = {{ from = 2025-09-22, until = {until} }}\n");
        let line = [
            "simulate",
            "factotum-2025",
            "--institutes",
            "2",
            "--behaviour",
            "-",
            "--lang",
            "en",
            "--format",
        ];
        abilita_with(&[&line[..], &[format]].concat(), &text)
    };
    // 22 September 2025 and 3,659 days more are 29 September 2035.
    assert!(!run("2035-09-29", "text").out.contains("are played"));
    let cut = run("2036-01-01", "text").out;
    assert!(
        cut.contains("At most 3660 days are played: until Saturday 29 September 2035, not until Tuesday 1 January 2036."),
        "{cut}"
    );
    assert_eq!(run("2036-01-01", "json").json()["not_played_until"], "2036-01-01");
    assert!(run("2035-09-29", "json").json()["not_played_until"].is_null());
}

#[test]
fn every_mistake_of_a_behaviour_is_told_at_its_place() {
    let told = |text: &str| {
        let ran = abilita_with(&["simulate", "factotum-2025", "--behaviour", "-", "--lang", "en"], text);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text}");
        ran.err
    };
    let head = "format = \"abilita-behaviour/1\"\n";
    for (text, code, place) in [
        ("format = ", "behaviour.syntax", ":1:10"),
        ("[office]\noperators = 1", "behaviour.format", "at `format`"),
        (&format!("{head}[ofice]\n"), "behaviour.unknown_key", ":2:2"),
        (&format!("{head}[office]\noperators = \"two\"\n"), "behaviour.wrong_type", ":3:13"),
        (&format!("{head}[people]\nwrong_argument = 1.5\n"), "behaviour.out_of_range", ":3:18"),
        (
            &format!("{head}[people]\nreacts = [{{ share = 0.9, days = 1 }}, {{ share = 0.2, days = 2 }}]\n"),
            "behaviour.out_of_range",
            ":3:10",
        ),
        (
            &format!("{head}[people]\nacts = [{{ share = 0.9, weeks = 1 }}]\n"),
            "behaviour.unknown_key",
            ":3:24",
        ),
        (&format!("{head}[goals]\nrenewal = \"done\"\n"), "behaviour.unknown_name", ":3:11"),
        (&format!("{head}[steps.renewal]\ndrafting = \"send\"\n"), "behaviour.unknown_name", ":3:12"),
        (&format!("{head}[office]\nroles = [\"head\"]\n"), "behaviour.unknown_name", ":3:10"),
        (&format!("{head}[period]\ndeadline = \"christmas\"\n"), "behaviour.unknown_name", ":3:12"),
        (
            &format!("{head}[period]\nfrom = 2025-11-01\nuntil = 2025-10-01\n"),
            "behaviour.out_of_range",
            ":4:9",
        ),
        (&format!("{head}[facts]\ncode = true\n"), "behaviour.wrong_type", ":3:8"),
        (
            "{\"format\": \"abilita-behaviour/1\", \"office\": {\"operators\": -1}}",
            "behaviour.out_of_range",
            "at `office.operators`",
        ),
    ] {
        let err = told(text);
        assert!(err.contains(&format!("error[{code}]")) && err.contains(place), "{text}\n{err}");
    }
    let two = told(&format!("{head}[office]\noperators = -1\ncases_a_day = true\n"));
    assert!(two.contains("error: 2 problems"), "{two}");
    let italian = abilita_with(&["simulate", "factotum-2025", "--behaviour", "-"], "format = 1\n");
    assert!(italian.err.starts_with("errore[behaviour.format]"), "{}", italian.err);
}

#[test]
fn any_definition_can_be_played() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut count = 0;
    for folder in ["examples/definitions", "tests/campaigns"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let ran = abilita(&format!("simulate {} --institutes 8 --format csv", path.display()));
                assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count >= 10, "{count}");
}
