"""How verbs, questions, answers and errors look on the wire: JSON, typed by our own values."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from floor import errors
from floor.rules.questions import QUESTIONS, Question
from floor.rules.snapshots import Snapshot
from floor.rules.verbs import (
    VERBS,
    AdoptAppointments,
    AdoptCatalogue,
    AdoptLines,
    ComeBack,
    EnrolAgent,
    GoAlone,
    NoteClock,
    NoteRegression,
    Verb,
)

KEY, DEVICE = "Foleni-Key", "Foleni-Device"
"""Headers that carry a verb's key and the device's name."""
LARGEST = 64 * 1024
"""Bytes of a body at most."""
INSIDE: frozenset[type[Verb[Any]]] = frozenset(
    (
        *(AdoptAppointments, AdoptCatalogue, EnrolAgent, NoteClock),
        *(AdoptLines, ComeBack, GoAlone, NoteRegression),
    )
)
"""Verbs of the host itself, never taken from the room."""
STATUS = {errors.Refused: 409, errors.BadInput: 400, errors.Trouble: 503}

encode = msgspec.json.encode


@cache
def answer_type(asked: type[Verb[Any]] | type[Question[Any]]) -> Any:
    """What a kind of verb or question is answered with."""
    return get_type_hints(asked.answer)["return"]


def decode_answer(asked: type[Verb[Any]] | type[Question[Any]], body: bytes) -> Any:
    """The answer to a verb or question. Raises BadRequest when it is none."""
    return decode(body, answer_type(asked))


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
