"""What can go wrong between a centre and headquarters; sentences in assets/words/error.toml.

FoleniError
├── Refused
│   ├── UnknownToken, ForeignToken, UnknownKey   headquarters does not let this centre in
│   ├── Quarantined                   two agents hold this centre's key: people must look
│   ├── Fenced, SessionLost, LateRequest   this session, or this request, counts no more
│   ├── Forked                        the two journals are not one line: greet again
│   └── Gap                           lines are missing before these; ask for the head again
├── BadInput
│   └── BrokenBatch, TooLarge, UnknownCentre, ReportTooLong, VersionRefused
└── Trouble
    ├── CentralUnreachable, CentralFailed, CentralBusy, Doubt
    ├── NotSettled                    the agent has yet to go on with a new line
    ├── StrangeHeadquarters           it shows another key than the one that the centre has met
    └── DatabaseUnreachable           of headquarters
"""

from floor.errors import BadInput, Refused, Trouble


class UnknownToken(Refused):
    """The token is missing, wrong, or no longer valid."""


class ForeignToken(Refused):
    """The token is another centre's (centre)."""


class UnknownKey(Refused):
    """The key is not the one that the centre registered (centre)."""


class Forked(Refused):
    """Centre and headquarters hold different lines under one number (centre, seq)."""


class Quarantined(Refused):
    """Two agents speak for the centre with one key: its disk was copied (centre)."""


class Fenced(Refused):
    """Another agent of the centre opened a later session (centre)."""


class SessionLost(Refused):
    """Headquarters does not know the session; open another."""


class LateRequest(Refused):
    """The request's number is not higher than the last: it came late, or twice."""


class Gap(Refused):
    """Lines are missing between the head and the batch (seq: the head's)."""


class BrokenBatch(BadInput):
    """A batch cannot be read, or its lines do not match their hashes (problem)."""


class TooLarge(BadInput):
    """A batch is larger than any of ours, packed or unpacked (most, in bytes)."""


class ReportTooLong(BadInput):
    """A report at a level that does not add up covers too many days of too many centres (days,
    centres, and most: days that so many centres may have)."""


class UnknownCentre(BadInput):
    """The catalogue has no such centre (centre)."""


class VersionRefused(BadInput):
    """Centre and headquarters speak versions too far apart (theirs, oldest, newest)."""


class CentralUnreachable(Trouble):
    """Headquarters does not answer (address)."""


class CentralFailed(Trouble):
    """Headquarters answered with something else than was asked (address, problem)."""


class CentralBusy(Trouble):
    """Headquarters cannot take more just now (seconds: how long to wait)."""


class Doubt(Trouble):
    """What was answered does not fit together (problem); the place is to be asked for again."""


class StrangeHeadquarters(Trouble):
    """Headquarters shows another key than this centre knows (address, shown, known: the first
    eight characters); nothing is sent until a person accepts it."""


class NotSettled(Trouble):
    """Headquarters has more of the centre's present line than the centre itself (centre): the
    agent has to go on with a new line before anything is brought back."""


class DatabaseUnreachable(Trouble):
    """Headquarters' database does not answer, or not to us (path, problem)."""
