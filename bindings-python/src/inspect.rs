//! A compiled campaign to be read: what `abilita::inspect` tells, as the dataclasses of `abilita.inspect`.
//!
//! A record of the core is the dataclass of the same fields; a variant is a dataclass of its own, named where it stands below.

use abilita::inspect::{self as core, Scope};
use abilita::{Instant, RoleHolders, Severity, Value, ValueKind};
use chrono::NaiveTime;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyModule, PyTuple};

use crate::campaign::Campaign;
use crate::instant::At;
use crate::value::FactValue;
use crate::words::Word;

#[pymethods]
impl Campaign {
    /// The content of the definition, by name: everything it declares, merged over what it extends. For whoever draws it, compares
    /// editions or writes a report; questions are answered by `decide`, `check` and `handle`.
    ///
    /// >>> silence = campaign.inspect().tracks["renewal"].transitions["silence"]
    /// >>> silence.trigger, silence.guard.tests
    /// (OnMoment(moment='deadline'), (DuringTest(windows=('suspension',)),))
    fn inspect(&self) -> Inspection {
        Inspection(self.campaign.inspect())
    }
}

/// A definition on its way out.
#[derive(Debug)]
pub(crate) struct Inspection(core::Inspection);

impl<'py> IntoPyObject<'py> for Inspection {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr =
        PyStaticExpr::Attribute { value: &PyStaticExpr::Name { id: "abilita.inspect" }, attr: "Inspection" };

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.0.told(&PyModule::import(py, "abilita.inspect")?)
    }
}

/// What becomes an object of Python; `module` is `abilita.inspect`, which has the dataclasses.
trait Told {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>>;
}

/// What a dict keeps under its name.
trait Named {
    fn name(&self) -> &str;
}

fn record<'py>(
    module: &Bound<'py, PyModule>,
    class: &str,
    fields: Vec<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    module.getattr(class)?.call1(PyTuple::new(module.py(), fields)?)
}

fn by_name<'py, T: Told + Named>(things: &[T], module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
    let dict = PyDict::new(module.py());
    for thing in things {
        dict.set_item(thing.name(), thing.told(module)?)?;
    }
    Ok(dict.into_any())
}

/// Records, each with its fields in the order of the dataclass; `: dict` for those that have names of their own.
macro_rules! records {
    ($($record:ident { $($field:ident $(: $form:ident)?),* })*) => {$(
        impl Told for core::$record {
            fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
                record(module, stringify!($record), vec![$(records!(@ self.$field, module $(, $form)?)),*])
            }
        }
    )*};
    (@ $value:expr, $module:ident) => { $value.told($module)? };
    (@ $value:expr, $module:ident, dict) => { by_name(&$value, $module)? };
}

/// Variants, each with its dataclass; `..` where the core may have more of them one day.
macro_rules! variants {
    ($($of:ident {
        $($variant:ident $(($($part:ident),*))? $({ $($field:ident),* })? => $class:ident,)*
        $(.. $more:literal)?
    })*) => {$(
        impl Told for core::$of {
            fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
                match self {
                    $(Self::$variant $(($($part),*))? $({ $($field),* })? => record(
                        module,
                        stringify!($class),
                        vec![$($($part.told(module)?),*)? $($($field.told(module)?),*)?],
                    ),)*
                    $(_ => Err(PyTypeError::new_err($more)),)?
                }
            }
        }
    )*};
}

macro_rules! named {
    ($($record:ident)*) => {$(
        impl Named for core::$record {
            fn name(&self) -> &str {
                &self.name
            }
        }
    )*};
}

macro_rules! told_as {
    ($($value:ident: $kind:ty => $told:expr;)*) => {$(
        impl Told for $kind {
            fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
                let $value = self;
                Ok($told.into_pyobject(module.py())?.to_owned().into_any())
            }
        }
    )*};
}

records! {
    Inspection {
        id, statements, roles: dict, functions: dict, rules: dict, moments: dict, windows: dict, facts: dict, flags: dict,
        commands: dict, tracks: dict, notices: dict, requirements: dict, hints: dict, refusals, always: dict
    }
    Role { name, holders, condition, needs_name, needs_surname, needs_email }
    Function { name, login, forbids, permits }
    Login { schemes, level, cites, next }
    Rule { name, cites, permits, applies, needs, next, refusal }
    Check { applies, holds, cites, next, refusal }
    Hint { name, first }
    Invariant { name, cites, applies, claim }
    Condition { tests, unless }
    Fact { name, scope, kind, one_of, max_length, max_items, default, valid }
    Flag { name, scope }
    Requirement {
        name, role, applies, whose, each, at_least, at_most, stand_ins, at_draft, at_submission, cites
    }
    Command { name, function, arguments: dict }
    Argument { name, kind, one_of, max_length, max_items }
    Track { name, scope, states, initial, transitions: dict }
    Transition { name, trigger, target, from, guard, to, require, acts, send, cites }
    Message { to, notice }
    Moment { name, scope, when, shift, edge, latest, is_deadline, cites }
    Shift { months, days, to_year_end }
    Milestone { track, state }
    Window { name, from, until }
    Notice { name, to, condition, moments }
}

named! {
    Role Function Rule Moment Window Fact Flag Command Argument Track Transition Notice Requirement Hint Invariant
}

variants! {
    Test {
        Role { roles, of_the_case, anonymous } => RoleTest,
        Scheme(schemes) => SchemeTest,
        Level(level) => LevelTest,
        During(windows) => DuringTest,
        Before(moment) => BeforeTest,
        After(moment) => AfterTest,
        State { track, states } => StateTest,
        Entered(milestone) => EnteredTest,
        Flag(flags) => FlagTest,
        Owing(owing) => OwingTest,
        Vacant(roles) => VacantTest,
        Value(subject, test) => ValueTest,
        Function(functions) => FunctionTest,
        .. "a test that this build does not know"
    }
    ValueTest {
        Known(known) => Known,
        OneOf(values) => OneOf,
        AtLeast(number) => AtLeast,
        AtMost(number) => AtMost,
        ContainsAll(texts) => ContainsAll,
        AnyDomain(domains) => AnyDomain,
        Before(moment) => EarlierThan,
        After(moment) => LaterThan,
        OlderThanDays(days) => OlderThanDays,
        SameMailboxAs(fact) => SameMailboxAs,
        SamePersonAs(fact) => SamePersonAs,
        .. "a test on a value that this build does not know"
    }
    Claim {
        Forbid(functions) => Forbidden,
        Permit(functions) => Permitted,
        To(condition) => Reachable,
        Needs(conditions) => Needed,
        .. "a claim that this build does not know"
    }
    When {
        Stated(at) => Stated,
        Announced => ToBeAnnounced,
        Counted(origins) => Counted,
        .. "a kind of moment that this build does not know"
    }
    Origin {
        Moment(moment) => FromMoment,
        Fact(fact) => FromFact,
        Entered(milestone) => FromEntered,
        DayOfYear { month, day, year } => FromDayOfYear,
        .. "an origin that this build does not know"
    }
    Edge {
        From => FromDay,
        Through => ThroughDay,
        FromHour(hour) => FromHour,
        ThroughMinute(minute) => ThroughMinute,
        SameTime => SameTime,
    }
    Trigger {
        Command(command) => OnCommand,
        Moment(moment) => OnMoment,
    }
    Target {
        Every => EveryMember,
        Asker => WhoAsks,
        Argument(number) => WhoIsNamed,
    }
    Act {
        SetFlag(flag) => SetFlag,
        ClearFlag(flag) => ClearFlag,
        Move(milestone) => Move,
        SetFact(fact, value) => SetFact,
        Append(fact, text) => Append,
        Forget(fact) => Forget,
        Confirm { person } => Confirm,
        Insert { person, role } => Insert,
        Remove { person } => Remove,
        CheckRoster { at_submission } => CheckRoster,
        Grant => Grant,
        Owe { id } => Owe,
        Settle { id } => Settle,
        Comment { text } => Comment,
        .. "an act that this build does not know"
    }
    Given {
        Value(value) => GivenValue,
        Argument(number) => GivenArgument,
        Fact(fact) => GivenFact,
        Now => GivenNow,
    }
}

told_as! {
    text: String => text;
    flag: bool => flag;
    number: u8 => number;
    number: u32 => number;
    number: i32 => number;
    number: i64 => number;
    number: usize => number;
    time: NaiveTime => time;
    at: Instant => At(*at);
    value: Value => FactValue(value.clone());
    word: Scope => Word(*word);
    word: RoleHolders => Word(*word);
    word: Severity => Word(*word);
    word: ValueKind => Word(*word);
}

impl<T: Told> Told for Vec<T> {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        let things = self.iter().map(|thing| thing.told(module)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(module.py(), things)?.into_any())
    }
}

impl<T: Told> Told for Option<T> {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref()
            .map_or_else(|| Ok(module.py().None().into_bound(module.py())), |thing| thing.told(module))
    }
}

impl<A: Told, B: Told> Told for (A, B) {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyTuple::new(module.py(), [self.0.told(module)?, self.1.told(module)?])?.into_any())
    }
}

/// A fact by its name, an argument by its number.
impl Told for core::Subject {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Fact(fact) => fact.told(module),
            Self::Argument(number) => number.told(module),
        }
    }
}

/// A year as number, or the fact that tells it.
impl Told for core::Year {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Stated(year) => year.told(module),
            Self::Fact(fact) => fact.told(module),
        }
    }
}

/// A moment by its name, or a state that is first entered.
impl Told for core::Bound {
    fn told<'py>(&self, module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Moment(moment) => moment.told(module),
            Self::Entered(milestone) => milestone.told(module),
        }
    }
}
