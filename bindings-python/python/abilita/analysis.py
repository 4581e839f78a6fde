"""What a campaign can come to, proved before it goes live (`prove`); who may do what, when (`Matrix`); its `Diagram`."""

from abilita._abilita import Diagram, Matrix, Proof, ProofFinding, prove

__all__ = ["Diagram", "Matrix", "Proof", "ProofFinding", "prove"]
