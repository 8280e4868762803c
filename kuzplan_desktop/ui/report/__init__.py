"""Reports in the window: what is chosen, the preview, printing, what was sent."""
