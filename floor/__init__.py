"""The centre's floor: the rules, the store, and the one door to both."""
