//! The diagram as tables, for a page or a merge request.

use std::fmt::Write as _;

use super::{Chart, Diagram, Step};

impl Diagram {
    /// For each track its Mermaid diagram, a table of what leads from one state to the next, and one of who may do what.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::Diagram;
    /// let markdown = Diagram::of(&Campaign::built_in("factotum-2025")?, Lang::En).to_markdown();
    /// assert!(markdown.contains("| being drafted, returned to the head | Submit | head teacher, from Monday 6 October 2025 |"), "{markdown}");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_markdown(&self) -> String {
        let mut text = format!("# {}\n", self.title);
        for chart in &self.charts {
            let of = if chart.of_member { self.say(" (di ogni persona)", " (of each person)") } else { "" };
            let _ = write!(text, "\n## {}{of}\n\n", chart.title);
            if let Some(only) = self.only(&chart.name) {
                let _ = write!(text, "```mermaid\n{}```\n\n", only.to_mermaid());
            }
            self.steps_table(chart, &mut text);
            self.may_table(chart, &mut text);
        }
        self.always_table(&mut text);
        text
    }

    fn steps_table(&self, chart: &Chart, text: &mut String) {
        let head = self.say(
            "| Da | Che cosa | Chi o quando | Richiede | A | Effetti |",
            "| From | What | Who or when | Needs | To | Effects |",
        );
        let _ = write!(text, "{head}\n|---|---|---|---|---|---|\n");
        for step in &chart.steps {
            let from = step.from.as_ref().map_or_else(
                || self.say("ogni stato", "every state").to_owned(),
                |from| titles(chart, from).join(", "),
            );
            let to = step.to.as_ref().map_or_else(
                || self.say("lo stesso", "the same").to_owned(),
                |to| titles(chart, std::slice::from_ref(to)).join(""),
            );
            let cells = [
                from,
                step.titles.join(", "),
                step.who_or_when(),
                [step.needs.clone(), step.refusals.clone()].concat().join("<br>"),
                to,
                step.does.join("<br>"),
            ];
            let _ = writeln!(text, "| {} |", cells.map(|cell| escaped(&cell)).join(" | "));
        }
    }

    fn may_table(&self, chart: &Chart, text: &mut String) {
        if chart.states.iter().all(|state| state.may.is_empty()) {
            return;
        }
        let head = self.say("| Stato | Chi può | Che cosa |", "| State | Who may | What |");
        let _ = write!(text, "\n{head}\n|---|---|---|\n");
        for (state, may) in
            chart.states.iter().flat_map(|state| state.may.iter().map(move |may| (state, may)))
        {
            let cells = [state.title.clone(), may.who.said(), may.functions.join("<br>")];
            let _ = writeln!(text, "| {} |", cells.map(|cell| escaped(&cell)).join(" | "));
        }
    }

    fn always_table(&self, text: &mut String) {
        if self.always.is_empty() {
            return;
        }
        let title = self.say("Chi può che cosa, in ogni stato", "Who may do what, in every state");
        let head = self.say("| Chi può | Che cosa |", "| Who may | What |");
        let _ = write!(text, "\n## {title}\n\n{head}\n|---|---|\n");
        for may in &self.always {
            let cells = [may.who.said(), may.functions.join("<br>")];
            let _ = writeln!(text, "| {} |", cells.map(|cell| escaped(&cell)).join(" | "));
        }
    }
}

impl Step {
    fn who_or_when(&self) -> String {
        std::iter::once(self.who_and_when()).chain(self.elsewhere.clone()).collect::<Vec<_>>().join(", ")
    }
}

fn titles(chart: &Chart, states: &[String]) -> Vec<String> {
    states.iter().filter_map(|state| chart.state(state)).map(|state| state.title.clone()).collect()
}

fn escaped(cell: &str) -> String {
    cell.replace('|', "\\|").replace('\n', " ")
}
