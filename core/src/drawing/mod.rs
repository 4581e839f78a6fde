//! What drawings are made of: colours for light and dark, texts measured and wrapped without a font, markup that is well formed.
//!
//! A drawing is one SVG, for a file, an `<img>` or the page itself: it brings its colours and no script, font or other
//! resource, and the same bytes come of the same campaign everywhere.

mod block;
mod ink;
mod markup;
mod measure;
mod shapes;

pub use block::{Block, Style};
pub use ink::{Ink, style_sheet};
pub use markup::{Attributes, Markup, px};
pub use measure::{width, wrap};
pub use shapes::Sheet;
