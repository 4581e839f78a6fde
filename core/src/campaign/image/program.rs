//! The form of a program: its types, each with its fields in their order, and its variants with their numbers.
//!
//! A change here is a change of the form: `VERSION` grows with it.

use super::form::{Form, Reader, Writer};
use super::numbers::{argument, of_track};
use crate::campaign::condition::{Condition, RoleTest, Subject, Test, ValueTest};
use crate::campaign::moment::{Edge, Moment, Origin, Shift, Year};
use crate::campaign::names::{Set, StateId};
use crate::campaign::program::{
    Act, Bound, Check, Claim, Command, Fact, Fields, Flag, Function, Given, Hint, Invariant, Login, Message,
    NamedMoment, Notice, Parameter, Program, Requirement, Role, RoleHolders, Rule, Scope, Target, Track,
    Transition, Trigger, Window,
};
use crate::campaign::source::{Conflict, Source, Statement};
use crate::campaign::value::{ValueKind, ValueType};
use crate::roster::{Severity, Stage};

/// The fields of a structure one after the other; the variant of an enumeration by its number, and what it holds. What is
/// `as argument` is a number of one; what stands in brackets are a track and states of it; what is `derived` is not written.
macro_rules! form {
    ($(struct $name:ident { $($field:ident),* } $(derived { $($derived:ident),* })?)*) => {$(
        impl Form for $name {
            fn write(&self, to: &mut Writer) {
                $(self.$field.write(to);)*
            }

            fn read(from: &mut Reader<'_>) -> Self {
                $(let $field = Form::read(from);)*
                Self { $($field,)* $($($derived: Default::default(),)*)? }
            }
        }
    )*};
    ($(enum $name:ident { $(
        $number:literal => $variant:ident
            $(($($held:ident $(as $via:ident)?),*))?
            $({ $($field:ident $(as $by:ident)?),* })?
            $([$track:ident, $states:ident])?
    ),* $(,)? })*) => {$(
        impl Form for $name {
            fn write(&self, to: &mut Writer) {
                match self {
                    $(Self::$variant $(($($held),*))? $({ $($field),* })? $(($track, $states))? => {
                        to.number($number);
                        $($(form!(write $held to $($via)?);)*)?
                        $($(form!(write $field to $($by)?);)*)?
                        $(of_track::write(*$track, $states, to);)?
                    })*
                }
            }

            fn read(from: &mut Reader<'_>) -> Self {
                match from.number() {
                    $($number => {
                        $($(let $held = form!(read from $($via)?);)*)?
                        $($(let $field = form!(read from $($by)?);)*)?
                        $(let ($track, $states) = of_track::read(from);)?
                        Self::$variant $(($($held),*))? $({ $($field),* })? $(($track, $states))?
                    })*
                    _ => from.no_variant(),
                }
            }
        }
    )*};
    (write $field:ident $to:ident) => { Form::write($field, $to) };
    (write $field:ident $to:ident $via:ident) => { $via::write($field, $to) };
    (read $from:ident) => { Form::read($from) };
    (read $from:ident $via:ident) => { $via::read($from) };
}

form! {
    struct Program {
        id, portal, case_kind, title, zone, hash, sources, statements, conflicts, roles, functions, moments,
        windows, facts, flags, tracks, hints, refusals, commands, notices, rules, requirements, always,
        milestones, ages
    } derived { firing, has_members, counted_from, conditional_roles }

    struct Source { name, title, date }
    struct Statement { source, text }
    struct Conflict { name, cites, reading }

    struct Role { title, holders, fields, condition }
    struct Fields { name, surname, email }
    struct Function { title, login, forbids, permits }
    struct Login { schemes, level, cites, next }
    struct Rule { cites, applies, needs, next, refusal }
    struct Check { applies, holds, cites, next, refusal }

    struct NamedMoment { title, scope, moment, edge, cites }
    struct Shift { months, days, to_year_end }
    struct Window { title, from, until }

    struct Fact { title, scope, value_type, parameter }
    struct ValueType { kind, one_of, max_length, max_items }
    struct Parameter { default, valid }
    struct Flag { title, scope }

    struct Command { title, function, arguments }
    struct Message { to, notice }
    struct Notice { text, to, condition, moments }
    struct Hint { text, first }

    struct Requirement {
        name, cites, role, applies, whose, each, at_least, at_most, stand_ins, draft, submission
    }
    struct Invariant { name, title, cites, applies, claim }

    struct RoleTest { roles, of_the_case, anonymous }
}

form! {
    enum RoleHolders { 0 => OnRecord, 1 => Listed, 2 => Vouched }
    enum Scope { 0 => Case, 1 => Member }
    enum Severity { 0 => Error, 1 => Warning, 2 => Advice }
    enum Stage { 0 => Draft, 1 => Submission }
    enum ValueKind {
        0 => Text, 1 => Email, 2 => InstituteCode, 3 => Bool, 4 => Integer, 5 => Date, 6 => Instant, 7 => Texts,
        8 => Person, 9 => Role,
    }

    enum Moment { 0 => Announced, 1 => Stated(at), 2 => Computed { base, shift, edge }, 3 => Extreme { of, latest } }
    enum Origin { 0 => Moment(moment), 1 => Fact(fact), 2 => Entered(milestone), 3 => Yearly { month, day, year } }
    enum Year { 0 => Stated(year), 1 => Fact(fact) }
    enum Edge { 0 => From, 1 => Through, 2 => FromHour(hour), 3 => ThroughMinute(hour), 4 => SameTime }
    enum Bound { 0 => Moment(moment), 1 => Milestone(milestone) }

    enum Trigger { 0 => Moment(moment), 1 => Command(command) }
    enum Target { 0 => Every, 1 => Asker, 2 => Argument(person as argument) }
    enum Given { 0 => Now, 1 => Value(value), 2 => Argument(value as argument), 3 => Fact(fact) }
    enum Act {
        0 => Grant,
        1 => SetFlag(flag),
        2 => ClearFlag(flag),
        3 => Move[track, state],
        4 => SetFact(fact, given),
        5 => Append(fact, given),
        6 => Forget(fact),
        7 => Confirm { person as argument },
        8 => Insert { person as argument, role as argument },
        9 => Remove { person as argument },
        10 => CheckRoster(stage),
        11 => Owe { id as argument },
        12 => Settle { id as argument },
        13 => Comment { text as argument },
    }
    enum Claim { 0 => Forbid(functions), 1 => Permit(functions), 2 => To(states), 3 => Needs(conditions) }

    enum Test {
        0 => Owing(owing),
        1 => Role(test),
        2 => Scheme(schemes),
        3 => Level(level),
        4 => During(windows),
        5 => Before(moment),
        6 => After(moment),
        7 => State[track, states],
        8 => Entered(milestone),
        9 => Flag(flags),
        10 => Vacant(roles),
        11 => Value(subject, test),
        12 => Function(functions),
    }
    enum Subject { 0 => Argument(argument as argument), 1 => Fact(fact) }
    enum ValueTest {
        0 => Known(known),
        1 => OneOf(values),
        2 => AtLeast(least),
        3 => AtMost(most),
        4 => ContainsAll(texts),
        5 => AnyDomain(domains),
        6 => Before(moment),
        7 => After(moment),
        8 => OlderThanDays(days),
        9 => SameMailboxAs(fact),
        10 => SamePersonAs(role),
    }
}

impl Form for Condition {
    fn write(&self, to: &mut Writer) {
        self.tests.write(to);
        self.unless.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.nested(|from| Self { tests: Form::read(from), unless: Form::read(from) })
    }
}

/// Its transitions name its states.
impl Form for Track {
    fn write(&self, to: &mut Writer) {
        self.title.write(to);
        self.scope.write(to);
        self.states.write(to);
        self.initial.write(to);
        self.transitions.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (title, scope, states) = (Form::read(from), Form::read(from), Form::read(from));
        let mut track = Self { title, scope, states, initial: None, transitions: Vec::new() };
        from.states = track.states.len();
        track.initial = Form::read(from);
        track.transitions = Form::read(from);
        track
    }
}

/// It names the arguments of the command that brings it about.
impl Form for Transition {
    fn write(&self, to: &mut Writer) {
        self.name.write(to);
        self.trigger.write(to);
        self.target.write(to);
        self.from.write(to);
        self.guard.write(to);
        self.to.write(to);
        self.require.write(to);
        self.acts.write(to);
        self.send.write(to);
        self.cites.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let name = Form::read(from);
        let trigger = Form::read(from);
        from.arguments = from.counts.arguments_of(trigger);
        let transition = Self {
            name,
            trigger,
            target: Form::read(from),
            from: Option::<Set<StateId>>::read(from),
            guard: Form::read(from),
            to: Form::read(from),
            require: Form::read(from),
            acts: Form::read(from),
            send: Form::read(from),
            cites: Form::read(from),
        };
        from.arguments = 0;
        transition
    }
}
