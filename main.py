"""Lets `python main.py` do what `kiosk` does, from a checkout that is not installed."""

import sys

from kiosk.cli import main

if __name__ == "__main__":
    sys.exit(main())
