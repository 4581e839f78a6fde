//! Figures in Markdown.

use super::figures::{Figure, Figures};

/// The figures of a group, or of all groups `GROUP, column`, one column each. Where there are several columns, the last one
/// is compared: how many times its smallest value each is.
pub(super) fn of_group(figures: &Figures, group: &str) -> Result<String, String> {
    let column = |figure: &Figure| {
        let rest = figure.group.strip_prefix(group)?;
        if rest.is_empty() { Some(String::new()) } else { rest.strip_prefix(", ").map(str::to_owned) }
    };
    let own: Vec<(String, &Figure)> =
        figures.all.iter().filter_map(|figure| Some((column(figure)?, figure))).collect();
    let columns = each_once(own.iter().map(|(column, _)| column.as_str()));
    let names = each_once(own.iter().map(|(_, figure)| figure.name.as_str()));
    let find = |name: &str, wanted: &str| {
        own.iter().find(|(column, figure)| column == wanted && figure.name == name).map(|(_, figure)| *figure)
    };
    let Some(last) = columns.last().filter(|_| columns.len() > 1) else {
        return single(own.iter().map(|(_, figure)| *figure), group);
    };
    let smallest = names.iter().filter_map(|name| find(name, last)).map(|figure| figure.value);
    let smallest = smallest.fold(f64::INFINITY, f64::min);

    let mut lines = vec![
        format!("| | {} | times the fastest |", columns.join(" | ")),
        format!("|---|{}--:|", "--:|".repeat(columns.len())),
    ];
    for name in names {
        let cells = columns.iter().map(|column| find(name, column).map_or(String::new(), cell));
        let cells: Vec<String> = cells.collect();
        let times = find(name, last).map_or(String::new(), |figure| factor(figure.value / smallest));
        lines.push(format!("| {name} | {} | {times} |", cells.join(" | ")));
    }
    Ok(lines.join("\n"))
}

fn single<'a>(figures: impl Iterator<Item = &'a Figure>, group: &str) -> Result<String, String> {
    let rows: Vec<String> = figures
        .map(|figure| {
            let note = if figure.note.is_empty() { String::new() } else { format!(" ({})", figure.note) };
            format!("| {}{note} | {} |", figure.name, cell(figure))
        })
        .collect();
    if rows.is_empty() {
        return Err(format!("no figure of a group `{group}`"));
    }
    Ok(format!("| | |\n|---|--:|\n{}", rows.join("\n")))
}

/// The groups for which the template has no place of its own, each under a heading.
pub(super) fn others(figures: &Figures, template: &str) -> Result<String, String> {
    let tables = each_once(figures.all.iter().map(|figure| table_of(&figure.group)));
    let others = tables.into_iter().filter(|table| !template.contains(&format!("{{{{table {table}}}}}")));
    let sections = others.map(|table| Ok(format!("## {table}\n\n{}", of_group(figures, table)?)));
    Ok(sections.collect::<Result<Vec<_>, String>>()?.join("\n\n"))
}

/// `decision` for a group `decision, 100 institutes`.
fn table_of(group: &str) -> &str {
    group.split_once(", ").map_or(group, |(table, _)| table)
}

/// What is inside each timed loop.
pub(super) fn loops(figures: &Figures) -> String {
    let lines = figures.loops.iter().map(|(name, inside)| format!("- **{name}**: {inside}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn cell(figure: &Figure) -> String {
    amount(figure.value, &figure.unit)
}

/// A value in a unit that keeps it short: `61 ns`, `11.1 µs`, `466 B`.
pub(super) fn amount(value: f64, unit: &str) -> String {
    match unit {
        "ns" if value >= 1e6 => format!("{} ms", short(value / 1e6)),
        "ns" if value >= 1e3 => format!("{} µs", short(value / 1e3)),
        "" => short(value),
        _ => format!("{} {unit}", short(value)),
    }
}

/// `5.2×`.
pub(super) fn factor(ratio: f64) -> String {
    format!("{}×", short(ratio))
}

/// As many decimals as a measured value bears: none from 100 on or where it is whole, then one, below 10 two.
fn short(value: f64) -> String {
    if value >= 100.0 || value.fract() == 0.0 {
        thousands(&format!("{value:.0}"))
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

fn thousands(digits: &str) -> String {
    let count = digits.len();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (count - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut each: Vec<&str> = Vec::new();
    for name in names {
        if !each.contains(&name) {
            each.push(name);
        }
    }
    each
}

#[cfg(test)]
mod tests {
    use super::super::figures::Figures;
    use super::{amount, of_group};

    #[test]
    fn amounts_are_short() {
        assert_eq!(amount(61.42, "ns"), "61.4 ns");
        assert_eq!(amount(11_076.0, "ns"), "11.1 µs");
        assert_eq!(amount(1_000_000.0, "ns"), "1 ms");
        assert_eq!(amount(18_657.9, "B"), "18,658 B");
        assert_eq!(amount(0.0, "allocations"), "0 allocations");
    }

    #[test]
    fn groups_of_one_table_stand_side_by_side() {
        let printed = "figure\tdecision, 1\thand\t44\tns\t\nfigure\tdecision, 100\thand\t72\tns\t\n\
                       figure\tdecision, 100\tother\t144\tns\t\nfigure\tdecisions\tnot this\t1\tns\t\n";
        let figures = Figures::read(printed).expect("sound lines");
        let table = of_group(&figures, "decision").expect("a group");
        let expected = "| | 1 | 100 | times the fastest |\n|---|--:|--:|--:|\n\
                        | hand | 44 ns | 72 ns | 1× |\n| other |  | 144 ns | 2× |";
        assert_eq!(table, expected);
        assert!(of_group(&figures, "nothing").is_err());
    }
}
