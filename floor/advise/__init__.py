"""`foleni advise`: what would help now, and how many counters tomorrow needs."""
