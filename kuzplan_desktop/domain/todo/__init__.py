"""What the start page tells: what is to be done now, and how the quarter and the year stand."""
