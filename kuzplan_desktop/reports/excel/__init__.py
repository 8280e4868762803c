"""A report as a workbook that goes on calculating."""
