"""The only Qt in floor: starting an application, live questions, words for QML."""
