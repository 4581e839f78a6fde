"""The closed sets of words, as `enum.StrEnum`: a member is its word, and JSON takes it as it is.

>>> from abilita import Severity
>>> Severity.ERROR == "error"
True
"""

from enum import StrEnum, unique

__all__ = [
    "CodeKind",
    "FindingField",
    "Kind",
    "Lang",
    "MatchKind",
    "RoleHolders",
    "Scheme",
    "Scope",
    "Severity",
    "Sex",
    "Stage",
    "Strictness",
    "ValueKind",
    "When",
]


@unique
class Lang(StrEnum):
    """A language of texts."""

    IT = "it"
    EN = "en"


@unique
class Scheme(StrEnum):
    """Schemes of digital identity. A definition may name others: wherever one is taken, any text is."""

    SPID = "spid"
    CIE = "cie"
    CNS = "cns"
    EIDAS = "eidas"
    PASSWORD = "password"


@unique
class Stage(StrEnum):
    """When a roster is checked: the same want may be tolerable in a draft and not at submission."""

    DRAFT = "draft"
    SUBMISSION = "submission"


@unique
class Severity(StrEnum):
    """How severe a finding is: errors refuse a submission, warnings and advice never do."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@unique
class FindingField(StrEnum):
    """The field of a delegate that a finding is about."""

    CODICE_FISCALE = "codice_fiscale"
    NAME = "name"
    SURNAME = "surname"
    EMAIL = "email"
    ROLE = "role"


@unique
class Sex(StrEnum):
    """The sex as the tax register has it."""

    MALE = "M"
    FEMALE = "F"


@unique
class Kind(StrEnum):
    """What kind of code a natural person has: sixteen characters, or eleven digits until the data are complete."""

    ORDINARY = "ordinary"
    PROVISIONAL = "provisional"


@unique
class Strictness(StrEnum):
    """How strictly a code is tested: in every way known, or as the program of the tax agency does and no more."""

    STRICT = "strict"
    FORMAL = "formal"


@unique
class MatchKind(StrEnum):
    """How well the name of a place fits a query, the best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    WORD = "word"
    WORDS = "words"
    WITHIN = "within"


@unique
class RoleHolders(StrEnum):
    """Where the holders of a role come from: the record of a case, its register, or the host's word."""

    ON_RECORD = "on_record"
    LISTED = "listed"
    VOUCHED = "vouched"


@unique
class ValueKind(StrEnum):
    """The types that facts and arguments are declared with."""

    TEXT = "text"
    EMAIL = "email"
    INSTITUTE_CODE = "institute_code"
    BOOL = "bool"
    INTEGER = "integer"
    DATE = "date"
    INSTANT = "instant"
    TEXTS = "texts"
    PERSON = "person"
    ROLE = "role"


@unique
class Scope(StrEnum):
    """Of what a definition keeps something: of the case, or of each person of its register or draft."""

    CASE = "case"
    MEMBER = "member"


@unique
class When(StrEnum):
    """When something of a timeline is: at an instant for every case, nobody knows yet, or by case."""

    AT = "at"
    TO_BE_ANNOUNCED = "to_be_announced"
    BY_CASE = "by_case"


@unique
class CodeKind(StrEnum):
    """What a code of the closed table is a code of."""

    ACCESS = "access"
    REFUSAL = "refusal"
    FINDING = "finding"
    ERROR = "error"
    DEFINITION = "definition"
