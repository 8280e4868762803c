"""What is drawn in every window: colours, letters, icons, quarter boxes, lines of text."""
