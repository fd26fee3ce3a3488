"""The desktop where agents call and serve."""
