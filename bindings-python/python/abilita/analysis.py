"""What can happen in a campaign, proved before it goes live (`prove`, `prove_amendment`); who may do what, when (`Matrix`); its
`Diagram`; its dates for calendar programs (`Calendar`); what changes from one edition to another (`Differences`)."""

from abilita._abilita import (
    Calendar,
    Diagram,
    Difference,
    Differences,
    Matrix,
    Proof,
    ProofFinding,
    prove,
    prove_amendment,
)

__all__ = [
    "Calendar",
    "Diagram",
    "Difference",
    "Differences",
    "Matrix",
    "Proof",
    "ProofFinding",
    "prove",
    "prove_amendment",
]
