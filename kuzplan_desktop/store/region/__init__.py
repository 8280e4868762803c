"""The consolidated file: many documents in one, with the figures that a region asks for."""
