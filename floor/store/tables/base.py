"""Where all tables are declared, and how their keys are made."""

from typing import Any

from sqlalchemy import Column, MetaData, String
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def key(name: str, kind: type[TypeEngine[Any]] = String) -> Column[Any]:
    """A part of a table's primary key."""
    return Column(name, kind(), primary_key=True, autoincrement=False)
