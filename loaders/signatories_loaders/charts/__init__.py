"""Pictures of the built file, drawn at build time: one idea a file, from the words and the time scale to the pictures."""
