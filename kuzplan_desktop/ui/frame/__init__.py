"""What stands around every page of the main window: the rail, the head line, lines below, what was done."""
