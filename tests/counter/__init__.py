"""Tests of the agents' desktop."""
