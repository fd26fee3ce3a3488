"""The one door to the floor that apps know: its verbs, its questions, and watching an answer."""

from abc import abstractmethod

from floor.decisions import Signed
from floor.facade.agent import AgentVerbs
from floor.facade.asking import Questions
from floor.facade.centre import CentreVerbs
from floor.facade.citizen import CitizenVerbs
from floor.facade.course import DayCourse, Kept, Quarter
from floor.facade.devices import DeviceVerbs
from floor.facade.figures import Level, Report
from floor.facade.pages import (
    AgencyFigures,
    DayFigures,
    Entry,
    JournalPage,
    NoteLine,
    OriginHead,
    Recovered,
    ShippedHead,
)
from floor.facade.speaking import VoiceClaim, VoiceGrant
from floor.rules import snapshots as show

__all__ = [
    "AgencyFigures",
    "DayCourse",
    "DayFigures",
    "Entry",
    "Floor",
    "JournalPage",
    "Kept",
    "Level",
    "NoteLine",
    "OriginHead",
    "Quarter",
    "Recovered",
    "Report",
    "ShippedHead",
    "Signed",
    "VoiceClaim",
    "VoiceGrant",
]


class Floor(CitizenVerbs, AgentVerbs, CentreVerbs, DeviceVerbs, Questions):
    """A centre's floor, here or across the room.

    Each verb takes a `key` made by the caller before its first attempt: the same key returns the
    first answer for 14 days, the same key with other arguments is refused (KeyReused). Verbs and
    questions raise Refused when the floor says no, and Trouble when the surroundings fail; after
    Trouble the same call with the same key may be made again.
    """

    @abstractmethod
    def health(self) -> show.Health:
        """How the host is."""

    @abstractmethod
    def journal(self, *, after: int, limit: int, origin: str = "") -> JournalPage:
        """An origin's entries with a seq above `after`, at most `limit` of them; the store's own
        if no origin is named."""

    @abstractmethod
    def origins(self) -> tuple[OriginHead, ...]:
        """Where each origin's journal ends that this store has lines of, in the order in which
        they were written: before a restore and after it. The store's own is the last."""

    @abstractmethod
    def note_shipped(self, *, shipped: ShippedHead) -> None:
        """Headquarters has an origin's journal up to this line."""

    @abstractmethod
    def begin_line(self, *, old: str, new: str) -> None:
        """Go on as a new origin of a later epoch, since headquarters has other or more lines of
        the old one: today's numbers go on behind a gap. A store that is not `old` any more
        changes nothing. Raises BadRequest."""

    @abstractmethod
    def recover(
        self, *, base: OriginHead, lines: tuple[Entry, ...], dry_run: bool = False
    ) -> tuple[Recovered, ...]:
        """Have visits stand here again of which a restore lost lines, as far as they fit: all the
        lines lost behind `base`, the last line that is here of those before them, of one or more
        visits, in order. Asked again it changes nothing. Raises BadRequest."""

    @abstractmethod
    def adopt_decision(self, signed: Signed) -> show.Standing:
        """Go on with what headquarters decided, whole or not at all. Raises NotTrusted,
        DecisionForged, DecisionBroken, ProgramTooOld, OtherCentre, DecisionStale, DecisionGap."""

    @abstractmethod
    def notes(self, *, visit: str) -> tuple[NoteLine, ...]:
        """What agents wrote about a visit, while it is kept."""

    @abstractmethod
    def figures(self, *, day: str) -> DayFigures:
        """The figures of a local day (ISO date)."""

    @abstractmethod
    def course(self, *, day: str) -> DayCourse:
        """How a local day (ISO date) went, by the quarter of an hour."""

    @abstractmethod
    def report(
        self, *, since: str, until: str, level: Level = Level.CENTRE, figure: str = ""
    ) -> Report:
        """The figures of local days (ISO dates, both included), and the tickets behind one of
        them. Raises BadRequest for a day, a range or a figure that is none."""

    @abstractmethod
    def claim_voice(self, claim: VoiceClaim) -> VoiceGrant:
        """Which counters' calls a display speaks, for LEASE seconds: of several that stand before
        a counter always one. Ask every other second. Raises BadRequest."""

    @abstractmethod
    def close(self) -> None:
        """Let go of store or network; watches end."""
