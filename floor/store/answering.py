"""The answers that are kept by their keys: what ties them to a verb, and how they are checked."""

import hashlib
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

import msgspec
from sqlalchemy import Engine, select

from floor import errors
from floor.rules.verbs import Verb
from floor.store.database import reading
from floor.store.tables import answers

_encode = msgspec.json.Encoder(order="deterministic").encode


@cache
def answer_type(verb: type[Verb[Any]]) -> Any:
    """What a kind of verb answers with."""
    return get_type_hints(verb.answer)["return"]


def digest(verb: Verb[Any]) -> str:
    """What a key is tied to: the verb and its arguments, but its secrets."""
    kept = {
        f.name: getattr(verb, f.name)
        for f in fields(verb)  # type: ignore[arg-type]
        if f.name not in verb.secrets
    }
    return hashlib.sha256(_encode([verb.name, kept])).hexdigest()


def seal(key: str, arguments: str, answer: str) -> str:
    """The digest of a verb, with what its kept answer is checked by: no chain runs through them."""
    mark = hashlib.sha256(f"{key}\n{arguments}\n{answer}".encode()).hexdigest()[:16]
    return f"{arguments}.{mark}"


def demand_sealed_answers(engine: Engine) -> None:
    """Raise StoreDamaged unless every answer kept is as it was given."""
    with reading(engine).connect() as connection:
        for row in connection.execute(select(answers.c.key, answers.c.arguments, answers.c.answer)):
            if row.arguments != seal(row.key, str(row.arguments).partition(".")[0], row.answer):
                problem = f"the answer to the key {row.key} was changed"
                raise errors.StoreDamaged(path="table answers", problem=problem)
