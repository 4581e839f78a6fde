//! The definition language: what its pages show compiles, and what is wrong is told as
//! `tests/definitions/` says. `UPDATE_GOLDEN=1` rewrites the expected problems; read the difference before you keep it.
#![expect(clippy::expect_used, clippy::panic, reason = "a test panics when what must hold does not")]

mod corpus;

use std::path::Path;

use abilita::scenario::{CampaignRef, Scenario};
use abilita::{Campaign, Lang, Library, Problems};

use self::corpus::{Block, GUIDE, LANGUAGE, add, blocks, definitions, files, read, root, with_bases, wrong};

/// Compiles a definition of a page in a library that knows those above it.
fn compile(library: &mut Library, name: &str, text: &str) -> Result<Campaign, Problems> {
    let id = library.add_toml(name, text)?;
    library.compile(&id)
}

fn sound(library: &mut Library, name: &str, text: &str) -> Campaign {
    compile(library, name, text).unwrap_or_else(|problems| panic!("{problems}\nin\n{text}"))
}

/// Every complete definition of these pages compiles, and every fragment over their base; their scenarios pass.
fn pages_are_sound(pages: &[&'static str]) {
    let mut library = Library::built_in();
    let definitions = definitions(pages);
    assert!(!definitions.is_empty(), "{pages:?}: no definition at all");
    for definition in definitions {
        let mut own = Library::built_in();
        let library = if definition.is_fragment { &mut own } else { &mut library };
        sound(library, &definition.name, &definition.text);
    }
    let blocks = blocks(pages);
    let is_scenario = |block: &&Block| block.lang == "json" && block.text.contains("abilita-scenario/1");
    let scenarios: Vec<&Block> = blocks.iter().filter(is_scenario).collect();
    assert!(!scenarios.is_empty(), "{pages:?}: no scenario");
    for block in scenarios {
        plays(&library, &block.place(), &block.text);
    }
}

/// A scenario passes. The definition it names by file has the file's name as its id.
fn plays(library: &Library, name: &str, text: &str) {
    let scenario = Scenario::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let CampaignRef::File(file) = scenario.campaign() else { panic!("{name}: not by file") };
    let id = Path::new(file).file_stem().and_then(|stem| stem.to_str()).expect("a file name");
    let campaign = library.compile(id).unwrap_or_else(|problems| panic!("{name}: {problems}"));
    let report = scenario.run(&campaign).unwrap_or_else(|error| panic!("{name}: {error}"));
    let failures: Vec<String> = report.failures().iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{name}: {}", failures.join("\n"));
}

#[test]
fn every_definition_of_the_language_pages_compiles() {
    pages_are_sound(LANGUAGE);
}

#[test]
fn every_definition_of_the_italian_guide_compiles() {
    pages_are_sound(GUIDE);
}

#[test]
fn the_problems_shown_are_those_told() {
    let blocks = blocks(LANGUAGE);
    let wrong: Vec<usize> = (0..blocks.len()).filter(|index| blocks[*index].is("toml", "# wrong")).collect();
    assert!(!wrong.is_empty(), "the pages show no problem");
    for index in wrong {
        let problems = compile(&mut Library::built_in(), "school.toml", &blocks[index].text);
        let problems = problems.map(|_| ()).expect_err("a definition shown as wrong");
        let shown = &blocks[index + 1];
        assert_eq!(shown.lang, "text", "{}: the output does not follow", blocks[index].place());
        assert_eq!(shown.text.matches("error[").count(), problems.iter().count(), "{problems}");
        for problem in &problems {
            let (line, column) = problem.position().expect("TOML has places");
            for part in [
                format!("error[{}]", problem.code().code()),
                format!("--> school.toml:{line}:{column}\n"),
                format!("note: at `{}`", problem.path()),
                problem.expected(Lang::En).map(|text| format!("expected: {text}")).unwrap_or_default(),
            ] {
                assert!(shown.text.contains(&part), "{}: `{part}` is not shown", shown.place());
            }
        }
    }
}

#[test]
fn the_json_of_the_pages_is_the_toml_of_the_pages() {
    let blocks = blocks(LANGUAGE);
    let is_json = |block: &&Block| block.lang == "json" && block.text.contains("abilita-definition/1");
    let json = blocks.iter().find(is_json).expect("a definition in JSON");
    let json = Campaign::from_json(&json.text).expect("a sound definition");
    let mut tiny = blocks.iter().filter(|block| block.text.contains("id     = \"tiny\""));
    let tiny = tiny.nth(1).expect("the second definition");
    let toml = Campaign::from_toml(&tiny.text).expect("a sound definition");
    assert_eq!(json.hash(), toml.hash(), "they do not say the same in the same order");
}

#[test]
fn lines_of_the_pages_are_short() {
    for page in LANGUAGE.iter().chain(GUIDE) {
        for (index, line) in read(&root().join(page)).lines().enumerate() {
            let is_row = line.starts_with('|'); // a row of a table cannot be broken
            assert!(is_row || line.chars().count() <= 140, "{page}:{}: too long", index + 1);
        }
    }
}

#[test]
fn the_definitions_of_the_examples_pass_their_scenarios() {
    let mut library = Library::built_in();
    for path in files("examples/definitions", "toml") {
        add(&mut library, &path).unwrap_or_else(|problems| panic!("{problems}"));
    }
    let scenarios = files("examples/definitions", "json");
    assert!(!scenarios.is_empty(), "no scenarios");
    for path in scenarios {
        plays(&library, &path.display().to_string(), &read(&path));
    }
}

/// What is wrong with a definition. Those of `bases/` are there to be extended.
fn problems_of(path: &Path) -> Problems {
    let name = path.display();
    let mut library = with_bases();
    let compiled = add(&mut library, path).and_then(|id| library.compile(&id));
    match compiled {
        Ok(_) => panic!("{name}: nothing is wrong with it"),
        Err(problems) => problems,
    }
}

/// What is expected is told in both languages; only names, values and keys are the same in either.
fn speaks_both_languages(problems: &Problems) {
    for problem in problems {
        let expected = |lang| problem.expected(lang).unwrap_or_default();
        let is_sentence = expected(Lang::En).split(", ").any(|word| word.contains(' '));
        assert!(!is_sentence || expected(Lang::It) != expected(Lang::En), "in one language only: {problem}");
    }
}

#[test]
fn wrong_definitions_are_told_as_expected() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let wrong = wrong();
    assert!(wrong.len() >= 200, "only {} wrong definitions", wrong.len());
    let mut differences = Vec::new();
    let mut codes = String::new();
    for path in wrong {
        let golden = path.with_extension("txt");
        let problems = problems_of(&path);
        speaks_both_languages(&problems);
        let found = format!("{problems}\n");
        if update {
            std::fs::write(&golden, &found).expect("a file that can be written");
        } else if read(&golden) != found {
            differences.push(format!("{}:\n{}found\n{found}", golden.display(), read(&golden)));
        }
        codes.push_str(&found);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    for code in abilita::Code::ALL.iter().filter(|code| code.as_str().starts_with("definition.")) {
        assert!(codes.contains(&format!("[{code}]")), "no wrong definition earns {code}");
    }
}
