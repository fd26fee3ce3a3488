"""The surroundings fail: disk, network, another program."""

from floor.errors.base import Trouble


class HostUnreachable(Trouble):
    """The host does not answer (address)."""


class HostFailed(Trouble):
    """The host answered with a failure of its own (address)."""


class HostRegressed(Trouble):
    """The host lacks lines that it once showed this device: an old copy of its store (seq)."""


class StoreLocked(Trouble):
    """Another host holds this store (path)."""


class StoreDamaged(Trouble):
    """The store cannot be read or its journal's chain is broken (path, problem)."""


class StoreFull(Trouble):
    """The disk is full (path)."""


class StoreReadOnly(Trouble):
    """The disk that holds the store can only be read (path)."""


class StoreRegressed(Trouble):
    """The store lacks lines that it once had: an old copy, or without its -wal file (path, seq)."""


class StoreForeign(Trouble):
    """The store belongs to another centre (path, centre, asked)."""


class StoreArchived(Trouble):
    """The file is an archive of old days, which no floor works on (path)."""


class ArchiveMissing(Trouble):
    """The days asked for lie in an archive that is not beside the store (path, day: they are
    before it)."""


class SqliteAffected(Trouble):
    """This SQLite can lose commits (found, needed)."""


class SchemaNewer(Trouble):
    """A newer Foleni made this store (path, found, known)."""


class PrinterFailed(Trouble):
    """The printer does not take the ticket (printer, problem)."""


class AddressTaken(Trouble):
    """Another program listens on the address (address)."""


class ProgramFailed(Trouble):
    """A program of ours did not start or has ended (program, said)."""


class HostForeign(Trouble):
    """Another computer than the one enrolled at answers at the address (address)."""


class NotEnrolled(Trouble):
    """This computer was not let in by the host (address)."""


class DeviceRevoked(Trouble):
    """The host lets this computer in no more (address)."""


class SessionOver(Trouble):
    """The session is unknown or too old, or its proof is none or was used before (address)."""


class NoSynthesiser(Trouble):
    """This computer has no espeak-ng, or it says nothing."""


class CodeUnfit(Trouble):
    """The code was typed wrongly, or another computer than its host answers (address)."""
