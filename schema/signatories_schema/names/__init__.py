"""Names of people across scripts and spellings: folding, comparing and finding them."""

from signatories_schema.names.fold import fold, fold_text, script

__all__ = ["fold", "fold_text", "script"]
