"""Whole columns and tables, of anything with the Arrow PyCapsule interface: pyarrow, pandas, Polars, DuckDB, Spark's batches.

Texts come in without a copy, results go out without one; the GIL is let go of meanwhile.

>>> import pyarrow
>>> from abilita.arrow import validate_codici_fiscali
>>> column = pyarrow.array(["RSSMRA80A01H501U", "RSSMRA80A01H501X", None])
>>> pyarrow.array(validate_codici_fiscali(column)).to_pylist()
[True, False, None]
"""

from abilita._abilita import ArrowResult, check_rosters, classify_codici_fiscali, validate_codici_fiscali

__all__ = ["ArrowResult", "check_rosters", "classify_codici_fiscali", "validate_codici_fiscali"]
