"""What a build can fail with, apart from faults in the records."""


class CheckError(Exception):
    """The built file fails its checks; `reasons` has all of them."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons
