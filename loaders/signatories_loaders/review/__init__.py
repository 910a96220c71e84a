"""`review`: a person decides, on names and on suggested events, in the terminal or in a filled spreadsheet."""

from signatories_loaders.review.names import Review

__all__ = ["Review"]
