"""What things are: the tables, their fields and words, dates and names. Imports neither loaders nor site."""
