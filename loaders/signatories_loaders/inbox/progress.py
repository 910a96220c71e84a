"""How far a long import has come, for a person who looks on."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")
STEP = 2_000
"""Rows after which it is said how far the work has come."""
ERASE = "\r\x1b[K"


def counted(items: Iterable[T], what: str) -> Iterator[T]:
    """The items. On a terminal a line of stderr says how many have passed so far, and is taken away at the end."""
    shown, number = sys.stderr.isatty(), 0
    for number, item in enumerate(items, 1):
        if shown and number % STEP == 0:
            click.echo(f"\r{number:,} {what}", err=True, nl=False)
        yield item
    if shown and number >= STEP:
        click.echo(ERASE, err=True, nl=False)
