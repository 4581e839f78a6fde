//! What is wrong with a command line, in Italian. In English clap says it itself.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The message in Italian, where it is one of the usual ones.
pub(crate) fn in_italian(error: &Error) -> Option<String> {
    let told = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = told(ContextKind::InvalidArg);
    let value = told(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("argomento inatteso `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("il comando `{}` non esiste", told(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("manca {argument}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("manca il valore di {argument}"),
        ErrorKind::InvalidValue => {
            format!(
                "`{value}` non è un valore valido per {argument}; valori: {}",
                told(ContextKind::ValidValue)
            )
        }
        ErrorKind::ValueValidation if argument.ends_with("<DATE>") => {
            format!("`{value}` non è un valore valido per {argument}: una data si scrive come 2025-10-06")
        }
        ErrorKind::ValueValidation => format!("`{value}` non è un valore valido per {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} non si può usare insieme a {}", told(ContextKind::PriorArg))
        }
        ErrorKind::MissingSubcommand => "manca il comando".to_owned(),
        _ => return None,
    };
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(told).find(|suggestion| !suggestion.is_empty());
    let perhaps = suggested.map(|suggestion| format!("; forse {suggestion}?")).unwrap_or_default();
    let usage = told(ContextKind::Usage);
    let usage = usage.strip_prefix("Usage: ").map(|usage| format!("\nUso: {usage}\n")).unwrap_or_default();
    Some(format!("errore: {what}{perhaps}\n{usage}\nPer saperne di più: --help\n"))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        ContextValue::StyledStr(text) => text.to_string().trim_end().to_owned(),
        ContextValue::StyledStrs(_) | ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
