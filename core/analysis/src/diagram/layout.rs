//! Where everything of a chart stands.
//!
//! States are cards, one below the other in the order in which cases come to them. What leads out of a state is a row of its
//! card, so no label can cross another; from each row a line runs to a lane beside the cards, and along it to the state it leads
//! to: down on the right, up on the left. All lines to one state share a lane, and shorter lanes are nearer to the cards.

use abilita::drawing::{Block, Ink, Style};

use super::{Chart, Diagram, May, State, Step};

/// The width of a card, in pixels.
pub(super) const CARD: f64 = 390.0;
/// Between the frame of a card and its texts.
pub(super) const PADDING: f64 = 12.0;
/// Between two cards.
const GAP: f64 = 22.0;
/// From the cards to the nearest lane, and from each lane to the next.
const LANE: f64 = 15.0;
/// Between two rows of a card.
const ROW_GAP: f64 = 7.0;

/// A chart with everything in its place, its left upper corner at 0.
pub(super) struct Plan {
    pub(super) heading: Block,
    pub(super) cards: Vec<Card>,
    pub(super) edges: Vec<Edge>,
    /// Where the cards begin.
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A state, or what can happen in every one.
pub(super) struct Card {
    pub(super) top: f64,
    pub(super) height: f64,
    pub(super) title: Block,
    pub(super) strip: f64,
    pub(super) mark: Mark,
    pub(super) rows: Vec<Row>,
    /// Where the line above who may do what is.
    pub(super) rule: Option<f64>,
}

/// What a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Initial,
    Final,
    State,
    Every,
}

/// Texts of a card.
pub(super) struct Row {
    pub(super) top: f64,
    pub(super) block: Block,
    /// What it is marked with: a disc for a command, a diamond for time, nothing for who may do what.
    pub(super) ink: Option<Ink>,
}

/// A line from a row to a card.
pub(super) struct Edge {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) lane: f64,
    pub(super) ink: Ink,
    /// It runs down, on the right.
    pub(super) is_down: bool,
}

/// An edge before it has a lane: of which card it comes, from how high, to which card.
struct Line {
    from: usize,
    y: f64,
    to: usize,
    ink: Ink,
}

impl Plan {
    pub(super) fn of(diagram: &Diagram, chart: &Chart) -> Self {
        let of = if chart.of_member { diagram.say(" (di ogni persona)", " (of each person)") } else { "" };
        let heading = Block::new(CARD).with(&format!("{}{of}", chart.title), Style::new(16.0).bold());
        let mut top = heading.height() + 10.0;
        let (mut cards, mut lines) = (Vec::new(), Vec::new());
        for (number, state) in chart.states.iter().enumerate() {
            let steps: Vec<&Step> = chart.steps_in(Some(&state.name)).collect();
            let card = Builder { diagram, chart, number, state: Some(state) };
            cards.push(card.build(&steps, &state.may, top, &mut lines));
            top += cards.last().map_or(0.0, |card| card.height) + GAP;
        }
        let every: Vec<&Step> = chart.steps_in(None).collect();
        if !every.is_empty() {
            let card = Builder { diagram, chart, number: chart.states.len(), state: None };
            cards.push(card.build(&every, &[], top, &mut lines));
            top += cards.last().map_or(0.0, |card| card.height) + GAP;
        }
        let (edges, left, right) = lanes(&lines, &cards);
        Self { heading, cards, edges, left, width: left + CARD + right, height: top - GAP }
    }
}

impl Plan {
    /// Who may do what whatever state the tracks are in, as a card of its own.
    pub(super) fn of_all_states(diagram: &Diagram) -> Option<Self> {
        if diagram.always.is_empty() {
            return None;
        }
        let title = diagram.say("Chi può che cosa, in ogni stato", "Who may do what, in every state");
        let heading = Block::new(CARD).with(title, Style::new(16.0).bold());
        let mut y = PADDING;
        let mut rows = Vec::new();
        for may in &diagram.always {
            let row = may_row(may, y);
            y += row.block.height() + ROW_GAP;
            rows.push(row);
        }
        let (title, mark) = (Block::new(CARD), Mark::Every);
        let top = heading.height() + 10.0;
        let card = Card { top, height: y + 4.0, title, strip: 0.0, mark, rows, rule: None };
        let (left, height) = (2.0 * LANE, top + card.height);
        Some(Self { heading, cards: vec![card], edges: Vec::new(), left, width: left + CARD, height })
    }
}

struct Builder<'d> {
    diagram: &'d Diagram,
    chart: &'d Chart,
    number: usize,
    state: Option<&'d State>,
}

impl Builder<'_> {
    fn build(&self, steps: &[&Step], may: &[May], top: f64, lines: &mut Vec<Line>) -> Card {
        let title =
            self.state.map_or(self.diagram.say("In ogni stato", "In every state"), |state| &state.title);
        let title = Block::new(CARD - 2.0 * PADDING - 80.0).with(title, Style::HEAD);
        let strip = title.height() + 12.0;
        let mut y = strip + 8.0;
        let mut rows = Vec::new();
        for step in steps {
            let row = self.row(step, y);
            let to = step.leads_from(self.state.map(|state| state.name.as_str()));
            if let Some(to) = to.and_then(|to| self.chart.states.iter().position(|state| state.name == to)) {
                lines.push(Line {
                    from: self.number,
                    y: top + y + Style::new(13.0).line_height() / 2.0,
                    to,
                    ink: ink(step),
                });
            }
            y += row.block.height() + ROW_GAP;
            rows.push(row);
        }
        let rule = (!may.is_empty() && !steps.is_empty()).then_some(y);
        if rule.is_some() {
            y += ROW_GAP;
        }
        for may in may {
            let row = may_row(may, y);
            y += row.block.height() + 4.0;
            rows.push(row);
        }
        if rows.is_empty() {
            y -= 8.0;
        }
        let mark = match self.state {
            None => Mark::Every,
            Some(state) if state.is_initial => Mark::Initial,
            Some(state) if state.is_final => Mark::Final,
            Some(_) => Mark::State,
        };
        Card { top, height: y + 4.0, title, strip, mark, rows, rule }
    }

    fn row(&self, step: &Step, top: f64) -> Row {
        let to = step.to.as_ref().and_then(|to| self.chart.state(to));
        let leads = to.filter(|to| self.state.is_none_or(|state| state.name != to.name));
        let titles = step.titles.join(", ");
        let head = leads.map_or(titles.clone(), |to| format!("{titles} → {}", to.title));
        let block = Block::new(CARD - 2.0 * PADDING - 16.0)
            .with(&head, Style::new(13.0).bold().in_ink(ink(step)))
            .with(&step.who_and_when(), Style::new(12.5));
        let elsewhere = step.elsewhere.as_ref();
        let elsewhere =
            elsewhere.map(|title| format!("{}: {title}", self.diagram.say("dal percorso", "of the track")));
        let word = if step.is_of_time { ("se", "if") } else { ("richiede:", "needs:") };
        let after = |it, en, said: &[String]| {
            (!said.is_empty()).then(|| format!("{} {}", self.diagram.say(it, en), said.join("; ")))
        };
        let does = (!step.does.is_empty()).then(|| step.does.join("; "));
        let needs = after(word.0, word.1, &step.needs);
        let refusals = after("può essere rifiutata:", "may be refused:", &step.refusals);
        let asides = elsewhere.into_iter().chain(does).chain(needs).chain(refusals);
        let block =
            asides.fold(block, |block, aside| block.with(&aside, Style::new(11.5).in_ink(Ink::Muted)));
        Row { top, block, ink: Some(ink(step)) }
    }
}

/// Who may, below it what, and below that on what condition.
fn may_row(may: &May, top: f64) -> Row {
    let block = Block::new(CARD - 2.0 * PADDING)
        .with(&may.who.roles.join(", "), Style::new(12.0).bold())
        .with(&may.functions.join(", "), Style::new(12.0))
        .with(may.who.condition().unwrap_or_default(), Style::new(11.5).in_ink(Ink::Muted));
    Row { top, block, ink: None }
}

fn ink(step: &Step) -> Ink {
    if step.is_of_time { Ink::Deadline } else { Ink::Window }
}

/// All lines in lanes, with the room that these take on the left and on the right.
fn lanes(lines: &[Line], cards: &[Card]) -> (Vec<Edge>, f64, f64) {
    let entry = |card: usize| cards.get(card).map_or(0.0, |card| card.top + card.strip / 2.0);
    let mut edges = Vec::new();
    let mut room = [LANE, LANE];
    for (side, is_down) in [false, true].into_iter().enumerate() {
        // What leads down leads to a later card; from one that is of every state, nothing does.
        let of_side = |line: &&Line| (line.from < line.to) == is_down;
        let mut buses: Vec<(usize, f64, f64)> = Vec::new();
        for line in lines.iter().filter(of_side) {
            let to = entry(line.to);
            let (top, bottom) = (line.y.min(to), line.y.max(to));
            match buses.iter_mut().find(|(target, ..)| *target == line.to) {
                Some((_, first, last)) => (*first, *last) = (first.min(top), last.max(bottom)),
                None => buses.push((line.to, top, bottom)),
            }
        }
        buses.sort_by(|one, other| (one.2 - one.1).total_cmp(&(other.2 - other.1)));
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        for (target, top, bottom) in buses {
            let free = |lane: &Vec<(f64, f64)>| {
                lane.iter().all(|(first, last)| bottom + 6.0 < *first || *last + 6.0 < top)
            };
            let number = taken.iter().position(free).unwrap_or(taken.len());
            match taken.get_mut(number) {
                Some(lane) => lane.push((top, bottom)),
                None => taken.push(vec![(top, bottom)]),
            }
            let lane = LANE * (1.0 + float(number)) + 6.0;
            for line in lines.iter().filter(of_side).filter(|line| line.to == target) {
                edges.push(Edge { from: line.y, to: entry(target), lane, ink: line.ink, is_down });
            }
        }
        if let Some(room) = room.get_mut(side) {
            *room = LANE * (1.0 + float(taken.len())) + 6.0;
        }
    }
    let [left, right] = room;
    (edges, left, right)
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use abilita::{Campaign, Lang, Library};

    use super::*;

    #[test]
    fn texts_stay_in_their_cards_and_cards_apart() {
        for id in Library::built_in().ids() {
            for lang in [Lang::It, Lang::En] {
                let diagram = Diagram::of(&Campaign::built_in(id).unwrap(), lang);
                for chart in diagram.charts() {
                    let plan = Plan::of(&diagram, chart);
                    for pair in plan.cards.windows(2) {
                        assert!(pair[0].top + pair[0].height < pair[1].top);
                    }
                    for card in &plan.cards {
                        let mut above = card.strip;
                        for row in &card.rows {
                            assert!(row.block.width() <= CARD - 2.0 * PADDING);
                            assert!(above <= row.top && row.top + row.block.height() <= card.height);
                            above = row.top + row.block.height();
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn lines_to_different_states_never_run_over_each_other() {
        for id in Library::built_in().ids() {
            let diagram = Diagram::of(&Campaign::built_in(id).unwrap(), Lang::It);
            for chart in diagram.charts() {
                let edges = Plan::of(&diagram, chart).edges;
                for (number, one) in edges.iter().enumerate() {
                    for other in &edges[number + 1..] {
                        let same_lane =
                            one.lane.to_bits() == other.lane.to_bits() && one.is_down == other.is_down;
                        if same_lane && one.to.to_bits() != other.to.to_bits() {
                            let span = |edge: &Edge| (edge.from.min(edge.to), edge.from.max(edge.to));
                            assert!(span(one).1 < span(other).0 || span(other).1 < span(one).0, "{id}");
                        }
                    }
                }
            }
        }
    }
}
