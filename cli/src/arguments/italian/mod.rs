//! The help of the command line in Italian. The English help is beside the arguments themselves; a test makes sure that none
//! of them lacks its Italian text.

mod asking;
mod codice_fiscale;
mod definitions;
mod institutes;
mod itself;
mod pictures;

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};

/// The help of a command: what it is for in a line, then at length, examples, and its arguments by id.
struct Help {
    name: &'static str,
    about: &'static str,
    more: &'static str,
    examples: &'static str,
    arguments: &'static [(&'static str, &'static str)],
    /// In groups, a file each.
    subcommands: &'static [&'static [Help]],
}

/// What every command takes.
const COMMON: &[(&str, &str)] = &[
    ("lang", "La lingua dei testi"),
    ("json", "Stampa dati in JSON invece di testo"),
    ("color", "Quando usare i colori"),
];

const TOP: Help = Help {
    name: "abilita",
    about: "Campagne di accesso dei portali pubblici: provarne, controllarne e spiegarne le definizioni",
    more: "Una campagna è un file di dati: chi può usare quale funzione di un portale, da quando a quando, e che cosa deve \
accadere prima. Questo comando controlla quei file, ne prova gli scenari e, per una pratica registrata, risponde chi può fare \
che cosa e perché.",
    examples: "\
Esempi:
  abilita list                                   le campagne predefinite
  abilita check mia-campagna.toml                la mia definizione è in ordine?
  abilita test scenari/                          risponde come dice la circolare?
  abilita explain pratica.jsonl --campaign factotum-2025 --who CODICE --at 2025-10-07
                                                 perché il 7 ottobre non potevo accedere?

Stato d'uscita: 0 in ordine, 1 ci sono rilievi (o l'accesso è negato), 2 uso errato o dati illeggibili.",
    arguments: &[],
    subcommands: &[
        definitions::HELP,
        pictures::HELP,
        asking::HELP,
        institutes::HELP,
        codice_fiscale::HELP,
        itself::HELP,
    ],
};

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
    for help in help.subcommands.iter().copied().flatten() {
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
