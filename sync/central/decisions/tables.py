"""What headquarters keeps of its decisions: drafts, versions, what each centre is to adopt."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, Text

from sync.central.tables import metadata

pieces = Table(
    "catalogue_pieces",
    metadata,
    Column("kind", String, primary_key=True, comment="service, site or rest"),
    Column("code", String, primary_key=True),
    Column("place", Integer, nullable=False, comment="its order among those of its kind"),
    Column("revision", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("edited_at", BigInteger, nullable=False),
    Column("edited_by", String, nullable=False),
    comment="The national catalogue as it is being edited; centres see only versions of it.",
)

unfinished = Table(
    "catalogue_unfinished",
    metadata,
    Column("who", String, primary_key=True),
    Column("page", String, primary_key=True),
    Column("form", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    comment="What somebody typed into a form that could not be taken yet, so that it is not lost.",
)

versions = Table(
    "catalogue_versions",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("goes_back_to", BigInteger, comment="the version whose content it is again"),
    Column("program", String, nullable=False, comment="the oldest that may adopt it"),
    Column("hash", String, nullable=False, comment="SHA-256 of the content"),
    Column("content", Text, nullable=False),
    comment="The national catalogue as it was when a version was made; never changed.",
)

stages = Table(
    "catalogue_stages",
    metadata,
    Column("centre", String, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("first", Boolean, nullable=False, comment="whether it gets the version before others"),
    comment="Which centres a version is meant for.",
)

decisions = Table(
    "decisions",
    metadata,
    Column("centre", String, primary_key=True),
    Column("matter", String, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("after", BigInteger, nullable=False),
    Column("document", Text, nullable=False),
    Column("hash", String, nullable=False),
    Column("signature", String, comment="of a key that is no more; the others are signed anew"),
    Column("signer", String),
    Column("made_at", BigInteger, nullable=False),
    Column("fetched_at", BigInteger),
    comment="What a centre is to adopt, word for word.",
)

notices = Table(
    "notices",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("en", Text, nullable=False),
    Column("sw", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("centres", Text, nullable=False, comment="their codes, with spaces between"),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", String, nullable=False),
    Column("withdrawn_at", BigInteger),
)

bookings = Table(
    "bookings",
    metadata,
    Column("centre", String, primary_key=True),
    Column("code", String, primary_key=True),
    Column("service", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("number", BigInteger, nullable=False, comment="the decision that told the centre"),
    comment="Appointments as they were booked elsewhere; no name, no phone.",
)

revoked = Table(
    "revoked_devices",
    metadata,
    Column("centre", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("who", String, nullable=False),
)

booking_tokens = Table(
    "booking_tokens",
    metadata,
    Column("hash", String, primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    comment="SHA-256 of the tokens of booking systems.",
)
