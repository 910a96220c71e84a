"""Suggesting events: which claims speak of one thing that happened. Suggestions only append and are rows of the records."""
