"""The commands about the text of a plan: reading one, amending, the next year, official documents."""
