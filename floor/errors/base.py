"""What every error is, and the three kinds there are."""

import re
from typing import ClassVar


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class FoleniError(Exception):
    """The base of all; `code` names the sentences, `values` fill their places."""

    code: ClassVar[str] = "foleni_error"
    by_code: ClassVar[dict[str, type["FoleniError"]]] = {}

    def __init_subclass__(cls) -> None:
        cls.code = _snake(cls.__name__)
        FoleniError.by_code[cls.code] = cls

    def __init__(self, **values: str | int | float) -> None:
        self.values = values
        super().__init__(self.code, values)

    def __str__(self) -> str:
        told = ", ".join(f"{name}: {value}" for name, value in self.values.items())
        return f"{self.code} ({told})" if told else self.code


class Refused(FoleniError):
    """The floor says no; state and journal are as they were."""


class BadInput(FoleniError):
    """What was given cannot be read or is not allowed there."""


class Trouble(FoleniError):
    """The surroundings fail; what was asked may be asked again with the same key."""
