"""A centre's room: host, kiosks, counters and displays, each in a network namespace of its own."""
