"""Foretells waits beside the writer: follows the journal, learns, simulates, and says ranges."""
