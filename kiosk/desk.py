"""Where the visitor hands a request in: prepared when first needed, so that the first paint never waits for it."""

import threading
from datetime import timedelta

from kiosk.clock import Clock
from kiosk.errors import Fault, SiteError
from kiosk.paths import DataFolder
from kiosk.requests.draft import Draft
from kiosk.requests.limit import RateLimit
from kiosk.requests.receipt import Receipt
from kiosk.requests.spool import Spool
from kiosk.requests.trial import prepare_trial
from kiosk.requests.warm import warm_up
from kiosk.settings import Settings


class CallDesk:
    """Takes drafts and gives receipts; safe to ask from several threads."""

    def __init__(self, folder: DataFolder, clock: Clock, settings: Settings, *, is_trial: bool) -> None:
        self._folder = folder
        self._clock = clock
        self._is_trial = is_trial
        self._spool: Spool | None = None
        self._turn = threading.Lock()
        self._counted = 0
        self._region = settings.clinic.region
        self._limit = RateLimit(
            clock, settings.callback.max_requests, timedelta(minutes=settings.callback.window_minutes)
        )

    def warm_up(self) -> None:
        """Prepare everything that a first request needs, when nobody waits; trouble shows when the form opens."""
        warm_up(self._region)
        self.trouble()

    def trouble(self) -> Fault | None:
        """Return why no request can be taken now, None if one can."""
        if self._limit.is_reached():
            return Fault.TOO_MANY
        try:
            self._ready_spool().check_ready()
        except SiteError as error:
            return error.fault
        return None

    def save(self, draft: Draft) -> Receipt:
        """Seal and store `draft`; returns only when it is on the disk. Raises `SiteError`."""
        receipt = self._ready_spool().append(draft)
        if receipt.number != self._counted:  # the same draft again is one request
            self._counted = receipt.number
            self._limit.count()
        return receipt

    def _ready_spool(self) -> Spool:
        with self._turn:
            if self._spool is None:
                if self._is_trial:
                    prepare_trial(self._folder)
                spool = Spool(self._folder, self._clock)
                spool.sweep()
                self._spool = spool
            return self._spool
