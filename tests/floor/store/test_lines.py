"""A line's hash is over its fields, each led by its length in bytes, whatever their signs."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor import errors
from floor.facade import Entry
from floor.store import journal
from floor.store.journal import Head

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
entries = st.builds(
    Entry,
    **dict.fromkeys(("origin", "kind", "subject", "device", "key", "body", "prev_hash"), texts),
    **dict.fromkeys(("seq", "at"), st.integers(-(2**53), 2**53)),
    actor=st.none() | texts,
    hash=st.just(""),
)


def spelt_out(entry: Entry) -> str:
    actor = "" if entry.actor is None else "=" + entry.actor
    whose = (entry.prev_hash, entry.origin, str(entry.seq), str(entry.at), entry.kind)
    fields = [text.encode() for text in (*whose, entry.subject, actor, entry.device)]
    fields += [entry.key.encode(), entry.body.encode()]
    led = b"".join(str(len(field)).encode() + b":" + field for field in fields)
    return hashlib.sha256(b"foleni journal line 1" + led).hexdigest()


@given(entry=entries)
def test_a_lines_hash_is_what_its_description_says(entry: Entry) -> None:
    assert journal.line_hash(entry) == spelt_out(entry)


@given(entry=entries, name=st.sampled_from(["kind", "subject", "device", "key", "body", "actor"]))
def test_a_line_with_bytes_or_numbers_for_a_text_is_another(entry: Entry, name: str) -> None:
    line = replace(entry, seq=1, actor="101")
    line = replace(line, hash=journal.line_hash(line))
    before = Head(origin=line.origin, hash=line.prev_hash)
    assert journal.follow(before, [line]).hash == line.hash
    text = str(getattr(line, name))
    others: tuple[Any, ...] = (text.encode(), 101, None)
    for other in others:
        with pytest.raises(errors.StoreDamaged):
            journal.follow(before, [replace(line, **{name: other})])
