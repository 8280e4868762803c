"""The commands that write into a document, and those about its copies."""
