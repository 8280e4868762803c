"""An open document: its file, its steps and verbs, what waits to be saved, how it is begun."""
