"""Errands: what must be filled in before the floor is asked, each a value with no state."""
