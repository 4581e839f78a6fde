"""Lists as offices send them."""

import pytest

from abilita import Campaign, Case, Lang, Stage
from abilita.table import Table, read_table

CSV = (
    "Cod. mecc.;Denominazione;Cognome;Nome;C.F.;Ruolo;Telefono\r\n"
    "TOIS99901A;IIS Nievo;Rossi;Nicolò;RSSNNA75S42D205F;Delegato;011\r\n"
    "TOPC99902B;Liceo Verga;Verdi;Luca;VRDLCU93A30G674G;Delegato;\r\n"
    "TOIS99901A;IIS Nievo;Bianchi;Gianfranco;BNCGFR72M19F205X;RSPP;\r\n"
)


@pytest.fixture(params=["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def table(request: pytest.FixtureRequest, campaign: Campaign) -> Table:
    return read_table(CSV.encode(str(request.param)), campaign=campaign)


def test_any_encoding_gives_the_same_rows(table: Table) -> None:
    assert (bool(table), len(table), table.problems) == (True, 3, [])
    first = table.rows[0]
    assert (first.line, first.institute, first.institute_name) == (2, "TOIS99901A", "IIS Nievo")
    assert (first.delegate.person.name, first.others) == ("Nicolò", {"Telefono": "011"})


def test_titles_of_roles_become_roles(table: Table) -> None:
    assert [row.delegate.role for row in table.rows] == ["delegate", "delegate", "rspp"]


def test_a_finding_is_told_by_the_line_of_the_file(table: Table, campaign: Campaign, case: Case) -> None:
    roster = table.rosters[0]
    assert (roster.institute, roster.lines) == ("TOIS99901A", [2, 4])
    found = campaign.check(case, roster.delegates, Stage.SUBMISSION, case.last_at)
    lines = {finding.code: roster.line_of(finding) for finding in found}
    assert lines["codice_fiscale.check_character"] == 4


def test_a_short_row_is_told_and_the_others_are_read() -> None:
    table = read_table(b"CF;Ruolo\nRSSNNA75S42D205F\nVRDLCU93A30G674G;delegate")
    assert (bool(table), len(table)) == (False, 1)
    [problem] = table.problems
    assert (problem.code, problem.line, problem.column) == ("table.row", 2, None)
    assert problem.message(Lang.IT) != problem.message(Lang.EN)
    assert "RSSNNA" not in repr(table) + repr(problem) + problem.message()


def test_a_role_for_rows_that_have_none() -> None:
    assert read_table(b"CF\nRSSNNA75S42D205F\n", otherwise="delegate").rows[0].delegate.role == "delegate"
