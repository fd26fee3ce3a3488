"""A kiosk that goes on without its host: its own store, and the floor that chooses between them."""
