"""Fields, buttons and labels that forms and pages are made of."""
