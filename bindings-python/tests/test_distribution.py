"""What is installed beside the code: its types and its licences."""

from importlib import metadata


def test_types_and_licences_are_installed() -> None:
    names = {file.name for file in metadata.files("abilita") or ()}
    assert {"py.typed", "_abilita.pyi", "LICENSE-APACHE", "LICENSE-MIT"} <= names


def test_the_metadata_name_the_licence() -> None:
    assert metadata.metadata("abilita")["License-Expression"] == "Apache-2.0 OR MIT"
