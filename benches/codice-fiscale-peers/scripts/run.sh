#!/bin/sh
# The peers in Python and JavaScript on a file of codes: `sh run.sh CODES FOLDER`. Their packages are installed in FOLDER,
# the first time; a language that is not there, or whose packages cannot be had, is told and left out.
set -u
here=$(cd "$(dirname "$0")" && pwd)
codes=$1 folder=$2
mkdir -p "$folder"

in_python() {
    [ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv" || return
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" || return
    "$folder/venv/bin/python" "$here/peers.py" "$codes"
}

in_javascript() {
    cp "$here/peers.mjs" "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$folder/" || return
    npm ci --prefix "$folder" --no-audit --no-fund --silent || return
    node "$folder/peers.mjs" "$codes"
}

in_python || echo "the peers in Python are not measured" >&2
in_javascript || echo "the peer in JavaScript is not measured" >&2
