"""Mappings: small text files that say which column of somebody's list becomes which field of a claim."""
