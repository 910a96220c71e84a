"""The build: records become one database file, exactly, and the same bytes twice."""
