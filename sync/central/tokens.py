"""Centres' tokens: random, so one hash without salt keeps them secret."""

import hashlib


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
