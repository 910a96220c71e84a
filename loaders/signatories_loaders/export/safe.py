"""What a spreadsheet would run where it takes a text for a formula.

The files for plain tools hold every text as it is, so that it comes back unchanged. Spreadsheet editions write each text as
text and never as a formula, an address or a number; what begins like this is what they are tried with.
"""

BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠"
"""First characters after which a spreadsheet may calculate: OWASP's list for CSV, and the full-width forms."""


def would_run(text: str) -> bool:
    """Whether a spreadsheet that takes the text for its own input may run it.

    >>> would_run("=1+1"), would_run("1+1"), would_run("")
    (True, False, False)
    """
    return text[:1] in BEGINS_A_FORMULA if text else False
