"""Tests of the citizens' touchscreen."""
