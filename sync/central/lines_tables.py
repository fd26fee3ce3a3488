"""What headquarters keeps of the exchange itself: who speaks, and what was granted."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from sync.central.tables import metadata

doors = Table(
    "doors",
    metadata,
    Column("centre", String, primary_key=True),
    Column("token", String, nullable=False, comment="hash of the token that registered the key"),
    Column("key", String, nullable=False, comment="the centre's public key, base64"),
    Column("session", BigInteger, nullable=False),
    Column("request", BigInteger, nullable=False, comment="the highest of the session"),
    Column("instance", String, nullable=False),
    Column("shut_out", Text, nullable=False, comment="instances, parted by spaces"),
    Column("returned", Text, nullable=False, comment="two of them: quarantined"),
    Column("opened_at", BigInteger, nullable=False),
    Column("program", String, nullable=False),
    Column("speaks", Integer, nullable=False, comment="version of the exchange"),
    Column("ahead", BigInteger, nullable=False, comment="milliseconds, the centre's clock"),
    comment="One session at a time speaks for a centre.",
)

nonces = Table(
    "nonces",
    metadata,
    Column("centre", String, primary_key=True),
    Column("nonce", String, primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    comment="Challenges not yet answered.",
)

grants = Table(
    "grants",
    metadata,
    Column("centre", String, primary_key=True),
    Column("old", String, primary_key=True),
    Column("base_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("base_hash", String, primary_key=True),
    Column("origin", String, nullable=False, comment="the line that goes on from the base"),
    Column("epoch", Integer, nullable=False),
    Column("granted_at", BigInteger, nullable=False),
    comment="New lines of centres whose store was an old copy, or a second one.",
)

day_roots = Table(
    "day_roots",
    metadata,
    Column("day", String, primary_key=True),
    Column("document", Text, nullable=False, comment="JSON, as sync.roots hands it out"),
    comment="One root a day over the heads of all centres, as it was first told.",
)
