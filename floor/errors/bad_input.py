"""What was given cannot be read."""

from floor.errors.base import BadInput


class BadFile(BadInput):
    """A file cannot be read as what it should be (path, place, problem, mend)."""

    def __init__(self, *, path: str, place: str, problem: str, mend: str) -> None:
        super().__init__(path=path, place=place, problem=problem, mend=mend)


class BadSetting(BadInput):
    """An option or setting cannot be used (setting, problem)."""


class BadRequest(BadInput):
    """What came over the wire cannot be read (problem)."""


class DecisionBroken(BadInput):
    """What headquarters decided cannot be read, or does not agree with itself (problem)."""
