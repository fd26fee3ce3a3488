"""On PostgreSQL the large tables are parted by centre; SQLite keeps each in one piece."""

from typing import Any

from sqlalchemy import DDL, Table, event

from floor.store import tables as t

PARTS = 8
"""Partitions of each: see docs/decisions/0019-headquarters-on-two-databases.md."""
LARGE: tuple[Table, ...] = (t.journal, t.visits, t.legs, t.stays, t.estimates)


def declare() -> None:
    """Have the large tables made in parts where they are made on PostgreSQL; each centre's rows
    lie in one part, and every key is led by the centre."""
    for table in LARGE:
        options: Any = table.dialect_options["postgresql"]
        if options["partition_by"] is not None:
            continue
        options["partition_by"] = "HASH (centre)"
        for part in range(PARTS):
            made = DDL(  # type: ignore[no-untyped-call]
                f"CREATE TABLE {table.name}_{part} PARTITION OF {table.name} "
                f"FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {part})"
            )
            event.listen(table, "after_create", made.execute_if(dialect="postgresql"))
