"""What a manager may do about waiting: now, and for tomorrow; pure functions."""
