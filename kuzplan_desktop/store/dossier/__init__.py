"""Dossiers (дела): all that a commission's secretary hands on when she leaves, or saves before her computer dies."""
