"""The main window of one document: its actions, what they do, its pages, how it lay on the screen."""
