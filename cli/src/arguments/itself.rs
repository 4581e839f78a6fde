//! The arguments of what the command tells about itself: its codes, its completions, its manual.

use clap::Args;

/// Print the closed table of codes: every error, refusal and finding there is, in Italian and English
///
/// Codes are stable: none is ever renamed, or comes to mean something else.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita codes
  abilita codes roster                           those with `roster` in them
  abilita codes --json")]
pub(crate) struct Codes {
    /// Only codes that contain this text
    #[arg(value_name = "TEXT")]
    pub(crate) containing: Option<String>,
}

/// Print a script that completes the command line of a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita completions bash > ~/.local/share/bash-completion/completions/abilita
  abilita completions zsh  > ~/.zfunc/_abilita
  abilita completions fish > ~/.config/fish/completions/abilita.fish")]
#[cfg(feature = "manual")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Print a manual page, in the form of man(7)
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  abilita man | man -l -
  abilita man explain > abilita-explain.1")]
#[cfg(feature = "manual")]
pub(crate) struct Man {
    /// The page of a subcommand instead of the command's own
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}
