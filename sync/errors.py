"""What can go wrong between a centre and headquarters; sentences in assets/words/error.toml.

FoleniError
├── Refused
│   ├── UnknownToken, ForeignToken    headquarters does not let this centre in
│   ├── Forked, Regressed             the two journals are not one line: people must look
│   └── Gap                           lines are missing before these; ask for the head again
├── BadInput
│   └── BrokenBatch, TooLarge, UnknownCentre
└── Trouble
    ├── CentralUnreachable, CentralFailed, CentralBusy, Doubt
    └── DatabaseUnreachable           of headquarters
"""

from floor.errors import BadInput, Refused, Trouble


class UnknownToken(Refused):
    """The token is missing, wrong, or no longer valid."""


class ForeignToken(Refused):
    """The token is another centre's (centre)."""


class Forked(Refused):
    """Centre and headquarters hold different lines under one number (centre, seq)."""


class Regressed(Refused):
    """The centre's journal ends before what headquarters has of it (centre, seq, ours)."""


class Gap(Refused):
    """Lines are missing between the head and the batch (seq: the head's)."""


class BrokenBatch(BadInput):
    """A batch cannot be read, or its lines do not match their hashes (problem)."""


class TooLarge(BadInput):
    """A batch is larger than any of ours, packed or unpacked (most, in bytes)."""


class UnknownCentre(BadInput):
    """The catalogue has no such centre (centre)."""


class CentralUnreachable(Trouble):
    """Headquarters does not answer (address)."""


class CentralFailed(Trouble):
    """Headquarters answered with something else than was asked (address, problem)."""


class CentralBusy(Trouble):
    """Headquarters cannot take more just now (seconds: how long to wait)."""


class Doubt(Trouble):
    """What was answered does not fit together (problem); the place is to be asked for again."""


class DatabaseUnreachable(Trouble):
    """Headquarters' database does not answer, or not to us (path, problem)."""
