"""What is installed beside the code: its types and its licences."""

from importlib import metadata, resources


def test_types_are_installed() -> None:
    package = resources.files("abilita")
    assert all(package.joinpath(name).is_file() for name in ("py.typed", "_abilita.pyi"))


def test_licences_are_installed() -> None:
    names = {file.name for file in metadata.files("abilita") or ()}
    assert {"LICENSE-APACHE", "LICENSE-MIT"} <= names


def test_the_metadata_name_the_licence() -> None:
    assert metadata.metadata("abilita")["License-Expression"] == "Apache-2.0 OR MIT"
