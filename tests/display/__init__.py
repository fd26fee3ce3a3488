"""Tests of the waiting room's board and the managers' wall."""
