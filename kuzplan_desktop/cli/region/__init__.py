"""The commands about a consolidated file: consolidating, remarks, whose a document is."""
