"""The figures of a floor's days, read from its tables."""

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine

from floor.clock import Clock
from floor.facade import DayCourse, DayFigures, Floor, Level, Report
from floor.store import measures, shelf
from floor.store.database import Identity, naming


class Measured(Floor):
    """The part of a LocalFloor that tells figures."""

    path: Path
    clock: Clock
    identity: Identity
    _engine: Engine

    def figures(self, *, day: str) -> DayFigures:
        with naming(self.path), self._tables((day, day)) as tables:
            return measures.day_figures(tables, self.identity.centre, day, now=self.clock.now())

    def course(self, *, day: str) -> DayCourse:
        with naming(self.path), self._tables((day, day)) as tables:
            return measures.course(tables, self.identity.centre, day, now=self.clock.now())

    def report(
        self, *, since: str, until: str, level: Level = Level.CENTRE, figure: str = ""
    ) -> Report:
        asked = measures.Asked(
            centre=self.identity.centre,
            since=since,
            until=until,
            level=level,
            figure=figure,
            now=self.clock.now(),
        )
        with naming(self.path), self._tables((since, until)) as tables:
            return measures.report(tables, asked)

    def _tables(self, days: tuple[str, str]) -> AbstractContextManager[Connection]:
        """Where the figures of some days are read: the store, or archives beside it as well."""
        return shelf.of_days(self._engine, self.path, centre=self.identity.centre, days=days)
