//! The bar of a window.

use super::plan::Plan;
use crate::drawing::{Block, Style};
use crate::timeline::text::bracketed;
use crate::timeline::{Bound, Window};

/// How high a bar is.
pub(super) const BAR: f64 = 14.0;

/// A window: its text, and its bar below; no bar for one that never opens.
pub(super) struct Bar {
    pub(super) block: Block,
    pub(super) block_left: f64,
    pub(super) top: f64,
    pub(super) span: Option<(f64, f64)>,
    /// Whether its beginning, and whether its end, has no date.
    pub(super) fades: (bool, bool),
}

impl Bar {
    pub(super) fn new(window: &Window, plan: &Plan<'_>, top: f64) -> Self {
        let x = |bound: Option<&Bound>| bound.and_then(|bound| plan.x(bound.when()));
        let (begin, end) = (x(window.begin()), x(window.end()));
        let undated = window.begin().is_some() && begin.is_none() && end.is_none();
        let from = begin.unwrap_or(if undated { plan.last_date } else { plan.left });
        let until = end.unwrap_or(plan.right);
        // Beside its bar where there is room, and never in a narrow column.
        let max = (plan.right - from).max((plan.right - plan.left).min(420.0));
        let block = Block::new(max)
            .with(window.title(), Style::HEAD)
            .with(&format!("{}{}", window.said(), bracketed(window.cites())), Style::SMALL);
        Self {
            block_left: plan.within(from, block.width()),
            block,
            top,
            span: (!window.is_void()).then_some((from, until.max(from + 4.0))),
            fades: (begin.is_none(), end.is_none()),
        }
    }

    pub(super) fn bar_top(&self) -> f64 {
        self.top + self.block.height() + 4.0
    }

    pub(super) fn bottom(&self) -> f64 {
        if self.span.is_some() { self.bar_top() + BAR } else { self.top + self.block.height() }
    }
}
