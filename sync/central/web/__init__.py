"""Headquarters in a browser: who is let in, and the pages they read."""
