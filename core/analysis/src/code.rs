//! The closed table of what an analysis can find.

use abilita::Lang;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $code:literal, $it:literal, $en:literal;)*) => {
        /// What an analysis can find. A code is stable: it is never renamed, and never comes to mean something else.
        ///
        /// ```
        /// use abilita::Lang;
        /// use abilita_analysis::Code;
        /// assert_eq!(Code::StateUnreachable.as_str(), "analysis.state_unreachable");
        /// assert!(Code::ALL.iter().all(|code| !code.text(Lang::It).is_empty()));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as programs see it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// What it means.
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$variant, Lang::It) => $it, (Self::$variant, Lang::En) => $en,)*
                }
            }
        }
    };
}

codes! {
    /// No asker may ever use a function.
    FunctionNeverUsable = "analysis.function_never_usable", "Nessuno può mai usare la funzione", "Nobody can ever use the function";
    /// A rule decides in no situation.
    RuleNeverDecides = "analysis.rule_never_decides", "La regola non decide mai", "The rule never decides";
    /// A need is never the first that fails.
    NeedNeverDecides = "analysis.need_never_decides", "La condizione non è mai quella che manca", "The need is never the one that fails";
    /// No case ever comes into a state.
    StateUnreachable = "analysis.state_unreachable", "Lo stato non si raggiunge mai", "The state cannot be reached";
    /// A transition fires in no situation.
    TransitionNeverFires = "analysis.transition_never_fires", "Il passaggio non avviene mai", "The transition never fires";
    /// A command is declared, and no transition waits for it.
    CommandWithoutTransition = "analysis.command_without_transition", "Nessun passaggio attende il comando", "No transition waits for the command";
    /// From a state that cases reach, the end of the track cannot be reached any more.
    NoWayToTheEnd = "analysis.no_way_to_the_end", "Da qui la conclusione non si raggiunge più", "The end cannot be reached from here";
    /// From a state inside a window, the end can be reached only once the window has closed.
    EndOnlyAfterWindow = "analysis.end_only_after_window", "La conclusione si raggiunge solo a finestra chiusa", "The end can be reached only after the window has closed";
    /// A role that a roster or a function needs, and that nobody can hold or be given.
    RoleNobodyCanHold = "analysis.role_nobody_can_hold", "Nessuno può avere il ruolo richiesto", "Nobody can hold the role that is needed";
    /// Somebody is denied for good, and not told what to do instead.
    LockedOut = "analysis.locked_out", "Accesso perduto senza ritorno e senza indicazioni", "Locked out with no way back and no next step";
    /// Two rules, on different statements, say contrary things of one situation.
    Contradiction = "analysis.contradiction", "Due disposizioni si contraddicono", "Two statements contradict each other";
    /// Somebody has access before the step that should gate it.
    AccessBeforeStep = "analysis.access_before_step", "Accesso prima del passo che dovrebbe aprirlo", "Access before the step that should gate it";
    /// Somebody may do what the edition extended denied them, and the amendment names no rule for it.
    SilentWidening = "analysis.silent_widening", "La modifica allarga un accesso senza dirlo", "The amendment widens access without saying so";
    /// Somebody may not do what the edition extended allowed them, and the amendment names no rule for it.
    SilentNarrowing = "analysis.silent_narrowing", "La modifica restringe un accesso senza dirlo", "The amendment narrows access without saying so";
    /// A deadline passes, and nothing comes of it.
    DeadlineWithoutConsequence = "analysis.deadline_without_consequence", "Il termine non ha conseguenze", "The deadline has no consequence";
    /// A deadline falls before anybody can do what it asks for.
    DeadlineBeforeOpening = "analysis.deadline_before_opening", "Il termine scade prima che si possa provvedere", "The deadline falls before anybody can act";
    /// A deadline falls while nobody can do what it asks for, as one could before.
    DeadlineWhileFrozen = "analysis.deadline_while_frozen", "Il termine scade mentre non si può provvedere", "The deadline falls while nobody can act";
    /// A deadline falls on a Saturday, a Sunday or an Italian public holiday.
    DeadlineOnDayOff = "analysis.deadline_on_day_off", "Il termine cade in un giorno non lavorativo", "The deadline falls on a day off";
    /// A deadline falls within 48 hours of a change of summer time.
    DeadlineNearClockChange = "analysis.deadline_near_clock_change", "Il termine cade entro 48 ore da un cambio d'ora", "The deadline falls within 48 hours of a clock change";
    /// What the definition says of itself does not hold.
    InvariantRefuted = "analysis.invariant_refuted", "Una proprietà dichiarata non vale", "A declared invariant does not hold";
    /// The situations are too many to be looked at one by one.
    TooLarge = "analysis.too_large", "Troppe situazioni per esaminarle tutte", "Too many situations to look at all of them";
    /// The model finds it possible, and the engine could not be brought to do it.
    Undecided = "analysis.undecided", "Non è stato possibile deciderlo", "It could not be decided";
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
