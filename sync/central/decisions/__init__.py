"""What headquarters decided: its tables, its key, what centres fetch, and its pages."""
