"""What a manager is shown of the centre: its settings, as deployed and as amended, in versions."""

from dataclasses import dataclass

from floor.rules.amendment import Amendment, Version
from floor.rules.offer import Customs, Hours, Promises, Text
from floor.rules.snapshots.base import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupService:
    """A service of the catalogue as it is given here."""

    code: str
    name: Text
    agency: str
    promises: Promises
    deployed: Promises
    """What the catalogue promises."""
    withdrawn: bool
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupCounter:
    """A counter, what it gives, and what the catalogue has it give."""

    number: int
    services: tuple[str, ...]
    deployed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """Hours, promises and customs of a centre."""

    hours: Hours
    promises: Promises
    customs: Customs


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup(Snapshot):
    """The settings that hold, what the catalogue has, and every version before."""

    number: int
    """Of the version that holds; 0 is the catalogue itself."""
    now: Standards
    deployed: Standards
    amendment: Amendment
    services: tuple[SetupService, ...]
    counters: tuple[SetupCounter, ...]
    versions: tuple[Version, ...]
    """The newest first, at most 20."""
