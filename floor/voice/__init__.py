"""Voice: clips of speech, put together into calls and screens read aloud; standard library only."""
