"""Tests of Foleni, in the same tree as what they test."""
