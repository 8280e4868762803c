"""The preview of a plan that is read from an official document: looked through, mended, then written down."""
