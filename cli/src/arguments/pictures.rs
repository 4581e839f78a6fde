//! The arguments of what shows a definition to an office: table, diagram, difference, timeline, calendar.

use clap::{Args, ValueEnum};

/// Show who may do what, when: a table of functions and phases
///
/// A phase is a period with the windows that are open in it; phases in which everybody may do the same are merged. The table
/// covers all situations, not just some: whoever is named without a condition always may. Where a login is required, it is
/// assumed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita matrix factotum-2025
  abilita matrix factotum-2025 --format svg --lang en > who-may-do-what.svg
  abilita matrix factotum-2025 --format markdown > who-may-do-what.md
  abilita matrix my-campaign.toml --json")]
pub(crate) struct Matrix {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// In which form
    #[arg(long, default_value = "text", value_name = "FORMAT", conflicts_with = "json")]
    pub(crate) format: MatrixFormat,
}

/// The forms of a table.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum MatrixFormat {
    /// For a terminal
    Text,
    /// For a page or a merge request
    Markdown,
    /// A drawing
    Svg,
    /// Data, as with --json
    Json,
}

/// Draw the states of a campaign: what leads from one to the next, who may, by when
///
/// Each state is shown with the commands that lead out of it, who may give them and what they need, what time brings, and who
/// may do what in that state. What can happen in every state is in a box of its own.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita diagram factotum-2025 > factotum.svg
  abilita diagram istanze-online --track enablement --lang en > enablement.svg
  abilita diagram factotum-2025 --format mermaid             for a page that draws Mermaid
  abilita diagram my-campaign.toml --format markdown > states.md")]
pub(crate) struct Diagram {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// Only this track
    #[arg(long, value_name = "TRACK")]
    pub(crate) track: Option<String>,
    /// In which form
    #[arg(long, default_value = "svg", value_name = "FORMAT", conflicts_with = "json")]
    pub(crate) format: DiagramFormat,
}

/// The forms of a diagram.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DiagramFormat {
    /// A drawing
    Svg,
    /// A `stateDiagram-v2`
    Mermaid,
    /// Tables, and the Mermaid diagram
    Markdown,
    /// Data, as with --json
    Json,
}

/// Say in sentences what changes between two editions of a campaign
///
/// Everything that was added, removed or changed is reported once, with its place in the definition and the statements of acts
/// it is based on: dates first, then roles, lists, permissions, the procedure, and texts and sources last. Ids are not compared:
/// editions have different ones.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita diff factotum-2021 factotum-2025
  abilita diff factotum-2021 factotum-2025 --format markdown --lang en
  abilita diff published.toml draft.toml --json

Exit status: 0 no difference, 1 there are some, 2 a definition cannot be read.")]
pub(crate) struct Diff {
    /// The earlier edition: a definition file or a built-in id; `-` for standard input
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// The later edition: a definition file or a built-in id
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// In which form
    #[arg(long, default_value = "text", value_name = "FORMAT", conflicts_with = "json")]
    pub(crate) format: DiffFormat,
}

/// The forms of a difference.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a terminal
    Text,
    /// For a page or a merge request
    Markdown,
    /// Data, as with --json
    Json,
}

/// Show the calendar of a campaign: for the terminal, as a drawing, or as data
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita timeline factotum-2025
  abilita timeline factotum-2025 --today 2025-10-15 --lang en
  abilita timeline my-campaign.toml --svg --today none > calendar.svg
  abilita timeline istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00")]
pub(crate) struct Timeline {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// Draw it as SVG
    #[arg(long, conflicts_with = "json")]
    pub(crate) svg: bool,
    /// The width of the drawing in pixels
    #[arg(long, default_value_t = 720, requires = "svg", value_name = "PIXELS")]
    pub(crate) width: u32,
    /// The day that is marked: a date or an instant; `none` for no mark [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// An announced moment: its instant and, after `@`, the instant from which it is known [default: the same one]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}

/// Write the dates of a campaign as a calendar file (iCalendar, .ics)
///
/// Beginnings, deadlines and windows that have a date become events that a calendar program imports and, asked again, updates:
/// each keeps its identity. What is still to be announced, or depends on the case, is named in the calendar's description.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita calendar factotum-2025 > factotum.ics
  abilita calendar factotum-2025 --remind 7 --remind 1 --lang en > factotum.ics
  abilita calendar istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00")]
pub(crate) struct Calendar {
    /// A definition file or a built-in id; `-` for standard input
    #[arg(value_name = "DEFINITION")]
    pub(crate) definition: String,
    /// The date of writing that the file states: an instant or a date [default: the date of the act, or else of the first event]
    #[arg(long, value_name = "INSTANT")]
    pub(crate) stamp: Option<String>,
    /// A reminder, this many days before each deadline
    #[arg(long, value_name = "DAYS")]
    pub(crate) remind: Vec<u32>,
    /// An announced moment: its instant and, after `@`, the instant from which it is known [default: the same one]
    #[arg(long = "announce", value_name = "MOMENT=INSTANT[@INSTANT]")]
    pub(crate) announcements: Vec<String>,
}
