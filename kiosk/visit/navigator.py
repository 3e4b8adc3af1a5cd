"""The way a visitor came: forward, back and home."""

from itertools import groupby

from kiosk.visit.route import AskCall, BodyMap, Home, ReadPage, Route, Thanks


class Navigator:
    """The visitor's path; there is always a way back, and it always ends at home."""

    def __init__(self, start: Route | None = None) -> None:
        self._path: list[Route] = [start or Home()]

    @property
    def current(self) -> Route:
        """Where the visitor is."""
        return self._path[-1]

    def go(self, route: Route) -> Route:
        """Go on to `route` and return it; a step of the same page and the same place again lengthen no path."""
        if isinstance(route, Home):
            self._path = [route]
        elif isinstance(route, Thanks):
            self._path = [Home(), route]  # nobody goes back into a form that was sent
        elif self._stays(route):
            self._path[-1] = route
        else:
            self._path.append(route)
        return self.current

    def back(self) -> Route:
        """Go back one place and return it; at the start of the path that is home."""
        self._path.pop()
        if not self._path:
            self._path = [Home()]
        return self.current

    def leave_form(self) -> Route:
        """Go back to where the form was opened and return that place."""
        kept = (route for route in self._path if not isinstance(route, AskCall))
        self._path = [route for route, _ in groupby(kept)] or [Home()]
        return self.current

    def _stays(self, route: Route) -> bool:
        here = self.current
        if isinstance(route, ReadPage) and isinstance(here, ReadPage):
            return route.page == here.page
        if isinstance(route, BodyMap) and isinstance(here, BodyMap):
            return True
        return route == here
