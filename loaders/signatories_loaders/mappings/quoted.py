"""Text of somebody's file within a mapping."""

import json
import re

_NOT_PLAIN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that YAML takes for line ends, or refuses, though JSON leaves them as they are."""


def quoted(text: object) -> str:
    """The text, list or mapping as JSON, which is YAML too."""
    return _NOT_PLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
