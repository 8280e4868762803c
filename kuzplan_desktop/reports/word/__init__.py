"""A report as a Word document that goes on being edited."""
