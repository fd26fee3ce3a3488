"""How verbs, questions, answers and errors look on the wire: JSON, typed by our own values."""

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from floor import errors
from floor.facade import Entry, OriginHead
from floor.rules.questions import QUESTIONS, Question
from floor.rules.snapshots import Snapshot
from floor.rules.verbs import (
    VERBS,
    AdoptAppointments,
    AdoptCatalogue,
    AdoptDecision,
    AdoptLines,
    ComeBack,
    EnrolAgent,
    EnrolDevice,
    GoAlone,
    NoteClock,
    NoteRefusal,
    NoteRegression,
    RecoverVisits,
    TrustHeadquarters,
    Verb,
)

KEY, DEVICE = "Foleni-Key", "Foleni-Device"
"""Headers that carry a verb's key and the device's name."""
LARGEST = 64 * 1024
"""Bytes of a body at most."""
INSIDE: frozenset[type[Verb[Any]]] = frozenset(
    (
        *(AdoptAppointments, AdoptCatalogue, EnrolAgent, EnrolDevice, NoteClock),
        *(AdoptLines, ComeBack, GoAlone, NoteRegression, RecoverVisits),
        *(AdoptDecision, NoteRefusal, TrustHeadquarters),
    )
)
"""Verbs of the host itself, never taken from the room."""
DEEPEST = 20
"""Brackets of JSON within each other at most."""
STATUS: dict[type[errors.FoleniError], int] = {
    errors.NotEnrolled: 401,
    errors.DeviceRevoked: 401,
    errors.SessionOver: 401,
    errors.NotAllowed: 403,
    errors.WrongCode: 403,
    errors.CodeOver: 403,
    errors.CodeUsed: 403,
    errors.CodeOfOther: 403,
    errors.TooOften: 429,
    errors.PinDelayed: 429,
    errors.PinLocked: 429,
    errors.Refused: 409,
    errors.BadInput: 400,
    errors.Trouble: 503,
}
"""The status of an error is that of the first of these which it is."""
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)

encode = msgspec.json.encode


@cache
def answer_type(asked: type[Verb[Any]] | type[Question[Any]]) -> Any:
    """What a kind of verb or question is answered with."""
    return get_type_hints(asked.answer)["return"]


def decode_answer(asked: type[Verb[Any]] | type[Question[Any]], body: bytes) -> Any:
    """The answer to a verb or question. Raises BadRequest when it is none."""
    return decode(body, answer_type(asked))


def takes(name: str) -> bool:
    """Whether a verb of this name is taken from the room."""
    return name in VERBS and VERBS[name] not in INSIDE


async def read_body(
    receive: Callable[[], Awaitable[MutableMapping[str, Any]]], most: int = LARGEST
) -> bytes:
    """A request's body, given up as soon as it is larger than any of ours. Raises BadRequest."""
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if len(body) > most:
            raise errors.BadRequest(problem=f"a body has {most} bytes at most")
        if not message.get("more_body", False):
            return body


def demand_flat(body: bytes) -> None:
    """Raise BadRequest for JSON that is nested deeper than any of ours."""
    if body.count(b"[") + body.count(b"{") <= DEEPEST:
        return
    depth = 0
    for bracket in re.findall(rb"[\[\]{}]", _TEXT.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            raise errors.BadRequest(problem=f"JSON is nested {DEEPEST} deep at most")


def decode(body: bytes, kind: Any) -> Any:
    """A value of a kind from JSON. Raises BadRequest."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, RecursionError) as fault:
        raise errors.BadRequest(problem=str(fault)) from None


def decode_verb(name: str, body: bytes) -> Verb[Any]:
    """The verb of a name with the arguments in a JSON object. Raises BadRequest."""
    kind = VERBS.get(name)
    if kind is None or kind in INSIDE:
        raise errors.BadRequest(problem=f"there is no verb {name}")
    if len(body) > LARGEST:
        raise errors.BadRequest(problem=f"a body has {LARGEST} bytes at most")
    demand_flat(body)
    given = decode(body or b"{}", dict[str, Any])
    _demand_known(name, given, kind)
    verb: Verb[Any] = _convert(given, kind)
    return verb


def decode_question(name: str, query: Mapping[str, str]) -> Question[Snapshot]:
    """The question of a name with the arguments in a query string. Raises BadRequest."""
    kind = QUESTIONS.get(name)
    if kind is None:
        raise errors.BadRequest(problem=f"there is no question {name}")
    _demand_known(name, query, kind)
    question: Question[Snapshot] = _convert(dict(query), kind)
    return question


def _demand_known(name: str, given: Mapping[str, Any], kind: Any) -> None:
    unknown = sorted(set(given) - set(kind.__dataclass_fields__))
    if unknown:
        raise errors.BadRequest(problem=f"{name} does not take {', '.join(unknown)}")


def _convert(given: dict[str, Any], kind: Any) -> Any:
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.MsgspecError as fault:
        raise errors.BadRequest(problem=str(fault)) from None


def encode_error(error: errors.FoleniError) -> tuple[int, bytes]:
    """HTTP status and body of an error."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    return status, encode({"error": error.code, "values": error.values})


def decode_error(body: bytes, address: str) -> errors.FoleniError:
    """The error that a host answered with; HostFailed when it cannot be read as one."""
    try:
        told = msgspec.json.decode(body, type=dict[str, Any])
        kind = errors.FoleniError.by_code[told["error"]]
        return kind(**told["values"])
    except (msgspec.MsgspecError, KeyError, TypeError):
        return errors.HostFailed(address=address)


class NewLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A store's journal goes on as another origin."""

    old: str
    new: str


class Lost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines that a restore lost, behind the last one before them that is here."""

    base: OriginHead
    lines: tuple[Entry, ...]
    dry_run: bool
