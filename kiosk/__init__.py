"""The touchscreen where citizens take a ticket."""
