#!/bin/sh
# After a test run under coverage: are the parts tested as far as promised (lines and branches)? Ends 1 when one is not.
set -eu
cd "$(dirname "$0")/.."
result=0

gate() { # part of the program, per cent that it must reach
    if said=$(.venv/bin/python -m coverage report --include="$1/*" --fail-under="$2" --precision=2 --skip-covered --show-missing 2>&1); then
        printf '%s: at least %s %% covered\n' "$1" "$2"
    else
        printf '%s: less than %s %% covered\n%s\n' "$1" "$2" "$said"
        result=1
    fi
}

gate kiosk/content 100
gate kiosk/visit 100
gate kiosk/requests 100
gate kiosk/staff 100
gate kiosk/ui 85
exit $result
