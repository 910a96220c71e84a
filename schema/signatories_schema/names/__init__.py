"""Names of people across scripts and spellings: folding, a shared key, and parts to look up."""

from signatories_schema.names.fold import fold, fold_text, script
from signatories_schema.names.key import key, parts

__all__ = ["fold", "fold_text", "key", "parts", "script"]
