//! The markup of a drawing.

use super::bar::{BAR, Bar};
use super::label;
use super::layout::{Placed, Side};
use super::plan::{BADGE, EDGE, INSET, Label, Moment, Place, Plan, Today};
use super::scale::Scale;
use crate::drawing::{Block, Ink, Markup, Sheet, px};

/// The whole drawing, what lies below first.
pub(super) fn draw(plan: &Plan<'_>, description: &str) -> String {
    let mut pen = Pen { markup: Markup::default(), id: id_of(plan) };
    pen.open(plan, description);
    if let Some(axis) = plan.axis {
        pen.grid(plan, axis);
        if let Some(today) = &plan.today {
            pen.today_line(plan, today, axis);
        }
        for moment in &plan.moments {
            pen.pole(moment, axis);
        }
    }
    pen.markup.block(&plan.heading, plan.left, EDGE);
    if let Some(today) = &plan.today {
        let anchor = match today.place {
            Place::On(_) => "middle",
            Place::Before => "start",
            Place::After => "end",
        };
        let top = plan.plot - today.block.height() - 4.0;
        today.block.draw(&mut pen.markup, today.x, top, anchor);
    }
    for bar in &plan.bars {
        pen.bar(bar);
    }
    if let Some(axis) = plan.axis {
        pen.axis(plan, axis);
    }
    for moment in &plan.moments {
        pen.label(moment);
    }
    for moment in &plan.moments {
        pen.marker(moment, plan.axis.unwrap_or_default());
    }
    pen.markup.finish()
}

/// Ids are of the whole page once the drawing is part of one, perhaps in two languages and for two widths.
fn id_of(plan: &Plan<'_>) -> String {
    let id = plan.timeline.campaign().chars();
    let id: String = id.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("abilita-{id}-{}-{}", plan.timeline.lang().as_str(), px(plan.right + EDGE))
}

struct Pen {
    markup: Markup,
    id: String,
}

impl Pen {
    fn open(&mut self, plan: &Plan<'_>, description: &str) {
        self.markup.sheet(&Sheet {
            id: &self.id,
            class: "abilita-timeline",
            lang: plan.timeline.lang(),
            title: plan.timeline.title(),
            description,
            size: (plan.right + EDGE, plan.bottom),
        });
        self.markup.open("defs", &[]);
        self.gradient("fade-start", &[("0", "0.1"), ("0.6", "1")]);
        self.gradient("fade-end", &[("0.4", "1"), ("1", "0.1")]);
        self.gradient("fade-both", &[("0", "0.1"), ("0.4", "1"), ("0.6", "1"), ("1", "0.1")]);
        self.markup.close();
    }

    fn gradient(&mut self, name: &str, stops: &[(&str, &str)]) {
        self.markup.open("linearGradient", &[("id", &format!("{}-{name}", self.id))]);
        for (offset, opacity) in stops {
            self.markup.inked(
                "stop",
                Ink::Window,
                &[("offset", offset), ("stop-color", "currentColor"), ("stop-opacity", opacity)],
            );
        }
        self.markup.close();
    }

    /// The months, from the top of the plot to the axis, with their names above it.
    fn grid(&mut self, plan: &Plan<'_>, axis: f64) {
        for x in plan.scale.iter().flat_map(Scale::weeks) {
            self.markup.line(Ink::Axis, 1.0, (x, axis - 3.0), (x, axis + 3.0));
        }
        for tick in plan.scale.iter().flat_map(|scale| scale.ticks(plan.timeline.lang())) {
            self.markup.line(Ink::Grid, 1.0, (tick.x, plan.plot), (tick.x, axis));
            self.markup.line(Ink::Axis, 1.0, (tick.x, axis - 5.0), (tick.x, axis + 5.0));
            if let Some(label) = &tick.label {
                let block = Block::new(f64::INFINITY).with(label, label::TICK);
                block.draw(&mut self.markup, tick.x + 5.0, axis - block.height() - plan.above_axis, "start");
            }
        }
    }

    fn today_line(&mut self, plan: &Plan<'_>, today: &Today, axis: f64) {
        // The tip of an arrow beside the date, for a day beyond the axis.
        let middle = plan.plot - 4.0 - today.block.height() / 2.0;
        let arrow = |tip: f64, base: f64| {
            let [tip, base] = [px(tip), px(base)];
            format!("M{tip} {} L{base} {} L{base} {} Z", px(middle), px(middle - 5.0), px(middle + 5.0))
        };
        match today.place {
            Place::On(x) => self.markup.line(Ink::Today, 2.0, (x, plan.plot - 2.0), (x, axis + 8.0)),
            Place::Before => self.markup.path(Ink::Today, &arrow(plan.left, plan.left + 9.0)),
            Place::After => self.markup.path(Ink::Today, &arrow(plan.right, plan.right - 9.0)),
        }
    }

    fn axis(&mut self, plan: &Plan<'_>, axis: f64) {
        self.markup.line(Ink::Axis, 2.0, (plan.left, axis), (plan.last_date, axis));
        if plan.last_date < plan.right {
            self.markup.stroke(Ink::Axis, 2.0, (plan.last_date, axis), (plan.right, axis), Some("2 5"));
        }
    }

    fn bar(&mut self, bar: &Bar) {
        self.markup.block(&bar.block, bar.block_left, bar.top);
        let Some((from, until)) = bar.span else { return };
        let fade = match bar.fades {
            (false, false) => None,
            (true, false) => Some("fade-start"),
            (false, true) => Some("fade-end"),
            (true, true) => Some("fade-both"),
        };
        let fill = fade.map_or_else(|| "currentColor".to_owned(), |name| format!("url(#{}-{name})", self.id));
        self.markup.rect(Ink::Window, &fill, (from, bar.bar_top()), (until - from, BAR), 3.0);
    }

    /// From the axis down to the label, or to a marker that had to make room.
    fn pole(&mut self, moment: &Moment<'_>, axis: f64) {
        let end = match moment.label {
            Label::Hanging(placed) => placed.top,
            Label::Listed { marker, .. } => marker,
        };
        if axis < end {
            self.markup.line(moment.ink(), 1.5, (moment.x, axis), (moment.x, end));
        }
    }

    fn label(&mut self, moment: &Moment<'_>) {
        match moment.label {
            Label::Hanging(placed) => self.flag(moment, placed),
            Label::Listed { number, left, top, .. } => {
                self.badge(moment, (left + BADGE / 2.0, top + BADGE / 2.0), number);
                moment.block.draw(&mut self.markup, left + BADGE + INSET, top, "start");
            }
        }
    }

    /// The pole runs on along its label.
    fn flag(&mut self, moment: &Moment<'_>, placed: Placed) {
        let bottom = placed.top + placed.height;
        self.markup.line(moment.ink(), 1.5, (moment.x, placed.top), (moment.x, bottom));
        match placed.side {
            Side::After => moment.block.draw(&mut self.markup, placed.left + INSET, placed.top, "start"),
            Side::Before => {
                let end = placed.left + placed.width - INSET;
                moment.block.draw(&mut self.markup, end, placed.top, "end");
            }
        }
    }

    fn marker(&mut self, moment: &Moment<'_>, axis: f64) {
        match moment.label {
            Label::Hanging(_) => self.shape(moment, (moment.x, axis), 6.5),
            Label::Listed { number, marker, .. } => self.badge(moment, (moment.x, marker), number),
        }
    }

    /// A marker with a number in it.
    fn badge(&mut self, moment: &Moment<'_>, at: (f64, f64), number: usize) {
        self.shape(moment, at, BADGE / 2.0 - 1.0);
        let ink = if is_hollow(moment) { moment.ink() } else { Ink::Paper };
        self.markup.element(
            "text",
            &[
                ("x", &px(at.0)),
                ("y", &px(at.1 + 4.0)),
                ("font-size", "11"),
                ("font-weight", "600"),
                ("text-anchor", "middle"),
                ("class", ink.class()),
                ("color", ink.light()),
                ("fill", "currentColor"),
            ],
            &number.to_string(),
        );
    }

    /// A deadline is a diamond, a beginning a disc; one without a date is hollow.
    fn shape(&mut self, moment: &Moment<'_>, (x, y): (f64, f64), radius: f64) {
        let (fill, stroke) =
            if is_hollow(moment) { (Ink::Paper, moment.ink()) } else { (moment.ink(), Ink::Paper) };
        let outline = if moment.entry.is_deadline() {
            let radius = radius * 1.25;
            let [x, y, left, right, top, bottom] =
                [x, y, x - radius, x + radius, y - radius, y + radius].map(px);
            format!("M{x} {top} L{right} {y} L{x} {bottom} L{left} {y} Z")
        } else {
            let [y, left, right, radius] = [y, x - radius, x + radius, radius].map(px);
            format!("M{left} {y} A{radius} {radius} 0 1 1 {right} {y} A{radius} {radius} 0 1 1 {left} {y} Z")
        };
        self.markup.path(fill, &outline);
        self.markup.trace(stroke, 2.0, &outline);
    }
}

/// Nobody can say yet when it is.
fn is_hollow(moment: &Moment<'_>) -> bool {
    moment.entry.when().instant().is_none()
}
