"""The clinic kiosk: patient education pages and call-back requests on a waiting-room touchscreen."""

__version__ = "0.1.0"
BUILT_IN = 2026  # the year of this version: a clock that shows an earlier one is wrong
