"""A colleague's copies and forms: compared, merged, collected."""
