"""What each kind of change does to the state, by subject; registered for `evolve`."""
