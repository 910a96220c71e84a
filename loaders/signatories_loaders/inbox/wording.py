"""What the wording of a row says beyond doubt of a judgment. What it leaves open stays empty for a reader to fill."""

import re

from signatories_schema.dates import names_gregorian, names_jalali

_APPEAL = re.compile(r"\bappeals?\b|\brevision court\b|\bcourt of appeal", re.IGNORECASE)
_FIRST = re.compile(r"revolutionary court|revolution court|criminal court|penal court|first instance", re.IGNORECASE)
_LASHES = re.compile(r"(?<![\d.,])(\d+)\s+lashes", re.IGNORECASE)
_FINE = re.compile(r"fine of ((?:[^,;.]|[.,](?=\d))+)", re.IGNORECASE)


def stage(kind: str, authority: str, sentence: str) -> str | None:
    """Stage of a judgment where kind or court tells it."""
    if kind == "appeal":
        return "appeal" if sentence else None
    if kind not in ("sentence", "trial"):
        return None
    if _APPEAL.search(authority):
        return "appeal"
    return "first_instance" if _FIRST.search(authority) else None


def outcome(kind: str, months: str) -> str | None:
    """`convicted` for a sentence with a term; nothing else is plain from the columns alone."""
    return "convicted" if kind == "sentence" and months else None


def lashes(sentence: str) -> str | None:
    """Lashes where the sentence prints exactly one number of them."""
    found = _LASHES.findall(sentence)
    return found[0] if len(found) == 1 else None


def fine(sentence: str) -> str | None:
    """Words of the fine where the sentence prints one."""
    match = _FINE.search(sentence)
    return match[1].strip() if match else None


def calendar(printed: str) -> str | None:
    """Calendar that the printed date names; empty where it names none."""
    jalali, gregorian = names_jalali(printed), names_gregorian(printed)
    if jalali:
        return "both" if gregorian else "jalali"
    return "gregorian" if gregorian else None
