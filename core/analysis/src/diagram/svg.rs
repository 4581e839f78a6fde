//! The diagram as a drawing.

use abilita::drawing::{Block, Ink, Markup, Sheet, Style, px};

use super::layout::{CARD, Card, Edge, Mark, PADDING, Plan, Row};
use super::{Chart, Diagram, May};

/// Around the drawing, in pixels.
const EDGE: f64 = 18.0;
/// Between two charts.
const BETWEEN: f64 = 34.0;

impl Diagram {
    /// As one SVG, for a file, an `<img>` or the page itself.
    ///
    /// Each state is a card with what leads out of it; lines lead down on the right and up on the left. What persons do is blue
    /// and marked with a disc, what time brings red and marked with a diamond. Whoever cannot see it is read the same in `desc`.
    ///
    /// ```
    /// use abilita::{Campaign, Lang};
    /// use abilita_analysis::Diagram;
    /// let svg = Diagram::of(&Campaign::built_in("factotum-2025")?, Lang::En).to_svg();
    /// assert!(svg.starts_with("<svg xmlns=") && svg.contains("by Saturday 25 October 2025"));
    /// # Ok::<(), abilita::Problems>(())
    /// ```
    pub fn to_svg(&self) -> String {
        let mut plans: Vec<Plan> =
            self.charts.iter().map(|chart| Plan::of(self, chart)).chain(Plan::of_all_states(self)).collect();
        align(&mut plans);
        let (places, width, height) = self.columns(&plans);
        let heading = Block::new(width).with(&self.title, Style::TITLE);
        let top = EDGE + heading.height() + 14.0;
        let mut pen = Markup::default();
        let tracks: Vec<&str> = self.charts.iter().map(|chart| chart.name.as_str()).collect();
        let id = format!("abilita-states-{}-{}-{}", self.id, tracks.join("-"), self.lang.as_str());
        pen.sheet(&Sheet {
            id: &id.replace(|c: char| !c.is_ascii_alphanumeric(), "-"),
            class: "abilita-diagram",
            lang: self.lang,
            title: &self.title,
            description: &self.description(),
            size: (width + 2.0 * EDGE, top + height + 40.0 + EDGE),
        });
        heading.draw(&mut pen, EDGE, EDGE, "start");
        for (plan, (x, y)) in plans.iter().zip(&places) {
            self.plan(&mut pen, plan, (EDGE + x, top + y));
        }
        self.legend(&mut pen, top + height + 22.0);
        pen.finish()
    }

    /// Where each chart stands: one below the other, in two columns where there are several.
    fn columns(&self, plans: &[Plan]) -> (Vec<(f64, f64)>, f64, f64) {
        let mut columns = vec![(0.0_f64, 0.0_f64); if self.charts.len() > 1 { 2 } else { 1 }];
        let mut chosen = Vec::new();
        for plan in plans {
            let shortest =
                columns.iter().enumerate().min_by(|(_, one), (_, other)| one.1.total_cmp(&other.1));
            let number = shortest.map_or(0, |(number, _)| number);
            if let Some((width, height)) = columns.get_mut(number) {
                chosen.push((number, *height));
                *width = plan.width.max(*width);
                *height += plan.height + BETWEEN;
            }
        }
        let left = |number: usize| columns.iter().take(number).map(|(width, _)| width + BETWEEN).sum::<f64>();
        let places = chosen.into_iter().map(|(number, y)| (left(number), y)).collect();
        let height = columns.iter().map(|(_, height)| *height).fold(0.0, f64::max) - BETWEEN;
        (places, left(columns.len()) - BETWEEN, height)
    }

    fn plan(&self, pen: &mut Markup, plan: &Plan, (x, y): (f64, f64)) {
        let left = x + plan.left;
        plan.heading.draw(pen, left, y, "start");
        for edge in plan.edges.iter().filter(|edge| edge.ink == Ink::Deadline) {
            edge.draw(pen, left, y);
        }
        for edge in plan.edges.iter().filter(|edge| edge.ink != Ink::Deadline) {
            edge.draw(pen, left, y);
        }
        for card in &plan.cards {
            self.card(pen, card, (left, y + card.top));
        }
    }

    fn card(&self, pen: &mut Markup, card: &Card, (x, y): (f64, f64)) {
        let is_state = card.mark != Mark::Every;
        pen.rect(Ink::Paper, "currentColor", (x, y), (CARD, card.height), 8.0);
        if is_state {
            pen.rect(Ink::Grid, "currentColor", (x, y), (CARD, card.strip.min(card.height)), 8.0);
            if !card.rows.is_empty() {
                pen.rect(Ink::Grid, "currentColor", (x, y + card.strip - 8.0), (CARD, 8.0), 0.0);
            }
        }
        pen.frame(if is_state { Ink::Axis } else { Ink::Grid }, 1.5, (x, y), (CARD, card.height), 8.0);
        let word = match card.mark {
            Mark::Initial => Some(self.say("inizio", "start")),
            Mark::Final => Some(self.say("fine", "end")),
            Mark::State | Mark::Every => None,
        };
        if let Some(word) = word {
            let block = Block::new(80.0).with(word, Style::new(12.0).bold().in_ink(Ink::Today));
            block.draw(pen, x + CARD - PADDING, y + 7.0, "end");
        }
        card.title.draw(pen, x + PADDING, y + 6.0, "start");
        if let Some(rule) = card.rule {
            pen.line(Ink::Grid, 1.0, (x + PADDING, y + rule), (x + CARD - PADDING, y + rule));
        }
        for row in &card.rows {
            row.draw(pen, (x + PADDING, y + row.top));
        }
    }

    fn legend(&self, pen: &mut Markup, y: f64) {
        let commands = self.say("lo fa una persona", "a person does it");
        let time = self.say("lo porta il tempo", "time brings it");
        let mut x = EDGE;
        let has_time = self.charts.iter().flat_map(|chart| &chart.steps).any(|step| step.is_of_time);
        for (ink, text) in [(Ink::Window, commands), (Ink::Deadline, time)] {
            if ink == Ink::Deadline && !has_time {
                continue;
            }
            mark(pen, ink, (x + 5.0, y + 8.0));
            let block = Block::new(f64::INFINITY).with(text, Style::new(11.5).in_ink(Ink::Muted));
            block.draw(pen, x + 16.0, y, "start");
            x += block.width() + 40.0;
        }
    }

    /// Everything the drawing shows, in sentences.
    fn description(&self) -> String {
        let charts = self.charts.iter().map(|chart| self.chart_description(chart));
        charts.chain(self.always.iter().map(May::said)).collect::<Vec<_>>().join(". ")
    }

    fn chart_description(&self, chart: &Chart) -> String {
        let title = |name: &String| chart.state(name).map_or(name.clone(), |state| state.title.clone());
        let states: Vec<&str> = chart.states.iter().map(|state| state.title.as_str()).collect();
        let states = format!("{}: {}", chart.title, states.join(", "));
        let steps = chart.steps.iter().map(|step| {
            let from = step.from.as_ref().map_or_else(
                || self.say("ogni stato", "every state").to_owned(),
                |from| from.iter().map(title).collect::<Vec<_>>().join(", "),
            );
            let to = step.to.as_ref().map(|to| format!(" → {}", title(to))).unwrap_or_default();
            let aside = step.who_and_when();
            format!("{from}{to}: {} ({aside})", step.titles.join(", "))
        });
        let may = chart
            .states
            .iter()
            .flat_map(|state| state.may.iter().map(move |may| format!("{}: {}", state.title, may.said())));
        std::iter::once(states).chain(steps).chain(may).collect::<Vec<_>>().join(". ")
    }
}

/// The cards of all charts begin equally far from the left.
fn align(plans: &mut [Plan]) {
    let left = plans.iter().map(|plan| plan.left).fold(0.0, f64::max);
    for plan in plans {
        plan.width += left - plan.left;
        plan.left = left;
    }
}

impl Row {
    fn draw(&self, pen: &mut Markup, (x, y): (f64, f64)) {
        match self.ink {
            Some(ink) => {
                mark(pen, ink, (x + 4.0, y + 9.0));
                self.block.draw(pen, x + 16.0, y, "start");
            }
            None => self.block.draw(pen, x, y, "start"),
        }
    }
}

impl Edge {
    /// Out of the card, along the lane, into the other card.
    fn draw(&self, pen: &mut Markup, left: f64, top: f64) {
        const BEND: f64 = 6.0;
        let (side, out) = if self.is_down { (left + CARD, 1.0) } else { (left, -1.0) };
        let lane = side + out * self.lane;
        let (from, to) = (top + self.from, top + self.to);
        let way = if to > from { 1.0 } else { -1.0 };
        let [x0, x1, x2, tip] = [side, lane - out * BEND, lane, side + out * 8.0].map(px);
        let [y0, y1, y2, y3] = [from, from + way * BEND, to - way * BEND, to].map(px);
        pen.trace(
            self.ink,
            1.6,
            &format!("M{x0} {y0} H{x1} Q{x2} {y0} {x2} {y1} V{y2} Q{x2} {y3} {x1} {y3} H{tip}"),
        );
        let [point, base, above, below] = [side + out, side + out * 10.0, to - 5.0, to + 5.0].map(px);
        pen.path(self.ink, &format!("M{point} {y3} L{base} {above} L{base} {below} Z"));
    }
}

/// A disc for what a person does, a diamond for what time brings.
fn mark(pen: &mut Markup, ink: Ink, (x, y): (f64, f64)) {
    let radius = if ink == Ink::Deadline { 5.0 } else { 4.0 };
    let [left, right, above, below, x, y, radius] =
        [x - radius, x + radius, y - radius, y + radius, x, y, radius].map(px);
    let outline = if ink == Ink::Deadline {
        format!("M{x} {above} L{right} {y} L{x} {below} L{left} {y} Z")
    } else {
        format!("M{left} {y} A{radius} {radius} 0 1 1 {right} {y} A{radius} {radius} 0 1 1 {left} {y} Z")
    };
    pen.path(ink, &outline);
}
