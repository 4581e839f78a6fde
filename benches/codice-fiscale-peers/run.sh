#!/bin/sh
# Every figure of the codice fiscale, one after the other on the same codes: this crate and the Rust peers in one
# process, then the peers in Python and JavaScript. Downloads their packages into `target/`, the first time.
#
#     sh benches/codice-fiscale-peers/run.sh [--figures]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${CARGO_TARGET_DIR:-$here/target}/peers
mkdir -p "$work"

cargo build --release --quiet --locked --manifest-path "$here/Cargo.toml"
measure() { cargo run --release --quiet --locked --manifest-path "$here/Cargo.toml" -- "$@"; }
measure --figures
measure --write "$work/codes.txt"

if command -v python3 >/dev/null; then
    [ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/scripts/requirements.txt"
    "$work/venv/bin/python" "$here/scripts/peers.py" "$work/codes.txt"
else
    echo "no python3: its two libraries are not measured" >&2
fi

if command -v npm >/dev/null; then
    cp "$here/scripts/peers.mjs" "$here/scripts/package.json" "$here/scripts/package-lock.json" "$here/scripts/.npmrc" "$work/"
    npm ci --prefix "$work" --no-audit --no-fund --silent
    node "$work/peers.mjs" "$work/codes.txt"
else
    echo "no npm: its library is not measured" >&2
fi
