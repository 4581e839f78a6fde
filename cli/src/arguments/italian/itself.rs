//! The Italian help of what the command tells about itself.

use super::Help;

pub(super) const HELP: &[Help] = &[
    Help {
        name: "codes",
        about: "Stampa la tabella completa dei codici: ogni errore, rifiuto e rilievo possibile, in italiano e in inglese",
        more: "I codici sono stabili: nessuno cambia nome, né significato.",
        examples: "\
Esempi:
  abilita codes
  abilita codes roster                           quelli che contengono `roster`
  abilita codes --json",
        arguments: &[("containing", "Solo i codici che contengono questo testo")],
        subcommands: &[],
    },
    Help {
        name: "completions",
        about: "Stampa lo script che completa la riga di comando di una shell",
        more: "",
        examples: "\
Esempi:
  abilita completions bash > ~/.local/share/bash-completion/completions/abilita
  abilita completions zsh  > ~/.zfunc/_abilita
  abilita completions fish > ~/.config/fish/completions/abilita.fish",
        arguments: &[("shell", "La shell")],
        subcommands: &[],
    },
    Help {
        name: "man",
        about: "Stampa una pagina di manuale, nella forma di man(7)",
        more: "",
        examples: "\
Esempi:
  abilita man | man -l -
  abilita man explain > abilita-explain.1",
        arguments: &[("command", "La pagina di un comando invece di quella generale")],
        subcommands: &[],
    },
];
