"""The commands that tell what stands in a document or a region: checks, figures, reports, tables, photos."""
