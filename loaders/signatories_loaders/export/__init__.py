"""What goes out: the built database in the forms that other people's tools read, each with its sources."""
