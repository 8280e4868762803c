"""Dialogs about the commission: itself, its campaigns, the person who works with the program."""
