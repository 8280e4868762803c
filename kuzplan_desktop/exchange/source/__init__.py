"""Official documents of every format -> a Grid of paragraphs and tables, within limits. No meaning yet."""
