"""The content of a compiled campaign, by name.

`Campaign.inspect` gives an `Inspection`, laid over what the definition extends, with every name resolved. It is plain data:
frozen dataclasses that compare, print and pattern-match. Titles and texts are the campaign's to tell.

>>> definition = campaign.inspect()
>>> definition.functions["interventions.request"].forbids
('suspension',)
>>> definition.rules["suspension"].cites
('F25-02', 'F25-10')
"""

from dataclasses import dataclass

from abilita.inspect.access import (
    Check,
    Claim,
    Forbidden,
    Function,
    Hint,
    Invariant,
    Login,
    Needed,
    Permitted,
    Reachable,
    Rule,
)
from abilita.inspect.conditions import (
    AfterTest,
    AnyDomain,
    AtLeast,
    AtMost,
    BeforeTest,
    Condition,
    ContainsAll,
    DuringTest,
    EarlierThan,
    EnteredTest,
    FlagTest,
    FunctionTest,
    Known,
    LaterThan,
    LevelTest,
    Milestone,
    OlderThanDays,
    OneOf,
    OwingTest,
    RoleTest,
    SameMailboxAs,
    SamePersonAs,
    SchemeTest,
    StateTest,
    Test,
    TestOfValue,
    VacantTest,
    ValueTest,
)
from abilita.inspect.people import (
    Fact,
    Flag,
    Requirement,
    Role,
)
from abilita.inspect.procedure import (
    Act,
    Append,
    Argument,
    CheckRoster,
    ClearFlag,
    Command,
    Comment,
    Confirm,
    EveryMember,
    Forget,
    Given,
    GivenArgument,
    GivenFact,
    GivenNow,
    GivenValue,
    Grant,
    Insert,
    Message,
    Move,
    OnCommand,
    OnMoment,
    Owe,
    Remove,
    SetFact,
    SetFlag,
    Settle,
    Target,
    Track,
    Transition,
    Trigger,
    WhoAsks,
    WhoIsNamed,
)
from abilita.inspect.time import (
    Bound,
    Counted,
    Edge,
    FromDay,
    FromDayOfYear,
    FromEntered,
    FromFact,
    FromHour,
    FromMoment,
    Moment,
    Notice,
    Origin,
    SameTime,
    Shift,
    Stated,
    ThroughDay,
    ThroughMinute,
    ToBeAnnounced,
    When,
    Window,
)

__all__ = [
    "Act",
    "AfterTest",
    "AnyDomain",
    "Append",
    "Argument",
    "AtLeast",
    "AtMost",
    "BeforeTest",
    "Bound",
    "Check",
    "CheckRoster",
    "Claim",
    "ClearFlag",
    "Command",
    "Comment",
    "Condition",
    "Confirm",
    "ContainsAll",
    "Counted",
    "DuringTest",
    "EarlierThan",
    "Edge",
    "EnteredTest",
    "EveryMember",
    "Fact",
    "Flag",
    "FlagTest",
    "Forbidden",
    "Forget",
    "FromDay",
    "FromDayOfYear",
    "FromEntered",
    "FromFact",
    "FromHour",
    "FromMoment",
    "Function",
    "FunctionTest",
    "Given",
    "GivenArgument",
    "GivenFact",
    "GivenNow",
    "GivenValue",
    "Grant",
    "Hint",
    "Insert",
    "Inspection",
    "Invariant",
    "Known",
    "LaterThan",
    "LevelTest",
    "Login",
    "Message",
    "Milestone",
    "Moment",
    "Move",
    "Needed",
    "Notice",
    "OlderThanDays",
    "OnCommand",
    "OnMoment",
    "OneOf",
    "Origin",
    "Owe",
    "OwingTest",
    "Permitted",
    "Reachable",
    "Remove",
    "Requirement",
    "Role",
    "RoleTest",
    "Rule",
    "SameMailboxAs",
    "SamePersonAs",
    "SameTime",
    "SchemeTest",
    "SetFact",
    "SetFlag",
    "Settle",
    "Shift",
    "StateTest",
    "Stated",
    "Target",
    "Test",
    "TestOfValue",
    "ThroughDay",
    "ThroughMinute",
    "ToBeAnnounced",
    "Track",
    "Transition",
    "Trigger",
    "VacantTest",
    "ValueTest",
    "When",
    "WhoAsks",
    "WhoIsNamed",
    "Window",
]


@dataclass(frozen=True, slots=True)
class Inspection:
    """A definition, laid over those it extends; everything in the order of declaration, by name."""

    id: str
    statements: tuple[str, ...]
    roles: dict[str, Role]
    functions: dict[str, Function]
    rules: dict[str, Rule]
    moments: dict[str, Moment]
    windows: dict[str, Window]
    facts: dict[str, Fact]
    flags: dict[str, Flag]
    commands: dict[str, Command]
    tracks: dict[str, Track]
    notices: dict[str, Notice]
    requirements: dict[str, Requirement]
    hints: dict[str, Hint]
    refusals: tuple[str, ...]
    always: dict[str, Invariant]
