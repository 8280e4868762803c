"""The kinds of reports: what each says of a document, in rows, figures and sentences."""
