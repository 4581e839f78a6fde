"""What came out of a scenario."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """One expectation that failed. Persons are told by their keys."""

    step: int
    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"steps[{self.step}].expect.{self.what}: expected {self.expected}, came {self.found}"


@dataclass(frozen=True)
class Report:
    """The outcome of one scenario: every expectation that failed."""

    name: str
    steps: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """True if every expectation held."""
        return not self.failures
