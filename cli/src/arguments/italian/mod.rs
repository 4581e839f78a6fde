//! The help of the command line in Italian. The English one stands beside the arguments it is about; a test makes sure that
//! the table leaves none of them out.

mod texts;

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

use self::texts::{COMMON, TOP};

/// What is said of a command: its name, what it is for, more of that, examples, its arguments and subcommands.
struct Help {
    name: &'static str,
    about: &'static str,
    more: &'static str,
    examples: &'static str,
    arguments: &'static [(&'static str, &'static str)],
    subcommands: &'static [Help],
}

/// The command line, with its help in Italian.
pub(super) fn in_italian(command: Command) -> Command {
    let mut command = translate(command, &TOP);
    command.build();
    let help = |help: Command| help.about("Mostra l'aiuto di un comando");
    command
        .mut_subcommand("help", help)
        .mut_subcommand("codice-fiscale", |own| own.mut_subcommand("help", help))
}

fn translate(command: Command, help: &Help) -> Command {
    let long =
        if help.more.is_empty() { help.about.to_owned() } else { format!("{}\n\n{}", help.about, help.more) };
    let has_version = command.get_version().is_some();
    let mut command = command
        .about(help.about)
        .long_about(long)
        .after_help(help.examples)
        .help_template("{about-with-newline}\nUso: {usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("Comandi")
        .disable_help_flag(true)
        .disable_version_flag(has_version)
        .mut_args(|arg| argument(arg, help.arguments))
        .arg(flag("help", 'h', ArgAction::Help).help("Mostra questo aiuto (più ampio con --help)"));
    if has_version {
        command = command.arg(flag("version", 'V', ArgAction::Version).help("Mostra la versione"));
    }
    for help in help.subcommands {
        if command.find_subcommand(help.name).is_none() {
            continue; // it belongs to a feature that is not built
        }
        command = command.mut_subcommand(help.name, |sub| translate(sub, help));
    }
    command
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help_heading("Opzioni")
}

/// An argument in Italian, with the values it takes.
fn argument(arg: Arg, texts: &[(&str, &'static str)]) -> Arg {
    let text = texts.iter().chain(COMMON).find(|(id, _)| arg.get_id() == id).map(|(_, text)| *text);
    let Some(text) = text else { return arg };
    let arg = arg.long_help(None);
    let heading = if arg.is_positional() { "Argomenti" } else { "Opzioni" };
    if !arg.get_action().takes_values() {
        return arg.help(text).help_heading(heading);
    }
    let mut text = text.to_owned();
    let values: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() {
        let _ = write!(text, " [valori: {}]", values.join(", "));
    }
    if let Some(default) = arg.get_default_values().first() {
        let _ = write!(text, " [se manca: {}]", default.to_string_lossy());
    }
    if let Some(variable) = arg.get_env() {
        let _ = write!(text, " [variabile: {}]", variable.to_string_lossy());
    }
    let arg = arg.help(text).help_heading(heading);
    arg.hide_possible_values(true).hide_default_value(true).hide_env(true)
}
