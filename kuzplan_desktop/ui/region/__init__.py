"""The window of a region on its consolidated file."""
