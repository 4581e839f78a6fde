//! The list of delegates that an institute wants to hand in, with the mistakes that are still in it.

use abilita::{Campaign, Case, Person};

use crate::simulation::behaviour::RosterHabits;
use crate::simulation::dice::Dice;
use crate::simulation::plan::RosterPlan;
use crate::simulation::population::{People, incomplete, misspelt};

/// The list, as meant and as written.
#[derive(Debug)]
pub(super) struct List(Vec<Line>);

/// One delegate.
#[derive(Debug)]
struct Line {
    role: String,
    meant: Person,
    mistake: Option<Mistake>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    Misspelt,
    Incomplete,
    LeftOut,
}

/// A delegate who is to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) role: String,
    pub(super) person: Person,
}

impl List {
    /// Whoever is enabled, some of them replaced, and whoever must be on the list beside.
    pub(super) fn draw(
        campaign: &Campaign,
        case: &Case,
        plan: &RosterPlan,
        habits: &RosterHabits,
        dice: &mut Dice,
        people: &mut People,
    ) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let wanted = usize::try_from(habits.delegates).unwrap_or(usize::MAX);
        let required = plan.required.len();
        let most = plan.at_most.unwrap_or(usize::MAX).min(wanted.saturating_sub(required));
        for (role, person) in campaign.register_of(case) {
            let is_required = plan.required.iter().any(|required| required == role);
            if is_required || lines.len() >= most {
                continue;
            }
            if dice.happens(habits.replaced) {
                lines.push(Line::new(role, people.next(dice), habits, dice));
            } else {
                lines.push(Line { role: role.to_owned(), meant: person.clone(), mistake: None });
            }
        }
        for role in &plan.required {
            let mut line = Line::new(role, people.next(dice), habits, dice);
            if dice.happens(habits.missing_role) {
                line.mistake = Some(Mistake::LeftOut);
            }
            lines.push(line);
        }
        Self(lines)
    }

    /// Some mistakes are mended.
    pub(super) fn mend(&mut self, habits: &RosterHabits, dice: &mut Dice) {
        for line in self.0.iter_mut().filter(|line| line.mistake.is_some()) {
            if dice.happens(habits.mended) {
                line.mistake = None;
            }
        }
    }

    /// What is written on it.
    pub(super) fn written(&self) -> Vec<Entry> {
        self.0.iter().filter_map(Line::written).collect()
    }
}

impl Line {
    fn new(role: &str, meant: Person, habits: &RosterHabits, dice: &mut Dice) -> Self {
        let misspelt = dice.happens(habits.wrong_codice_fiscale);
        let incomplete = dice.happens(habits.missing_field);
        let mistake = match (misspelt, incomplete) {
            (true, _) => Some(Mistake::Misspelt),
            (false, true) => Some(Mistake::Incomplete),
            (false, false) => None,
        };
        Self { role: role.to_owned(), meant, mistake }
    }

    fn written(&self) -> Option<Entry> {
        let person = match self.mistake {
            None => self.meant.clone(),
            Some(Mistake::Misspelt) => misspelt(&self.meant),
            Some(Mistake::Incomplete) => incomplete(&self.meant),
            Some(Mistake::LeftOut) => return None,
        };
        Some(Entry { role: self.role.clone(), person })
    }
}
