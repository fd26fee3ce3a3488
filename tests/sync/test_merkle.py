"""A day's root: every head is provably under it, and nothing else is."""

from dataclasses import replace
from hashlib import sha256

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from sync import merkle, roots
from sync.roots import DayRoot, Head, RootWrong

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
LEAVES = st.lists(st.binary(max_size=8), min_size=1, max_size=40).map(
    lambda every: [merkle.leaf(each) for each in every]
)
HEADS = st.lists(
    st.tuples(st.sampled_from(["MSA", "LMU", "NBI", "KSM"]), st.integers(0, 30)),
    min_size=1, max_size=24, unique=True,
).map(
    lambda every: [
        Head(centre=centre, origin=f"{n:032x}.0", seq=n, hash=sha256(bytes([n])).hexdigest())
        for centre, n in every
    ]
)  # fmt: skip


def made(heads: list[Head]) -> DayRoot:
    return roots.make("2026-11-23", heads, KEY, 1_795_000_000_000)


def test_the_roots_are_those_of_the_standard() -> None:
    """The test vectors of certificate transparency."""
    data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
    leaves = [merkle.leaf(bytes.fromhex(each)) for each in data]
    assert merkle.root([]).hex() == sha256(b"").hexdigest()
    assert merkle.root(leaves[:1]).hex().startswith("6e340b9cffb37a98")
    assert merkle.root(leaves[:7]).hex().startswith("ddb89be403809e32")
    assert merkle.root(leaves).hex().startswith("5dc9da79a70659a9")


@given(leaves=LEAVES, data=st.data())
def test_every_leaf_leads_to_the_root_and_only_from_its_place(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    root, way = merkle.root(leaves), merkle.proof(leaves, index)
    assert merkle.root_by(leaves[index], index, len(leaves), way) == root
    other = data.draw(st.integers(-1, len(leaves)))
    if other != index and merkle.root_by(leaves[index], other, len(leaves), way) == root:
        assert leaves[other] == leaves[index]
    assert merkle.root_by(leaves[index], index, len(leaves), (*way, root)) is None
    if way:
        assert merkle.root_by(leaves[index], index, len(leaves), way[:-1]) != root


@given(left=st.binary(min_size=32, max_size=32), right=st.binary(min_size=32, max_size=32))
def test_an_inner_node_passes_for_no_leaf(left: bytes, right: bytes) -> None:
    assert merkle.leaf(left + right) != merkle.node(left, right)


@given(heads=HEADS, data=st.data())
@settings(max_examples=60)
def test_what_is_handed_out_holds_and_nothing_changed_in_it_does(
    heads: list[Head], data: st.DataObject
) -> None:
    handed = roots.read(msgspec.json.encode(made(heads).of({heads[0].centre})))
    roots.demand_sound(handed, root=handed.root, key=handed.key)
    assert {head.centre for head in handed.heads} == {heads[0].centre}
    index = data.draw(st.integers(0, len(handed.heads) - 1))
    head = handed.heads[index]
    false = data.draw(
        st.sampled_from(
            [
                replace(head, seq=head.seq + 1),
                replace(head, hash=sha256(b"other").hexdigest()),
                replace(head, centre="ZZZ"),
                replace(head, index=head.index + 1),
                replace(head, proof=(*head.proof, "00" * 32)),
                replace(head, proof=(*head.proof, "zz")),
            ]
        )
    )
    told = (*handed.heads[:index], false, *handed.heads[index + 1 :])
    with pytest.raises(RootWrong):
        roots.demand_sound(replace(handed, heads=told))


@pytest.mark.parametrize(
    "changed",
    [{"day": "2026-11-24"}, {"size": 9}, {"root": "00" * 32}, {"made_at": 5}, {"key": "nonsense"}],
    ids=str,
)
def test_headquarters_signs_day_time_size_and_root(changed: dict[str, str | int]) -> None:
    handed = made([Head(centre="MSA", origin="a.0", seq=1, hash="b")])
    with pytest.raises(RootWrong):
        roots.demand_sound(replace(handed, heads=(), **changed))  # type: ignore[arg-type]


def test_a_root_or_key_from_elsewhere_has_to_be_the_same() -> None:
    handed = made([Head(centre="MSA", origin="a.0", seq=1, hash="b")])
    for given_ in ({"root": "00" * 32}, {"key": "another"}):
        with pytest.raises(RootWrong):
            roots.demand_sound(handed, **given_)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 5000, b"{}", b'{"form": "x"}'])
def test_a_file_that_is_no_root_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(RootWrong):
        roots.read(data)
