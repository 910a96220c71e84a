"""How records come in and go out: reading, importing, grouping, building and serving."""
