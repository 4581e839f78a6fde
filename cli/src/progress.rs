//! How far a long run has come, for whoever watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error::Result;

/// A bar on standard error; nothing where nobody watches, or where the end is not known.
#[derive(Debug)]
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar for so many bytes.
    pub(crate) fn new(bytes: Option<u64>) -> Self {
        Self(bytes.map(|bytes| {
            let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {eta}");
            let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
            style.map_or(bar.clone(), |style| bar.with_style(style))
        }))
    }

    /// True if somebody watches.
    pub(crate) fn is_shown(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn advance(&self, bytes: usize) {
        if let Some(bar) = &self.0 {
            bar.inc(bytes as u64);
        }
    }

    /// Prints something that must not run into the bar.
    pub(crate) fn aside(&self, print: impl FnOnce() -> Result<()>) -> Result<()> {
        match &self.0 {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    pub(crate) fn finish(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}
