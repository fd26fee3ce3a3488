"""The centre's SQLite store and the one writer that owns it."""
