"""What a person types: read, completed, cleaned."""
