"""The demonstration: every program of Foleni, for real, over one simulated morning."""
