//! What every run has in common: streams, language, help, exit status.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

use crate::support::{ANNA, Folder, abilita, abilita_with, concluded};

/// A pipe whose reader has seen enough.
struct ClosedPipe;

impl Write for ClosedPipe {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A disk without room.
struct FullDisk;

impl Write for FullDisk {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn run_into(line: &str, stdout: impl Write) -> (u8, String) {
    let mut err = Vec::new();
    let args = ["abilita"].into_iter().chain(line.split_whitespace()).map(Into::into);
    let status = abilita_cli::run(args, io::empty(), stdout, &mut err);
    (status, String::from_utf8_lossy(&err).into_owned())
}

#[test]
fn a_closed_pipe_is_no_trouble_and_a_full_disk_is() {
    for line in ["list", "codes --json", "--help", "check factotum-2025", "completions bash", "man"] {
        assert_eq!(run_into(line, ClosedPipe), (0, String::new()), "{line}");
        assert_eq!(run_into(line, FullDisk).0, 2, "{line}");
    }
}

const COMMANDS: [&str; 18] = [
    "test",
    "check",
    "list",
    "codes",
    "decide",
    "permissions",
    "explain",
    "roster",
    "simulate",
    "timeline",
    "completions",
    "man",
    "codice-fiscale check",
    "codice-fiscale decode",
    "codice-fiscale variants",
    "codice-fiscale encode",
    "codice-fiscale places",
    "codice-fiscale mask",
];

#[test]
fn every_subcommand_has_help_with_examples() {
    for lang in ["it", "en"] {
        let top = abilita(&format!("--help --lang {lang}")).out;
        for command in COMMANDS {
            let help = abilita(&format!("{command} --help --lang {lang}"));
            assert_eq!((help.status, help.err.as_str()), (0, ""), "{command}");
            let teaches = help.out.contains("\n  abilita ") || help.out.contains("| abilita ");
            assert!(teaches, "{command}: {}", help.out);
            let first = command.split(' ').next().unwrap_or_default();
            assert!(top.contains(&format!("\n  {first}")), "{command} is not in {top}");
        }
    }
    assert_eq!(abilita("--version").out, concat!("abilita ", env!("CARGO_PKG_VERSION"), "\n"));
}

/// No line of the Italian help is a line of the English one, but for the examples, options and blank ones.
#[test]
fn the_help_is_whole_in_both_languages() {
    let prose = |line: &&str| {
        let line = line.trim_start();
        line.contains(' ') && !line.starts_with(['-', '<', '[']) && !line.starts_with("abilita ")
    };
    for command in [&["", "codice-fiscale"][..], &COMMANDS].concat() {
        let help = |lang: &str| abilita(&format!("{command} --help --lang {lang}")).out;
        let (italian, english) = (help("it"), help("en"));
        for line in italian.lines().filter(prose) {
            assert!(!english.contains(line), "{command}: {line}");
        }
    }
}

#[test]
fn wrong_usage_is_told_on_standard_error() {
    for line in [
        "",
        "weather",
        "test",
        "list --weather",
        "list --lang fr",
        "decide x.jsonl --level many --function f",
    ] {
        let ran = abilita(line);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{line}");
        assert!(!ran.err.is_empty(), "{line}");
    }
}

#[test]
fn wrong_usage_is_told_in_both_languages() {
    for (line, italian) in [
        ("weather", "errore: il comando `weather` non esiste\n"),
        ("lisst", "errore: il comando `lisst` non esiste; forse list?\n"),
        ("list --wether", "errore: argomento inatteso `--wether`\n"),
        ("test", "errore: manca <PATH>...\n\nUso: abilita test <PATH>..."),
        (
            "list --color blue",
            "errore: `blue` non è un valore valido per --color <WHEN>; valori: auto, always, never\n",
        ),
        ("list --color", "errore: manca il valore di --color <WHEN>"),
        ("decide x --function f --level many", "errore: `many` non è un valore valido per --level <LEVEL>\n"),
        (
            "decide x --function f --as a --vouched b",
            "errore: --as <ROLE> non si può usare insieme a --vouched <ROLE>\n",
        ),
    ] {
        let ran = abilita(line);
        assert!(ran.status == 2 && ran.err.starts_with(italian), "{line}: {}", ran.err);
        let english = abilita(&format!("{line} --lang=en"));
        assert!(english.status == 2 && english.err.starts_with("error: "), "{line}: {}", english.err);
    }
}

#[test]
fn no_codice_fiscale_reaches_standard_error() {
    for line in [
        format!("list {ANNA}"),
        format!("check {ANNA}.toml"),
        format!("check {ANNA}"),
        format!("decide no-such.jsonl --function f --level {ANNA}"),
        format!(
            "codice-fiscale encode --surname {ANNA} --name x --sex F --birth-date 1975-11-02 --place {ANNA}"
        ),
        format!("--color always test {ANNA}.json"),
        "list RSSNNA75S42D205X".to_owned(),
    ] {
        let ran = abilita(&line);
        assert_eq!(ran.status, 2, "{line}");
        assert!(ran.err.contains("RSS*************") && !ran.err.contains(ANNA), "{line}: {}", ran.err);
    }
}

#[test]
fn scripts_and_pages_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = abilita(&format!("completions {shell}"));
        assert!(ran.status == 0 && ran.out.contains("permissions"), "{shell}");
    }
    let page = abilita("man");
    assert!(page.status == 0 && page.out.contains(".TH abilita 1"), "{}", page.out);
    assert!(abilita("man codice-fiscale decode").out.contains(".TH abilita-codice-fiscale-decode 1"));
    let unknown = abilita("man weather");
    assert_eq!(
        (unknown.status, unknown.err.as_str()),
        (2, "errore: `abilita` non ha il comando `weather`\n")
    );
}

#[test]
fn an_unreadable_standard_input_is_told() {
    let ran = abilita_with(&["explain", "-", "--lang", "en"], "");
    assert_eq!(ran.err, "error: <standard input>: there is no event\n");
    let mut err = Vec::new();
    let args = ["abilita", "check", "-", "--lang", "en"].map(Into::into);
    assert_eq!(abilita_cli::run(args, &b"\xff"[..], io::sink(), &mut err), 2);
    assert_eq!(
        String::from_utf8_lossy(&err),
        "error: cannot read <standard input>: it is not text in UTF-8\n"
    );
}

#[test]
fn the_environment_gives_language_and_person() {
    let folder = Folder::new("host-environment");
    let events = folder.file("case.jsonl", concluded().stored());
    let command = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_abilita"));
        command.args(args).env("ABILITA_LANG", "en").env("ABILITA_WHO", ANNA).stdin(Stdio::null());
        let ran = command.output().expect("a run");
        (ran.status.code(), String::from_utf8_lossy(&ran.stdout).into_owned())
    };
    let question = ["decide", &events, "--function", "interventions.request", "--at", "2025-10-07"];
    let (status, out) = command(&question);
    assert_eq!(status, Some(1));
    assert!(out.starts_with("denied: Request interventions"), "{out}");
    let (_, italian) = command(&[&question[..], &["--lang", "it"]].concat());
    assert!(italian.starts_with("negato: "), "{italian}");
    let (status, help) = command(&["decide", "--help"]);
    assert!(status == Some(0) && !help.contains(ANNA), "{help}");
}

/// Whoever writes a line and waits for its answer gets it, though output is buffered.
#[test]
fn answers_do_not_wait_for_the_end_of_the_input() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abilita"));
    command.args(["codice-fiscale", "decode", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("a process");
    let (mut stdin, mut stdout) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    for code in ["RSSMRA80A01H501U", "RSSMRA80A41H501Y"] {
        writeln!(stdin, "{code}").expect("an open pipe");
        let mut answer = vec![0; 4096];
        let length = stdout.read(&mut answer).expect("an answer");
        assert!(String::from_utf8_lossy(&answer[..length]).starts_with(&format!("{{\"input\":\"{code}\"")));
    }
    drop(stdin);
    assert!(child.wait().expect("an end").success());
}
