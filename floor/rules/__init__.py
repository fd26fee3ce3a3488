"""What may happen on the floor, as pure functions on plain values; standard library only."""
