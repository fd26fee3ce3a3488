"""The board of the waiting room: who is called now, who was, and the waits; a skin for QML."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from display import announcer
from display.board_rows import recent_rows, wait_rows
from display.news import booking_rows, headlines, zone_words
from display.pictures import MOVING, Pictures
from display.screen import WallScreen
from display.sound import Muted, Speaker
from display.turn import Turn
from floor.qt.rows import RowsModel
from floor.rules.offer import Language
from floor.rules.snapshots import Board, Snapshot
from floor.rules.state import Call
from floor.words import Words, load_words

QML_IMPORT_NAME = "Display.Skins"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("foleni.display")


LONGEST_FILM = 12
"""Turns of ten seconds that a film has at most."""
WAITS = ("waits", "waits", "waits")
"""Turns that the waits have beside the calls before appointments and a picture have one each."""


@QmlElement
class CallBoard(WallScreen):
    """What Board.qml shows; hears boards, and lets the announcer say what is on show."""

    shown_changed = Signal()
    centre_changed = Signal()
    sound_changed = Signal()
    news_changed = Signal()
    side_changed = Signal()

    def __init__(
        self,
        watch: Callable[[], Iterator[Snapshot]],
        *,
        speaker: Speaker | None = None,
        first: Language = "sw",
        zone: announcer.Zone | None = None,
        pictures: Path | None = None,
        turn: Turn | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Without a `turn` it speaks whatever others do."""
        super().__init__(watch, clock=clock)
        self._turn_to_speak = turn
        if turn is not None:
            turn.taken.connect(self._take_over)
        self._words: Words = load_words()
        self._pictures, self._has_pictures = Pictures(pictures), pictures is not None
        self._side, self._film = ("waits", ""), 0
        self._headlines: list[dict[str, Any]] = []
        self._bookings: list[dict[str, Any]] = []
        self.turned.connect(self._next_side)
        self.turned.connect(self.news_changed)
        self._speaker = speaker or Muted()
        self._silent = self._speaker.silent
        self._first = first
        self._zone = zone
        self._queue = announcer.Announcer()
        self._shown: Call | None = None
        self._told_painted: Call | None = None
        self._board: Board | None = None
        self._centre = ("", True)
        self._recent = RowsModel(
            roles=("id", "number", "counter", "lane", "again"), key="id", parent=self
        )
        self._waits = RowsModel(
            roles=("agency", "name", "other_name", "waiting", "range", "unsaid"),
            key="agency",
            parent=self,
        )

    def stop(self) -> None:
        super().stop()
        self._speaker.close()
        if self._turn_to_speak is not None:
            self._turn_to_speak.close()

    def take(self, snapshot: Snapshot) -> None:
        assert isinstance(snapshot, Board)
        self._board = snapshot
        if self._turn_to_speak is not None:
            self._turn_to_speak.follow(snapshot.day)
        self._queue = announcer.hear(
            self._queue,
            snapshot,
            now=self._milliseconds(),
            zone=self._zone,
            speaking=self._speaker.busy,
        )
        self._waits.replace(wait_rows(snapshot.waits, first=self._first))
        centre = (snapshot.name, snapshot.open)
        if centre != self._centre:
            self._centre = centre
            self.centre_changed.emit()
        self._tell(snapshot)
        self._show()

    def _tell(self, board: Board) -> None:
        """What stands beside the calls."""
        news = headlines(board, first=self._first, words=self._words)
        bookings = booking_rows(board.bookings, first=self._first)
        if (news, bookings) != (self._headlines, self._bookings):
            self._headlines, self._bookings = news, bookings
            self.news_changed.emit()

    @Slot()
    def _next_side(self) -> None:
        """What stands beside the calls takes turns: waits, the next appointments, a picture. A
        film is shown to its end."""
        if self._film > 1:
            self._film -= 1
            return
        bookings = ("bookings",) if self._bookings else ()
        pictures = ("picture",) if self._has_pictures else ()
        sides = (*WAITS, *bookings, *pictures)
        side = sides[self._turn % len(sides)]
        picture = self._pictures.next() if side == "picture" else ""
        if side == "picture" and not picture:
            side = "waits"
        self._film = LONGEST_FILM if Path(picture).suffix.casefold() in MOVING else 0
        if (side, picture) != self._side:
            self._side = (side, picture)
            self.side_changed.emit()

    @Slot()
    def film_over(self) -> None:
        """The film was shown once."""
        self._film = 0

    @Slot()
    def picture_failed(self) -> None:
        """QML could not show the picture."""
        if self._side[1]:
            self._pictures.failed(self._side[1])
            self._side, self._film = ("waits", ""), 0
            self.side_changed.emit()

    @Slot()
    def tick(self) -> None:
        super().tick()
        busy = self._speaker.busy
        queue = announcer.advance(self._queue, now=self._milliseconds(), speaking=busy)
        if queue is not self._queue:
            self._queue = queue
            self._show()
        if self._speaker.silent != self._silent:
            self._silent = not self._silent
            self.sound_changed.emit()

    @Slot()
    def _connection(self) -> None:
        if self.live.property("connected"):
            # The new answer comes within this turn of the event loop, unless nothing changed.
            QTimer.singleShot(0, self, self._caught_up)
        else:
            self._queue = announcer.cut_off(self._queue)
        super()._connection()

    @Slot()
    def _caught_up(self) -> None:
        self._queue = announcer.caught_up(self._queue)

    def _show(self) -> None:
        if self._board is None:
            return
        self._recent.replace(
            recent_rows(announcer.recent(self._queue, self._board, zone=self._zone))
        )
        if (call := self._queue.on_show) == self._shown:
            return
        self._shown = call
        self.shown_changed.emit()
        if call is not None:
            if self._turn_to_speak is None or self._turn_to_speak.holds(call.counter):
                self._speaker.announce(call, behind=len(self._queue.waiting), at=self.now())
            log.info("call ticket=%s counter=%d again=%s", call.ticket, call.counter, call.again)

    @Slot(object, object)
    def _take_over(self, counters: frozenset[int], said: int | None) -> None:
        """Another display spoke for these counters, up to some call; what it left unsaid is called
        again. Where none did, the call on show is said."""
        turn, shown = self._turn_to_speak, self._queue.on_show
        if turn is None or self._board is None:
            return
        begun = shown if self._speaker.busy else None

        def unsaid(call: Call) -> bool:
            mine = call.counter in counters and call != begun and not turn.has_said(call)
            return mine and (call == shown if said is None else call.id > said)

        queue = announcer.taken_over(self._queue, self._board, unsaid=unsaid, at=self.now())
        if queue is not self._queue:
            self._queue, self._shown = announcer.advance(queue, now=self._milliseconds()), None
            self._show()

    @Slot()
    def painted(self) -> None:
        """A frame is on the screen; told in the log of each call's first one, to be measured."""
        if self._shown != self._told_painted:
            self._told_painted = self._shown
            if self._shown is not None:
                log.info("painted ticket=%s at=%.4f", self._shown.ticket, monotonic())

    def _milliseconds(self) -> int:
        return int(self._clock() * 1000)

    def _get_calling(self) -> bool:
        return self._shown is not None

    def _get_number(self) -> str:
        return self._shown.ticket if self._shown else ""

    def _get_counter(self) -> str:
        return str(self._shown.counter) if self._shown else ""

    def _get_again(self) -> bool:
        return self._shown is not None and self._shown.again

    def _get_lane(self) -> str:
        return str(self._shown.lane) if self._shown else ""

    def _get_centre(self) -> str:
        return self._centre[0]

    def _get_open(self) -> bool:
        return self._centre[1]

    def _get_silent(self) -> bool:
        return self._silent

    def _get_headline(self) -> dict[str, Any]:
        return self._headlines[self._turn % len(self._headlines)] if self._headlines else {}

    def _get_bookings(self) -> list[dict[str, Any]]:
        return self._bookings

    def _get_picture(self) -> str:
        return self._side[1]

    def _get_side(self) -> str:
        return self._side[0]

    def _get_zone(self) -> str:
        return zone_words(self._zone)

    def _get_recent(self) -> QObject:
        return self._recent

    def _get_waits(self) -> QObject:
        return self._waits

    calling = Property(bool, _get_calling, notify=shown_changed)
    number = Property(str, _get_number, notify=shown_changed)
    counter = Property(str, _get_counter, notify=shown_changed)
    again = Property(bool, _get_again, notify=shown_changed)
    lane = Property(str, _get_lane, notify=shown_changed)
    centre = Property(str, _get_centre, notify=centre_changed)
    open = Property(bool, _get_open, notify=centre_changed)
    silent = Property(bool, _get_silent, notify=sound_changed)
    headline = Property(dict, _get_headline, notify=news_changed)
    """A suspended service or the notice: kind, title, text, and both in the other language."""
    bookings = Property(list, _get_bookings, notify=news_changed)
    moving = Property(bool, lambda self: self._film > 0, notify=side_changed)
    """Whether the picture is a film."""
    picture = Property(str, _get_picture, notify=side_changed)
    side = Property(str, _get_side, notify=side_changed)
    """What stands beside the calls now: waits, bookings or picture."""
    zone = Property(str, _get_zone, constant=True)
    """The counters it stands before, such as 1–10; empty for all."""  # noqa: RUF001
    recent = Property(QObject, _get_recent, constant=True)
    waits = Property(QObject, _get_waits, constant=True)
