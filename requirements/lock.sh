#!/bin/sh
# Writes the locks anew from pyproject.toml. Needs uv. Versions that still fit stay as they are.
set -eu
cd "$(dirname "$0")/.."

lock() {
    out=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --annotation-style line \
        --no-emit-index-url --no-emit-find-links --no-emit-package pip \
        --custom-compile-command requirements/lock.sh "$@" -o "requirements/$out.txt"
}

lock run pyproject.toml
lock test -c requirements/run.txt --group test
lock build -c requirements/run.txt -c requirements/test.txt --group build
lock windows --group windows
