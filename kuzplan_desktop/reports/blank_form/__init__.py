"""A form (бланк) as the workbook that a colleague fills in."""
