//! The problems of a definition, shown as rustc shows its own: what, where, the line, what would be right.

use std::ops::Range;

use abilita::Lang;
use abilita::codice_fiscale::mask_text;
use abilita::definition::Problem;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::library::Unsound;

/// All problems of a definition, and how many they are.
pub(crate) fn report(unsound: &Unsound, lang: Lang, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for problem in unsound.in_order() {
        text.push_str(&renderer.render(&[group(problem, &unsound.documents, lang)]));
        text.push_str("\n\n");
    }
    let count = unsound.problems.iter().count();
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

fn group<'p>(problem: &'p Problem, documents: &'p [(String, String)], lang: Lang) -> Group<'p> {
    let code = problem.code().code();
    let found = problem.what_stands(lang).map(|found| format!(": `{found}`")).unwrap_or_default();
    let title = level(lang).primary_title(format!("{}{found}", code.text(lang))).id(code.as_str());
    let expected = problem.what_was_expected(lang).filter(|expected| !expected.is_empty());
    let expected = expected.map(|expected| match lang {
        Lang::It => format!("atteso: {expected}"),
        Lang::En => format!("expected: {expected}"),
    });
    let snippet = snippet(problem, documents, expected.clone());
    // Where there is no line to write it under, it stands below.
    let mut notes: Vec<String> = expected.into_iter().filter(|_| snippet.is_none()).collect();
    let mut group = match snippet {
        Some(snippet) => title.element(snippet),
        None => title.element(origin(problem)),
    };
    if !problem.path().is_empty() {
        let word = if lang == Lang::It { "in" } else { "at" };
        notes.push(format!("{word} `{}`", problem.path()));
    }
    let (note, help) = match lang {
        Lang::It => (Level::NOTE.with_name("nota"), Level::HELP.with_name("aiuto")),
        Lang::En => (Level::NOTE, Level::HELP),
    };
    group = group.elements(notes.into_iter().map(|text| note.clone().message(text)));
    if let Some(name) = problem.did_you_mean() {
        let perhaps = if lang == Lang::It { "forse" } else { "perhaps" };
        group = group.element(help.message(format!("{perhaps} `{name}`")));
    }
    group
}

/// The line with the wrong bytes underlined, where the text is at hand.
fn snippet<'p>(
    problem: &'p Problem,
    documents: &'p [(String, String)],
    label: Option<String>,
) -> Option<Snippet<'p, Annotation<'p>>> {
    let (name, text) = documents.iter().find(|(name, _)| name == problem.document())?;
    let marked = first_line(text, problem.bytes()?)?;
    // Masking keeps the length, so the bytes stay where they are.
    Some(
        Snippet::source(mask_text(text))
            .path(name)
            .annotation(AnnotationKind::Primary.span(marked).label(label)),
    )
}

/// The place alone.
fn origin(problem: &Problem) -> Origin<'_> {
    let origin = Origin::path(problem.document());
    match problem.position() {
        Some((line, column)) => origin.line(line).char_column(column),
        None => origin,
    }
}

/// A whole table is told by its first line: the rest of it would only be scrolled past.
fn first_line(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let length = text.get(bytes.clone())?.find('\n').unwrap_or(bytes.len());
    Some(bytes.start..bytes.start + length)
}
