"""`python -m abilita`: the command `abilita`, the same as the one that Rust builds."""

import sys

from abilita._abilita import run_command


def main() -> int:
    """Runs the command with the arguments of the process and gives back its exit status."""
    return run_command(["abilita", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
