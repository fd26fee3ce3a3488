"""The screens of the waiting room: calls seen and heard, and the waits."""
