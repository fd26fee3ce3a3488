"""Under which name a line of journal stands at headquarters: a branch has one of its own."""

from sync.protocol import Line


def stored_name(line: Line) -> str:
    """The name in the journal's column `origin`."""
    if line.branch is None:
        return line.origin
    return f"{line.origin}~{line.branch.seq}~{line.branch.hash[:16]}"


def origin_of(name: str) -> str:
    """The origin that wrote the lines under a name: their hashes are over it."""
    return name.partition("~")[0]


def floor_of(name: str) -> int:
    """The seq before the first line under a name."""
    parts = name.split("~")
    return int(parts[1]) - 1 if len(parts) == 3 else 0
