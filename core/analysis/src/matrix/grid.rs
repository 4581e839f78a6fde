//! The table as it is shown: functions down, time across, and who may in each cell.

use abilita::{Campaign, Lang};

use super::{Cell, Matrix, Row};
use crate::wording::{Speaker, capitalised};

/// Who may do what, when, in one language.
///
/// ```
/// use abilita::{Campaign, Lang};
/// use abilita_analysis::Matrix;
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let grid = Matrix::of(&campaign).grid(&campaign, Lang::En);
/// let request = grid.lines().iter().find(|line| line.title() == "Request interventions").unwrap();
/// let who: Vec<String> = request.spans().iter().map(|span| span.said()).collect();
/// assert_eq!(who, ["head teacher, delegate", "nobody", "head teacher, delegate"]);
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) lang: Lang,
    pub(super) columns: Vec<String>,
    pub(super) lines: Vec<Line>,
    pub(super) left_out: Vec<String>,
}

/// A function, and who may use it in each phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub(super) title: String,
    pub(super) spans: Vec<Span>,
}

/// So many phases in which the same persons may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub(super) columns: usize,
    pub(super) who: Vec<Who>,
    pub(super) nobody: &'static str,
}

/// Roles that may under one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub(crate) roles: Vec<String>,
    pub(crate) condition: Option<String>,
}

impl Matrix {
    /// The table as it is shown.
    pub fn grid(&self, campaign: &Campaign, lang: Lang) -> Grid {
        let definition = campaign.inspect();
        let speaker = Speaker::new(campaign, &definition, lang);
        let functions =
            definition.functions.iter().filter(|function| !self.left_out.contains(&function.name));
        let line = |function: &abilita::inspect::Function| {
            let rows = self
                .phases()
                .iter()
                .map(|phase| phase.rows().iter().find(|row| row.function() == function.name));
            Line {
                title: campaign.function_title(&function.name, lang).to_owned(),
                spans: merged(rows.map(|row| who(&speaker, row)), speaker.say("nessuno", "nobody")),
            }
        };
        let left_out =
            self.left_out.iter().map(|function| campaign.function_title(function, lang).to_owned());
        Grid {
            id: campaign.id().to_owned(),
            title: campaign.title(lang).to_owned(),
            lang,
            columns: self.phases().iter().map(|phase| capitalised(phase.title(lang))).collect(),
            lines: functions.map(line).collect(),
            left_out: left_out.collect(),
        }
    }
}

impl Grid {
    /// The title of the campaign.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The phases, as time brings them.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The functions, in the order of the definition.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The functions whose situations are too many to be looked at.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// What stands above the functions.
    pub(super) fn corner(&self) -> &'static str {
        if self.lang == Lang::It { "Chi può…" } else { "Who may…" }
    }

    /// That something is missing, where something is.
    pub(super) fn note(&self) -> Option<String> {
        let words = if self.lang == Lang::It {
            "Troppe situazioni per dirlo di"
        } else {
            "Too many situations to tell of"
        };
        (!self.left_out.is_empty()).then(|| format!("{words}: {}", self.left_out.join(", ")))
    }
}

impl Line {
    /// The title of the function.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Who may, phase by phase.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }
}

impl Span {
    /// How many phases it is of.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Those who may, each with the condition; none for nobody.
    pub fn who(&self) -> &[Who] {
        &self.who
    }

    /// The same in one phrase.
    pub fn said(&self) -> String {
        let who: Vec<String> = self.who.iter().map(Who::said).collect();
        if who.is_empty() { self.nobody.to_owned() } else { who.join("; ") }
    }
}

impl Who {
    /// The titles of the roles.
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// The condition, where there is one: `if «Enablement» is «enabled»`.
    pub fn condition(&self) -> Option<&str> {
        self.condition.as_deref()
    }

    /// Both in one phrase.
    pub fn said(&self) -> String {
        let roles = self.roles.join(", ");
        self.condition.as_ref().map_or(roles.clone(), |condition| format!("{roles} ({condition})"))
    }
}

/// Those who may, those under one condition together.
fn who(speaker: &Speaker<'_>, row: Option<&Row>) -> Vec<Who> {
    Who::group(speaker, row.map(Row::cells).unwrap_or_default())
}

impl Who {
    /// The roles that may, those under one condition together.
    pub(crate) fn group(speaker: &Speaker<'_>, cells: &[(String, Cell)]) -> Vec<Self> {
        let mut groups: Vec<(&Cell, Vec<String>)> = Vec::new();
        for (role, cell) in cells.iter().filter(|(_, cell)| *cell != Cell::Never) {
            let role = speaker.role(role);
            match groups.iter_mut().find(|(own, _)| *own == cell) {
                Some((_, roles)) => roles.push(role),
                None => groups.push((cell, vec![role])),
            }
        }
        let said = groups.into_iter().map(|(cell, roles)| {
            let condition = (*cell != Cell::Always).then(|| cell.said(speaker));
            Self { roles, condition }
        });
        said.collect()
    }
}

fn merged(cells: impl Iterator<Item = Vec<Who>>, nobody: &'static str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for who in cells {
        match spans.last_mut() {
            Some(last) if last.who == who => last.columns += 1,
            _ => spans.push(Span { columns: 1, who, nobody }),
        }
    }
    spans
}
