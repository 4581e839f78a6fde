"""Delegates from CSV, as offices send it: `read_table` takes any separator, any encoding and the headings there are."""

from abilita._abilita import Table, TableProblem, TableRoster, TableRow, read_table

__all__ = ["Table", "TableProblem", "TableRoster", "TableRow", "read_table"]
