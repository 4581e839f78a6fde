//! The diagram for pages that draw Mermaid.

use std::fmt::Write as _;

use super::{Chart, Diagram, Step};

impl Diagram {
    /// One `stateDiagram-v2`; where there are several tracks, each is a composite state of it.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::Diagram;
    /// let diagram = Diagram::of(&Campaign::built_in("factotum-2025")?, Lang::En);
    /// let mermaid = diagram.to_mermaid();
    /// assert!(mermaid.starts_with("stateDiagram-v2\n"));
    /// assert!(mermaid.contains("renewal_drafting --> renewal_submitted : Submit (head teacher)"), "{mermaid}");
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_mermaid(&self) -> String {
        let mut text = String::from("stateDiagram-v2\n");
        let is_only = self.charts.len() == 1;
        for chart in &self.charts {
            if is_only {
                self.chart(chart, "    ", &mut text);
            } else {
                let _ = writeln!(text, "    state \"{}\" as {} {{", label(&chart.title), id(&chart.name));
                self.chart(chart, "        ", &mut text);
                text.push_str("    }\n");
            }
        }
        text
    }

    fn chart(&self, chart: &Chart, indent: &str, text: &mut String) {
        let id = |state: &str| format!("{}_{}", id(&chart.name), id(state));
        for state in &chart.states {
            let _ = writeln!(text, "{indent}state \"{}\" as {}", label(&state.title), id(&state.name));
        }
        for state in chart.states.iter().filter(|state| state.is_initial) {
            let _ = writeln!(text, "{indent}[*] --> {}", id(&state.name));
        }
        if chart.steps_in(None).any(|step| step.to.is_some()) {
            let any = self.say("da ogni stato", "from every state");
            let _ = writeln!(text, "{indent}state \"{any}\" as {}", id("any state"));
        }
        for (state, step) in chart.edges() {
            let from = state.map_or_else(|| id("any state"), &id);
            let to = step.to.as_deref().map(&id).unwrap_or_default();
            let _ = writeln!(text, "{indent}{from} --> {to} : {}", step.short());
        }
        for state in chart.states.iter().filter(|state| state.is_final) {
            let _ = writeln!(text, "{indent}{} --> [*]", id(&state.name));
        }
        for state in &chart.states {
            let may = state.may.iter().map(|may| format!("{indent}    {}\n", label(&may.said())));
            let stays = chart.steps_in(Some(&state.name)).filter(|step| step.to.is_none());
            let stays = stays
                .map(|step| format!("{indent}    {} → {}\n", step.short(), label(&step.does.join(", "))));
            let note: String = may.chain(stays).collect();
            if !note.is_empty() {
                let _ = write!(text, "{indent}note right of {}\n{note}{indent}end note\n", id(&state.name));
            }
        }
    }
}

impl Chart {
    /// What leads to another state, each with the state it leads from.
    fn edges(&self) -> impl Iterator<Item = (Option<&str>, &Step)> {
        let states = self.states.iter().map(|state| Some(state.name.as_str())).chain([None]);
        states.flat_map(|state| {
            self.steps_in(state)
                .filter(move |step| step.leads_from(state).is_some())
                .map(move |step| (state, step))
        })
    }
}

impl Step {
    /// In one line, for an arrow.
    fn short(&self) -> String {
        let titles = self.titles.join(" / ");
        let aside = self
            .when
            .iter()
            .cloned()
            .chain(self.who.clone())
            .chain(self.elsewhere.clone())
            .collect::<Vec<_>>();
        let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join(", ")) };
        label(&format!("{titles}{aside}"))
    }
}

/// A name that Mermaid takes for one.
fn id(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// A text in which nothing means something to Mermaid.
fn label(text: &str) -> String {
    let mut label = String::new();
    for c in text.chars() {
        match c {
            '"' => label.push('\''),
            ';' => label.push(','),
            '#' | '<' | '>' | '{' | '}' | '\\' | '`' => label.push(' '),
            c if c.is_control() => label.push(' '),
            c => label.push(c),
        }
    }
    label.replace("::", ":").replace("-->", "→").replace("--", "–")
}
