"""The way in: a folder of claims becomes a draft, a draft becomes records."""
