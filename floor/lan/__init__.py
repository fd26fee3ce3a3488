"""The floor's facade across the room, over HTTP."""
