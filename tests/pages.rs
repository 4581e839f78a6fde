//! The pages of the project: every link in them leads to a file that is there, and to a heading that it has.
#![expect(clippy::expect_used, reason = "a test panics when what must hold does not")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders that tools fill.
const MADE: [&str; 4] = ["target", "node_modules", "dist", ".git"];

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        if path.is_dir() && !MADE.contains(&name) && !name.starts_with(".venv") {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

/// The lines of a page that are not code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// What a heading is called in a link: lower case, hyphens for spaces, letters and digits only.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().trim().to_lowercase().replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#'))).collect()
}

/// Where the links of a page lead, those to other sites left out.
fn links(text: &str) -> Vec<String> {
    let lines: Vec<String> = prose(text).map(without_code).collect();
    let text = lines.join("\n");
    let ends = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    ends.filter(|link| !link.contains(':') && !link.is_empty()).map(str::to_owned).collect()
}

/// A line without what stands between backticks: an example there is no link.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// What is wrong with a link of a page.
fn fault(page: &Path, text: &str, link: &str) -> Option<String> {
    let (file, heading) = link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
    let path = page.parent()?.join(file);
    let other;
    let text = if file.is_empty() {
        text
    } else if path.is_dir() || heading.is_none() {
        return (!path.exists()).then(|| format!("{}: {link}: no such file", page.display()));
    } else {
        match std::fs::read_to_string(&path) {
            Ok(read) => other = read,
            Err(error) => return Some(format!("{}: {link}: {error}", page.display())),
        }
        &other
    };
    let heading = heading?;
    (!anchors(text).contains(heading)).then(|| format!("{}: {link}: no such heading", page.display()))
}

#[test]
fn every_link_leads_somewhere() {
    let mut found = Vec::new();
    pages(Path::new(env!("CARGO_MANIFEST_DIR")), &mut found);
    let mut followed = 0;
    let mut faults = Vec::new();
    for page in found {
        let text = std::fs::read_to_string(&page).expect("a page in UTF-8");
        for link in links(&text) {
            followed += 1;
            faults.extend(fault(&page, &text, &link));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(followed > 150, "only {followed} links were found: they are no longer read");
}

#[test]
fn a_link_that_leads_nowhere_is_told() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = "# One heading, `with code`\n[a](#one-heading-with-code) [b](#none) [c](docs/none.md) [d](docs)\n```\n[e](#e)\n```";
    let faults: Vec<String> = links(text).iter().filter_map(|link| fault(&page, text, link)).collect();
    assert_eq!(links(text).len(), 4);
    assert!(
        matches!(faults.as_slice(), [b, c] if b.ends_with("#none: no such heading") && c.ends_with("no such file"))
    );
}
