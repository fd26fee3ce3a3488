"""Centre to headquarters: the agent that ships the journal, and the central server."""
