"""A copied table of events: what was on the clipboard, or in a file, becomes events to be looked at."""
