"""The journal's lines: how a change becomes bytes, how lines chain, and how a chain is verified."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

import msgspec

from floor import errors
from floor.facade import Entry
from floor.rules.events import Change, Event

GENESIS = "0" * 64
"""What the first line of an origin has as the hash before it."""
_DOMAIN = b"foleni journal line 1"
_decoders: dict[str, msgspec.json.Decoder[Change]] = {}
"""By kind, made once each: to make one costs more than to use it."""
_content = attrgetter("kind", "subject", "device", "key", "body")
_encode = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a chain ends: the last line's seq (0 without lines) and hash."""

    origin: str
    seq: int = 0
    hash: str = GENESIS


def line_hash(entry: Entry) -> str:
    """SHA-256 over the domain and every field but the hash itself, each led by its length."""
    prev, origin, seq, at = entry.prev_hash, entry.origin, str(entry.seq), str(entry.at)
    kind, subject, device, key, body = _content(entry)
    actor = "" if entry.actor is None else "=" + entry.actor
    text = (
        f"{len(prev)}:{prev}{len(origin)}:{origin}{len(seq)}:{seq}{len(at)}:{at}"
        f"{len(kind)}:{kind}{len(subject)}:{subject}{len(actor)}:{actor}"
        f"{len(device)}:{device}{len(key)}:{key}{len(body)}:{body}"
    )
    if text.isascii():  # a sign is a byte, as in nearly every line
        return hashlib.sha256(_DOMAIN + text.encode()).hexdigest()
    return _long_hash((prev, origin, seq, at, kind, subject, actor, device, key, body))


def _long_hash(fields: tuple[str, ...]) -> str:
    """The hash of texts whose lengths in bytes are not those in signs."""
    digest = hashlib.sha256(_DOMAIN)
    for text in fields:
        data = text.encode()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def append(head: Head, event: Event) -> tuple[Head, Entry]:
    """The line that an event adds after a head, and the head after it."""
    bare = Entry(
        origin=head.origin,
        seq=head.seq + 1,
        at=event.at,
        kind=event.change.kind,
        subject=event.change.subject,
        actor=event.actor,
        device=event.device,
        key=event.key,
        body=_encode(event.change).decode(),
        prev_hash=head.hash,
        hash="",
    )
    entry = replace(bare, hash=line_hash(bare))
    return Head(origin=head.origin, seq=entry.seq, hash=entry.hash), entry


def read(entry: Entry) -> Event | None:
    """The event of a line; None when its kind is not known to this version.

    Raises StoreDamaged when the body is not what its kind needs.
    """
    kind = Change.kinds.get(entry.kind)
    if kind is None:
        return None
    decoder = _decoders.get(entry.kind)
    if decoder is None:
        decoder = _decoders[entry.kind] = msgspec.json.Decoder(kind)
    try:
        change = decoder.decode(entry.body)
    except msgspec.MsgspecError as fault:
        raise errors.StoreDamaged(path=f"journal line {entry.seq}", problem=str(fault)) from fault
    return Event(at=entry.at, actor=entry.actor, device=entry.device, key=entry.key, change=change)


def _is_whole(entry: Entry) -> bool:
    """Whether a line's content is what was hashed: a damaged file may give numbers for texts, or
    bytes, whose length is not that of what is told of them."""
    try:
        return line_hash(entry) == entry.hash
    except (AttributeError, TypeError):
        return False


def follow(head: Head, entries: Iterable[Entry]) -> Head:
    """The head after lines that continue a chain.

    Raises StoreDamaged at the first line that is out of order or does not match its hash.
    """
    origin, seq, last = head.origin, head.seq, head.hash
    for entry in entries:
        if entry.origin != origin or entry.seq != seq + 1:
            raise _broken(seq + 1, f"found line {entry.seq} instead")
        if entry.prev_hash != last:
            raise _broken(seq + 1, "it does not follow the line before")
        if not _is_whole(entry):
            raise _broken(seq + 1, "its content was changed")
        seq, last = entry.seq, entry.hash
    return Head(origin=origin, seq=seq, hash=last)


def _broken(seq: int, problem: str) -> errors.StoreDamaged:
    return errors.StoreDamaged(path=f"journal line {seq}", problem=problem)


def follow_epochs(head: Head, entries: Iterable[Entry]) -> Head:
    """As `follow`, through restores: the first line of an origin has the hash of its base as the
    hash before it, so that all origins of one store are one chain. Raises StoreDamaged."""
    for entry in entries:
        if entry.origin != head.origin and entry.seq == 1:
            head = Head(origin=entry.origin, hash=head.hash)
        head = follow(head, (entry,))
    return head
