"""A report as PDF: bands, pages, tables, drawings, and what an archive asks for."""
