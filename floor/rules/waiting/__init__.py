"""How long people will wait: the calling rule run forward, many times, from the floor as it is."""
