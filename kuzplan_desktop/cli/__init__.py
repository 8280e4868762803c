"""The command line: commands over the verbs of a document, their words, values and answers."""
