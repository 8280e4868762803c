"""Dossiers in the window: handing on all that a commission has, and taking it in."""
