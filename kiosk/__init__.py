"""The clinic kiosk: patient education pages and call-back requests on a waiting-room touchscreen."""

__version__ = "0.1.0"
