//! What the benchmarks print, read.

/// A measured figure. A group `table, column` is one column of a table of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) group: String,
    pub(super) name: String,
    pub(super) value: f64,
    pub(super) unit: String,
    pub(super) note: String,
}

/// All figures of a run, in the order in which they were printed, and what each timed loop does.
#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) all: Vec<Figure>,
    pub(super) loops: Vec<(String, String)>,
}

impl Figures {
    /// Reads lines of `figure` and `loop`, fields separated by tabs, and criterion's `test NAME ... bench: 12 ns/iter (+/- 3)`.
    pub(super) fn read(printed: &str) -> Result<Self, String> {
        let mut figures = Self::default();
        for line in printed.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["figure", group, name, value, unit, note] => figures.all.push(Figure {
                    group: (*group).to_owned(),
                    name: (*name).to_owned(),
                    value: value.parse().map_err(|_| format!("no number: {line}"))?,
                    unit: (*unit).to_owned(),
                    note: (*note).to_owned(),
                }),
                ["figure", ..] => return Err(format!("a figure has five fields: {line}")),
                ["loop", name, inside] => figures.loops.push(((*name).to_owned(), (*inside).to_owned())),
                _ => figures.all.extend(of_criterion(line)),
            }
        }
        Ok(figures)
    }

    pub(super) fn value(&self, group: &str, name: &str) -> Option<f64> {
        self.all.iter().find(|figure| figure.group == group && figure.name == name).map(|figure| figure.value)
    }
}

fn of_criterion(line: &str) -> Option<Figure> {
    let (name, rest) = line.strip_prefix("test ")?.split_once(" ... bench:")?;
    let (value, rest) = rest.trim().split_once(' ')?;
    let (unit, _) = rest.split_once('/')?;
    Some(Figure {
        group: "engine".to_owned(),
        name: name.to_owned(),
        value: value.replace(',', "").parse().ok()?,
        unit: unit.to_owned(),
        note: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn both_kinds_of_lines_are_read() {
        let printed = "running\nfigure\tdecision, 1\tby hand\t44.1\tns\tmin 29.0\nloop\tby hand\tcomparisons\n\
                       test decide/allow ... bench:       1,056 ns/iter (+/- 3)\n";
        let figures = Figures::read(printed).expect("sound lines");
        assert_eq!(figures.value("decision, 1", "by hand"), Some(44.1));
        assert_eq!(figures.value("engine", "decide/allow"), Some(1_056.0));
        assert_eq!(figures.loops.len(), 1);
    }

    #[test]
    fn a_broken_figure_is_told() {
        assert!(Figures::read("figure\tgroup\tname\tmany\tns\t").is_err());
        assert!(Figures::read("figure\tgroup\tname").is_err());
    }
}
