#!/bin/sh
# Makes requirements.txt and requirements-dev.txt afresh from pyproject.toml: the newest versions it allows, for all platforms
# and every Python from 3.11, with the hashes of all their files. A library that both need is pinned once, in requirements.txt.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
python3 -m venv build/lock
build/lock/bin/python -m pip install --quiet uv

compile() { # the pins of pyproject.toml, by name, to the file $1; more options follow
    lock=$1
    shift
    build/lock/bin/uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 --generate-hashes --strip-extras \
        --no-header --output-file "$lock" pyproject.toml "$@"
}

compile build/runtime.txt
# shellcheck disable=SC2046 # words on purpose: one option a library
compile build/dev.txt --extra dev --constraint build/runtime.txt \
    $(sed -n 's/^\([a-z0-9][a-z0-9._-]*\)==.*/--no-emit-package \1/p' build/runtime.txt)
{
    echo "# What the program needs, pinned; made by tools/lock.sh."
    cat build/runtime.txt
} >requirements.txt
{
    echo "# What checking, testing and measuring need besides, pinned; made by tools/lock.sh."
    echo "-r requirements.txt"
    sed '/^# The following packages were excluded/,$d' build/dev.txt | sed '$d' # uv's own list of what is in the other file
} >requirements-dev.txt
