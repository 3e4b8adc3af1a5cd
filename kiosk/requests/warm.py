"""Loads what the first paint must not wait for."""


def warm_up(region: str) -> None:
    """Import the sealing and the numbering plans of `region`; some 50 ms that no visitor should notice."""
    import pyrage  # noqa: PLC0415, F401 - for its side effect: the next import is free

    from kiosk.requests.phone import as_typed, check  # noqa: PLC0415 - not for the first paint

    as_typed("2", region)
    check("2", region)
