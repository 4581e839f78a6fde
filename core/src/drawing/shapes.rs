//! Shapes in an ink, and the sheet that they are drawn on.

use super::block::Block;
use super::ink::{Ink, style_sheet};
use super::markup::{Attributes, Markup, px};
use crate::text::Lang;

/// The sheet of a drawing: what is told to whoever cannot see it, and its size in pixels.
///
/// ```
/// use abilita::{Lang, drawing::{Markup, Sheet}};
/// let mut markup = Markup::default();
/// let sheet = Sheet { id: "a1", class: "abilita-diagram", lang: Lang::En, title: "A & B", description: "", size: (20.0, 10.0) };
/// markup.sheet(&sheet);
/// let svg = markup.finish();
/// assert!(svg.starts_with("<svg xmlns=") && svg.contains("<title id=\"a1-title\">A &amp; B</title>"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Unlike any other of the page that the drawing may become part of.
    pub id: &'a str,
    /// The class to which its colours are confined.
    pub class: &'a str,
    /// The language of its texts.
    pub lang: Lang,
    /// What it is called.
    pub title: &'a str,
    /// All that it shows, in sentences.
    pub description: &'a str,
    /// Width and height.
    pub size: (f64, f64),
}

impl Markup {
    /// Opens the drawing, with its title, description, colours and paper.
    pub fn sheet(&mut self, sheet: &Sheet<'_>) {
        let (width, height) = (px(sheet.size.0), px(sheet.size.1));
        let (title, desc) = (format!("{}-title", sheet.id), format!("{}-desc", sheet.id));
        self.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("width", &width),
                ("height", &height),
                ("viewBox", &format!("0 0 {width} {height}")),
                ("class", sheet.class),
                ("role", "img"),
                ("lang", sheet.lang.as_str()),
                ("aria-labelledby", &title),
                ("aria-describedby", &desc),
                ("font-family", "system-ui, sans-serif"),
            ],
        );
        self.element("title", &[("id", &title)], sheet.title);
        self.element("desc", &[("id", &desc)], sheet.description);
        self.element("style", &[], &style_sheet(sheet.class));
        self.rect(Ink::Paper, "currentColor", (0.0, 0.0), sheet.size, 0.0);
    }

    /// A text, with paper behind it so that no line runs through its letters.
    pub fn block(&mut self, block: &Block, left: f64, top: f64) {
        for (line_top, width, height) in block.line_boxes() {
            let at = (left - 2.0, top + line_top);
            self.rect(Ink::Paper, "currentColor", at, (width + 4.0, height), 0.0);
        }
        block.draw(self, left, top, "start");
    }

    /// A straight line.
    pub fn line(&mut self, ink: Ink, width: f64, from: (f64, f64), to: (f64, f64)) {
        self.stroke(ink, width, from, to, None);
    }

    /// A straight line, with dashes as SVG writes them.
    pub fn stroke(&mut self, ink: Ink, width: f64, from: (f64, f64), to: (f64, f64), dashes: Option<&str>) {
        let [x1, y1, x2, y2, width] = [from.0, from.1, to.0, to.1, width].map(px);
        let mut attributes = vec![("x1", x1.as_str()), ("y1", &y1), ("x2", &x2), ("y2", &y2)];
        attributes.extend([("stroke", "currentColor"), ("stroke-width", &width)]);
        attributes.extend(dashes.map(|dashes| ("stroke-dasharray", dashes)));
        self.inked("line", ink, &attributes);
    }

    /// A rectangle, filled with `currentColor` (the ink) or with another paint.
    pub fn rect(&mut self, ink: Ink, fill: &str, at: (f64, f64), size: (f64, f64), radius: f64) {
        let [x, y, width, height, radius] = [at.0, at.1, size.0, size.1, radius].map(px);
        self.inked(
            "rect",
            ink,
            &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("rx", &radius), ("fill", fill)],
        );
    }

    /// The outline of a rectangle.
    pub fn frame(&mut self, ink: Ink, width: f64, at: (f64, f64), size: (f64, f64), radius: f64) {
        let [x, y, w, h, radius, width] = [at.0, at.1, size.0, size.1, radius, width].map(px);
        self.inked(
            "rect",
            ink,
            &[
                ("x", &x),
                ("y", &y),
                ("width", &w),
                ("height", &h),
                ("rx", &radius),
                ("fill", "none"),
                ("stroke", "currentColor"),
                ("stroke-width", &width),
            ],
        );
    }

    /// A filled outline, in the commands of an SVG path.
    pub fn path(&mut self, ink: Ink, outline: &str) {
        self.inked("path", ink, &[("d", outline), ("fill", "currentColor")]);
    }

    /// A drawn outline, in the commands of an SVG path.
    pub fn trace(&mut self, ink: Ink, width: f64, outline: &str) {
        let width = px(width);
        let drawn = [("d", outline), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", &width)];
        self.inked("path", ink, &drawn);
    }

    /// An element that takes its colour from an ink.
    pub fn inked(&mut self, name: &'static str, ink: Ink, attributes: Attributes<'_>) {
        let ink = [("class", ink.class()), ("color", ink.light())];
        self.empty(name, &[&ink, attributes].concat());
    }
}
