"""How each kind of change is written into the tables, by subject; registered for `project`."""
