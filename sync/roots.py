"""A day's root over the heads of all centres' journals, and how anybody checks it without a store.

What is handed out says of each line of journal how far headquarters had it, where that stands among
all of them, and the hashes that lead from there to the root. Whoever has the root of a day, as the
auditor and the ombudsman do, can tell of one centre's journal whether it is the one of that day.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor.errors import BadInput
from sync import merkle, proof

FORM = "foleni-root-1"
HASH = 32
"""Bytes."""


class RootWrong(BadInput):
    """What was handed out does not hold (problem)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How far headquarters has one line of a centre's journal."""

    centre: str
    origin: str
    seq: int
    hash: str
    index: int = 0
    """Its place among all heads, which stand by centre and origin."""
    proof: tuple[str, ...] = ()
    """Hashes in hex that lead to the root, the lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRoot:
    """What is handed to outside parties: all heads of a day, or those of some centres."""

    form: str
    day: str
    made_at: int
    """Headquarters' clock, UTC milliseconds."""
    size: int
    """Heads under the root."""
    root: str
    key: str
    """Headquarters' public key for heads, base64."""
    signature: str
    heads: tuple[Head, ...]

    def of(self, centres: Collection[str]) -> "DayRoot":
        """The same root with the heads of some centres only."""
        return replace(self, heads=tuple(h for h in self.heads if h.centre in centres))


def leaf(head: Head) -> bytes:
    """A head's leaf. Its text begins with what it is, so that it passes for nothing else."""
    told = f"foleni root leaf\n{head.centre}\n{head.origin}\n{head.seq}\n{head.hash}"
    return merkle.leaf(told.encode())


def statement(day: str, size: int, root: str, made_at: int) -> bytes:
    """What headquarters signs."""
    return f"foleni root\n{day}\n{size}\n{root}\n{made_at}".encode()


def make(day: str, heads: Iterable[Head], key: Ed25519PrivateKey, now: int) -> DayRoot:
    """The root over heads, signed, with a proof for each."""
    every = sorted(heads, key=lambda head: (head.centre, head.origin))
    leaves = [leaf(head) for head in every]
    root = merkle.root(leaves).hex()
    return DayRoot(
        form=FORM,
        day=day,
        made_at=now,
        size=len(every),
        root=root,
        key=proof.public_of(key),
        signature=proof.sign(key, statement(day, len(every), root, now)),
        heads=tuple(
            replace(head, index=n, proof=tuple(h.hex() for h in merkle.proof(leaves, n)))
            for n, head in enumerate(every)
        ),
    )


def read(data: bytes) -> DayRoot:
    """What was handed out. Raises RootWrong."""
    try:
        found = msgspec.json.decode(data, type=DayRoot)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
        raise RootWrong(problem=f"it is no root of headquarters: {str(fault)[:200]}") from None
    if found.form != FORM:
        raise RootWrong(problem=f"its form {found.form[:40]!r} is not {FORM}")
    return found


def demand_sound(found: DayRoot, *, root: str = "", key: str = "") -> None:
    """Raise RootWrong unless headquarters signed the root, and every head leads to it; and unless
    root and key are those that one has from elsewhere, where they are given."""
    if root and root.strip().lower() != found.root:
        raise RootWrong(problem=f"its root is {found.root}, not the one that you have")
    if key and key.strip() != found.key:
        raise RootWrong(problem="another key signed it than the one that you have")
    said = statement(found.day, found.size, found.root, found.made_at)
    if not proof.is_signed(found.key, found.signature, said):
        raise RootWrong(problem="the signature is not over this root")
    for head in found.heads:
        if _root_of(head, found.size) != found.root:
            problem = f"line {head.seq} of {head.centre} does not lead to the root"
            raise RootWrong(problem=problem)


def _root_of(head: Head, size: int) -> str:
    try:
        way = [bytes.fromhex(each) for each in head.proof]
    except ValueError:
        return ""
    if any(len(each) != HASH for each in way):
        return ""
    led = merkle.root_by(leaf(head), head.index, size, way)
    return "" if led is None else led.hex()
