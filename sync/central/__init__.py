"""The central server: every centre's journal, folded into the same tables."""
