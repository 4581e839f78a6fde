//! The problems of a definition or of a behaviour, shown as rustc shows its own: what, where, the line, what would be right.

use std::ops::Range;

use abilita::Lang;
use abilita::codice_fiscale::mask_text;
use abilita::definition::Problem;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::library::Unsound;
use crate::simulation::behaviour;

/// What is reported of a problem, of whatever kind of file.
struct Diagnosis<'p> {
    code: &'static str,
    title: String,
    expected: Option<String>,
    document: &'p str,
    bytes: Option<Range<usize>>,
    position: Option<(usize, usize)>,
    path: &'p str,
    did_you_mean: Option<&'p str>,
}

impl<'p> Diagnosis<'p> {
    fn of(problem: &'p Problem, lang: Lang) -> Self {
        let code = problem.code().code();
        let found = problem.found(lang).map(|found| format!(": `{found}`")).unwrap_or_default();
        Self {
            code: code.as_str(),
            title: format!("{}{found}", code.text(lang)),
            expected: problem.expected(lang).map(str::to_owned),
            document: problem.document(),
            bytes: problem.bytes(),
            position: problem.position(),
            path: problem.path(),
            did_you_mean: problem.did_you_mean(),
        }
    }

    fn of_behaviour(problem: &'p behaviour::Problem, document: &'p str, lang: Lang) -> Self {
        let found = problem.found.as_ref().map(|found| format!(": `{found}`")).unwrap_or_default();
        let expected = problem.expected.as_ref().map(|(it, en)| if lang == Lang::It { it } else { en });
        Self {
            code: problem.code.as_str(),
            title: format!("{}{found}", problem.code.text(lang)),
            expected: expected.cloned(),
            document,
            bytes: problem.bytes.clone(),
            position: None,
            path: &problem.path,
            did_you_mean: None,
        }
    }
}

/// All problems of a definition, and how many they are.
pub(crate) fn report(unsound: &Unsound, lang: Lang, styled: bool) -> String {
    let problems = unsound.in_order();
    let diagnoses = problems.iter().map(|problem| Diagnosis::of(problem, lang)).collect();
    told(diagnoses, &unsound.documents, lang, styled)
}

/// All problems of a behaviour.
pub(crate) fn report_behaviour(unfit: &behaviour::Unfit, lang: Lang, styled: bool) -> String {
    let problems = unfit.problems.iter();
    let diagnoses = problems.map(|problem| Diagnosis::of_behaviour(problem, &unfit.name, lang)).collect();
    told(diagnoses, &[(unfit.name.clone(), unfit.text.clone())], lang, styled)
}

fn told(diagnoses: Vec<Diagnosis<'_>>, documents: &[(String, String)], lang: Lang, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    let count = diagnoses.len();
    for diagnosis in diagnoses {
        text.push_str(&renderer.render(&[group(diagnosis, documents, lang)]));
        text.push_str("\n\n");
    }
    let total = match (lang, count) {
        (Lang::It, 1) => "un problema".to_owned(),
        (Lang::It, _) => format!("{count} problemi"),
        (Lang::En, 1) => "one problem".to_owned(),
        (Lang::En, _) => format!("{count} problems"),
    };
    text.push_str(&renderer.render(&[Group::with_title(level(lang).primary_title(total))]));
    text.push('\n');
    text
}

fn level(lang: Lang) -> Level<'static> {
    match lang {
        Lang::It => Level::ERROR.with_name("errore"),
        Lang::En => Level::ERROR,
    }
}

fn group<'p>(diagnosis: Diagnosis<'p>, documents: &'p [(String, String)], lang: Lang) -> Group<'p> {
    let expected = diagnosis.expected.as_ref().filter(|expected| !expected.is_empty());
    let expected = expected.map(|expected| match lang {
        Lang::It => format!("atteso: {expected}"),
        Lang::En => format!("expected: {expected}"),
    });
    let snippet = snippet(&diagnosis, documents, expected.clone());
    let title = level(lang).primary_title(diagnosis.title).id(diagnosis.code);
    // Where there is no line to write it under, it stands below.
    let mut notes: Vec<String> = expected.into_iter().filter(|_| snippet.is_none()).collect();
    let mut group = match snippet {
        Some(snippet) => title.element(snippet),
        None => title.element(origin(diagnosis.document, diagnosis.position)),
    };
    if !diagnosis.path.is_empty() {
        let word = if lang == Lang::It { "in" } else { "at" };
        notes.push(format!("{word} `{}`", diagnosis.path));
    }
    let (note, help) = match lang {
        Lang::It => (Level::NOTE.with_name("nota"), Level::HELP.with_name("aiuto")),
        Lang::En => (Level::NOTE, Level::HELP),
    };
    group = group.elements(notes.into_iter().map(|text| note.clone().message(text)));
    if let Some(name) = diagnosis.did_you_mean {
        let perhaps = if lang == Lang::It { "forse" } else { "perhaps" };
        group = group.element(help.message(format!("{perhaps} `{name}`")));
    }
    group
}

/// The line with the wrong bytes underlined, where the text is at hand.
fn snippet<'p>(
    diagnosis: &Diagnosis<'p>,
    documents: &'p [(String, String)],
    label: Option<String>,
) -> Option<Snippet<'p, Annotation<'p>>> {
    let (name, text) = documents.iter().find(|(name, _)| name == diagnosis.document)?;
    let marked = first_line(text, diagnosis.bytes.clone()?)?;
    // Masking keeps the length, so the bytes stay where they are.
    Some(
        Snippet::source(mask_text(text))
            .path(name)
            .annotation(AnnotationKind::Primary.span(marked).label(label)),
    )
}

/// The place alone.
fn origin(document: &str, position: Option<(usize, usize)>) -> Origin<'_> {
    let origin = Origin::path(document);
    match position {
        Some((line, column)) => origin.line(line).char_column(column),
        None => origin,
    }
}

/// A whole table is reported by its first line: the rest of it would only be scrolled past.
fn first_line(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let length = text.get(bytes.clone())?.find('\n').unwrap_or(bytes.len());
    Some(bytes.start..bytes.start + length)
}
