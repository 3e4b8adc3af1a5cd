#!/bin/sh
# Makes this folder ready: the system packages that are missing (tools/packages.txt), then .venv with the locked libraries.
# usage: tools/setup.sh [test]     without a word: enough to run the program; test: also to check, test and measure it
# Ends 0 when all is there, at once when nothing has changed since; 2 with a sentence when a person has to do something.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
python=${PYTHON:-python3}

stop() { printf '%s\n' "$@" >&2; exit 2; }

# The content of all that a set-up depends on; a stamp that says otherwise is out of date.
state() {
    cat tools/setup.sh tools/packages.txt requirements.txt requirements-dev.txt | cksum
    .venv/bin/python -V
}

is_ready() { [ -f ".venv/ready-$purpose" ] && [ "$(state 2>&1)" = "$(cat ".venv/ready-$purpose")" ]; }

# The packages on the list that are neither installed nor provided by an installed one.
missing_packages() {
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then has_venv=python3-venv; else has_venv=; fi
    dpkg-query -W -f '${db:Status-Status}, ${Package}, ${Provides}\n' | awk -v purpose="$purpose" -v there="$has_venv" '
        BEGIN { have[there] = 1 }
        FILENAME == "-" {
            count = split($0, names, /, */)
            for (i = 2; names[1] == "installed" && i <= count; i++) { sub(/ .*/, "", names[i]); have[names[i]] = 1 }
            next
        }
        /^\[/ { wanted = $1 == "[run]" || $1 == "[" purpose "]"; next }
        wanted && NF && $1 !~ /^#/ && !($1 in have) { print $1 }
    ' - tools/packages.txt | tr '\n' ' '
}

install_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        echo "This system has no apt, so its packages are left as they are; tools/packages.txt names what is needed (Debian's names)."
        return
    fi
    packages=$(missing_packages)
    [ -n "$packages" ] || return 0
    line="apt-get install --no-install-recommends $packages"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        stop "The system lacks some packages and you may not install them. Have this line run, then start again:" \
            "sudo apt-get update && sudo $line"
    fi
    echo "Installing what the system lacks: $packages"
    $as_root apt-get update -qq >/dev/null 2>&1 || true # an index that does not answer matters only if the next line fails
    # shellcheck disable=SC2086 # words on purpose: one a package
    said=$($as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 $packages 2>&1 9<&-) ||
        stop "$said" "The packages could not be installed, see above. Mend that, or run: sudo apt-get update && sudo $line"
}

# A set-up that was cut short leaves .venv/unfinished behind; what it made is thrown away.
make_venv() {
    if [ -e .venv/unfinished ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        echo "Making .venv."
        rm -rf .venv
        mkdir .venv
        : >.venv/unfinished
        said=$("$python" -m venv .venv 2>&1) || stop "$said" "The folder .venv could not be made, see above."
    fi
    : >.venv/unfinished
}

install_libraries() {
    if [ "$purpose" = test ]; then lock=requirements-dev.txt; else lock=requirements.txt; fi
    echo "Installing the libraries of $lock into .venv."
    said=$(.venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes -r "$lock" 2>&1) ||
        stop "$said" "The libraries could not be installed, see above. Check the network and the disk, then start again."
    said=$(.venv/bin/python -c 'import PySide6.QtSvg, PySide6.QtWidgets' 2>&1) ||
        stop "$said" "Qt does not start: a library of the system is missing, see above and tools/packages.txt."
}

case $purpose in run | test) ;; *) stop "usage: tools/setup.sh [test]" ;; esac
if is_ready; then exit 0; fi

# One set-up at a time; the lock is on this very file, and held until the last process of a set-up that was cut short is gone.
exec 9<tools/setup.sh
if command -v flock >/dev/null && ! flock -n 9; then
    echo "Another set-up is at work in this folder: waiting for it."
    flock 9
    if is_ready; then exit 0; fi
fi

command -v "$python" >/dev/null || stop "There is no $python here: install Python 3.11 or later, then start again."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" -V) is too old: install Python 3.11 or later, or name one: PYTHON=python3.12 make setup"
install_packages
make_venv
install_libraries
state >".venv/ready-$purpose"
[ "$purpose" = run ] || state >.venv/ready-run
rm .venv/unfinished
echo "Ready."
