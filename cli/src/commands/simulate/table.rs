//! The days of a simulation, one line each: for the terminal, a page, a spreadsheet.

use abilita::timeline::wording;
use abilita::{Campaign, Lang};
use chrono::Datelike as _;

use crate::simulation::course::{Course, Day};

/// A column: its heading, and what stands in it on each day.
struct Column {
    heading: String,
    values: Vec<String>,
}

impl Column {
    fn new<V: ToString>(heading: &str, course: &Course, value: impl Fn(&Day) -> V) -> Self {
        let values = course.days.iter().map(|day| value(day).to_string()).collect();
        Self { heading: heading.to_owned(), values }
    }

    fn is_blank(&self) -> bool {
        self.values.iter().all(|value| value == "0")
    }

    fn width(&self) -> usize {
        let longest = self.values.iter().map(String::len).max().unwrap_or_default();
        self.heading.split(' ').map(|word| word.chars().count()).max().unwrap_or_default().max(longest)
    }
}

/// Every number of every day, under the names of the definition.
pub(super) fn csv(course: &Course) -> String {
    let mut columns = vec![
        Column::new("day", course, |day| day.date),
        Column::new("locked_out", course, |day| day.locked_out),
        Column::new("backlog", course, |day| day.backlog),
        Column::new("arrived", course, |day| day.arrived),
        Column::new("served", course, |day| day.served),
        Column::new("debts", course, |day| day.debts),
        Column::new("commands", course, |day| day.commands),
        Column::new("messages", course, |day| day.messages),
    ];
    for (number, track) in course.tracks.iter().enumerate() {
        for (place, state) in track.states.iter().enumerate() {
            columns.push(Column::new(&format!("state.{}.{state}", track.name), course, |day| {
                in_state(day, number, place)
            }));
        }
    }
    for (number, flag) in course.flags.iter().enumerate() {
        columns.push(Column::new(&format!("flag.{flag}"), course, |day| with_flag(day, number)));
    }
    for code in course.refusals.keys() {
        let of = |day: &Day| day.refusals_by_code.get(code).copied().unwrap_or_default();
        columns.push(Column::new(&format!("refusal.{code}"), course, of));
    }
    let lines = (0..course.days.len()).map(|day| line(&columns, day, ","));
    let headings: Vec<String> = columns.iter().map(|column| quoted(&column.heading)).collect();
    std::iter::once(headings.join(",")).chain(lines).map(|line| line + "\r\n").collect()
}

/// Names of definitions may be any text.
fn quoted(heading: &str) -> String {
    if heading.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", heading.replace('"', "\"\""))
    } else {
        heading.to_owned()
    }
}

fn line(columns: &[Column], day: usize, separator: &str) -> String {
    let values = columns.iter().map(|column| column.values.get(day).map_or("", String::as_str));
    values.collect::<Vec<_>>().join(separator)
}

/// For the terminal: the days on which something changed. Headings stand in as many lines as they have words.
pub(super) fn text(campaign: &Campaign, course: &Course, lang: Lang) -> String {
    let columns = columns(campaign, course, lang);
    let words: Vec<Vec<&str>> = columns.iter().map(|column| column.heading.split(' ').collect()).collect();
    let height = words.iter().map(Vec::len).max().unwrap_or_default();
    let mut text = String::new();
    let mut put = |cells: Vec<String>| {
        let mut line = String::new();
        for (number, (column, cell)) in columns.iter().zip(cells).enumerate() {
            let blanks = " ".repeat(column.width().saturating_sub(cell.chars().count()));
            // The day stands to the left, numbers to the right.
            let parts = if number == 0 { [cell.as_str(), &blanks, ""] } else { ["  ", &blanks, &cell] };
            line.extend(parts);
        }
        text += line.trim_end();
        text += "\n";
    };
    for row in 0..height {
        let word = |words: &Vec<&str>| {
            let first = height - words.len();
            row.checked_sub(first).and_then(|row| words.get(row)).copied().unwrap_or_default().to_owned()
        };
        put(words.iter().map(word).collect());
    }
    for day in changed(course) {
        put(columns.iter().map(|column| column.values.get(day).cloned().unwrap_or_default()).collect());
    }
    text
}

/// For a page: the same days.
pub(super) fn markdown(campaign: &Campaign, course: &Course, lang: Lang) -> String {
    let columns = columns(campaign, course, lang);
    let headings: Vec<String> = columns.iter().map(|column| column.heading.replace('|', "\\|")).collect();
    let rule = columns.iter().enumerate().map(|(number, _)| if number == 0 { "---" } else { "--:" });
    let head = [headings.join(" | "), rule.collect::<Vec<_>>().join(" | ")];
    let days = changed(course).into_iter().map(|day| line(&columns, day, " | "));
    let lines = head.into_iter().chain(days).map(|line| ["| ", &line, " |\n"].concat());
    lines.collect()
}

/// What people read: the day, what presses, and the states in which ever a case is.
fn columns(campaign: &Campaign, course: &Course, lang: Lang) -> Vec<Column> {
    let say = |it: &'static str, en: &'static str| if lang == Lang::It { it } else { en };
    let day = |day: &Day| {
        let name: String = wording::weekday(lang, day.date).chars().take(3).collect();
        format!("{name} {:02}/{:02}/{}", day.date.day(), day.date.month(), day.date.year())
    };
    let mut columns = vec![Column::new(say("giorno", "day"), course, day)];
    let mut counts = vec![
        Column::new(say("persone escluse", "locked out"), course, |day| day.locked_out),
        Column::new(say("arretrato", "backlog"), course, |day| day.backlog),
        Column::new(say("lavorate", "done"), course, |day| day.served),
        Column::new(say("da inserire", "debts"), course, |day| day.debts),
        Column::new(say("messaggi", "messages"), course, |day| day.messages),
        Column::new(say("rifiuti", "refusals"), course, |day| day.refusals),
    ];
    let several = course.tracks.len() > 1;
    for (number, track) in course.tracks.iter().enumerate() {
        for (place, state) in track.states.iter().enumerate() {
            let title = campaign.state_title(&track.name, state, lang);
            let title = if several {
                format!("{}: {title}", campaign.track_title(&track.name, lang))
            } else {
                title.to_owned()
            };
            counts.push(Column::new(&title, course, |day| in_state(day, number, place)));
        }
    }
    for (number, flag) in course.flags.iter().enumerate() {
        counts.push(Column::new(campaign.flag_title(flag, lang), course, |day| with_flag(day, number)));
    }
    columns.extend(counts.into_iter().filter(|column| !column.is_blank()));
    columns
}

/// The first day, the last, and every day on which something is otherwise than on the day before.
fn changed(course: &Course) -> Vec<usize> {
    let last = course.days.len().saturating_sub(1);
    let levels = |day: &Day| (day.states.clone(), day.flags.clone(), day.locked_out, day.debts, day.backlog);
    let is_told = |number: &usize| {
        let Some(day) = course.days.get(*number) else { return false };
        let before = number.checked_sub(1).and_then(|before| course.days.get(before));
        let is_quiet = day.messages + day.refusals + day.served == 0;
        *number == last || !is_quiet || before.is_none_or(|before| levels(before) != levels(day))
    };
    (0..course.days.len()).filter(is_told).collect()
}

fn in_state(day: &Day, track: usize, state: usize) -> i64 {
    day.states.get(track).and_then(|states| states.get(state)).copied().unwrap_or_default()
}

fn with_flag(day: &Day, flag: usize) -> i64 {
    day.flags.get(flag).copied().unwrap_or_default()
}
