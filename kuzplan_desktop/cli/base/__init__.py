"""What all commands stand on: words, values, examples, shared arguments, the printed plan and its JSON."""
