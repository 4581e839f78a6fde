//! What the names of a definition are called in each language, for menus, buttons and messages.
//!
//! A name without a title in the language is given back as it is, so that a page always has something to show.

use super::Campaign;
use crate::text::Lang;

impl Campaign {
    /// What a function is called, for a menu; its name where the definition gives no title.
    pub fn function_title<'c>(&'c self, function: &'c str, lang: Lang) -> &'c str {
        let found = self.program.functions.named(function);
        found.map_or(function, |found| found.title.or(lang, function))
    }

    /// What a role is called; its name where the definition gives no title.
    pub fn role_title<'c>(&'c self, role: &'c str, lang: Lang) -> &'c str {
        let found = self.program.roles.named(role);
        found.map_or(role, |found| found.title.or(lang, role))
    }

    /// What a fact is called; its name where the definition gives no title.
    pub fn fact_title<'c>(&'c self, fact: &'c str, lang: Lang) -> &'c str {
        let found = self.program.facts.named(fact);
        found.map_or(fact, |found| found.title.or(lang, fact))
    }

    /// What a flag is called; its name where the definition gives no title.
    pub fn flag_title<'c>(&'c self, flag: &'c str, lang: Lang) -> &'c str {
        let found = self.program.flags.named(flag);
        found.map_or(flag, |found| found.title.or(lang, flag))
    }

    /// What a track is called; its name where the definition gives no title.
    pub fn track_title<'c>(&'c self, track: &'c str, lang: Lang) -> &'c str {
        let found = self.program.tracks.named(track);
        found.map_or(track, |found| found.title.or(lang, track))
    }

    /// What a state of a track is called; its name where the definition gives no title.
    pub fn state_title<'c>(&'c self, track: &str, state: &'c str, lang: Lang) -> &'c str {
        let track = self.program.tracks.named(track);
        let title = track.and_then(|track| track.states.named(state));
        title.map_or(state, |title| title.or(lang, state))
    }

    /// What a window is called; its name where the definition gives no title.
    pub fn window_title<'c>(&'c self, window: &'c str, lang: Lang) -> &'c str {
        let found = self.program.windows.named(window);
        found.map_or(window, |found| found.title.or(lang, window))
    }

    /// What a moment is called; its name where the definition gives no title.
    pub fn moment_title<'c>(&'c self, moment: &'c str, lang: Lang) -> &'c str {
        let found = self.program.moments.named(moment);
        found.map_or(moment, |found| found.title.or(lang, moment))
    }

    /// What a command is called, for a button; its name where the definition gives no title.
    pub fn command_title<'c>(&'c self, command: &'c str, lang: Lang) -> &'c str {
        let found = self.program.commands.named(command);
        found.map_or(command, |found| found.title.or(lang, command))
    }

    /// What an invariant says, for people; its name where the definition gives no title.
    pub fn invariant_title<'c>(&'c self, invariant: &'c str, lang: Lang) -> &'c str {
        let found = self.program.always.iter().find(|known| &*known.name == invariant);
        found.map_or(invariant, |found| found.title.or(lang, invariant))
    }

    /// What a hint tells the user; the hint's name where the definition gives no text.
    pub fn hint_text<'c>(&'c self, hint: &'c str, lang: Lang) -> &'c str {
        let found = self.program.hints.named(hint);
        found.map_or(hint, |found| found.text.or(lang, hint))
    }

    /// The text of a notice, for the message that an effect asks for; `None` where the definition leaves it to the host.
    pub fn notice_text(&self, notice: &str, lang: Lang) -> Option<&str> {
        let found = self.program.notices.named(notice)?;
        Some(found.text.or(lang, "")).filter(|text| !text.is_empty())
    }

    /// What a refusal of the campaign's own tells the user; its name where the definition gives no text.
    pub fn refusal_text<'c>(&'c self, refusal: &'c str, lang: Lang) -> &'c str {
        let found = self.program.refusals.named(refusal);
        found.map_or(refusal, |found| found.or(lang, refusal))
    }
}
