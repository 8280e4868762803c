"""Charts: what they show, their shapes and colours, their picture for the window."""
