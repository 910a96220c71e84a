"""Reading records in a second process, a little ahead of the one that writes them: validating and writing cost about the same."""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from signatories_loaders.records.fault import Fault, Faults
from signatories_loaders.records.validate import Block, Key, read_all_blocks, without_repeats
from signatories_schema.record import Record

Files = Sequence[tuple[Path, type[Record]]]
"""Files to read, in order, each with the kind of its records."""
Prepare = Mapping[type[Record], Callable[[Block], Block]]
"""What more the second process does with the blocks of some kinds, since it has the time."""


@dataclass(frozen=True)
class _End:
    """What was found in one file beside its blocks."""

    found: list[Fault]
    unreadable: bool
    broken: set[str]


class Ahead:
    """The blocks of several files, read ahead by a second process. `blocks` must be called for each file in order."""

    def __init__(self, files: Files, faults: Faults, prepare: Prepare) -> None:
        self._faults = faults
        context = multiprocessing.get_context("fork")
        self._connection, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_send, args=(self._connection, theirs, files, faults.root, prepare), daemon=True
        )
        self._process.start()
        theirs.close()  # so that the end of the other process is seen as the end of what it sends

    def blocks(self, path: Path, seen: dict[Key, int]) -> Iterator[Block]:
        """The blocks of the next file; `seen` is filled with the line of each key. Faults are noted at the file's end."""
        while isinstance(received := self._received(), Block):
            yield without_repeats(received, seen, self._faults)
        self._faults.found += received.found
        self._faults.broken[path] |= received.broken
        if received.unreadable:
            self._faults.unreadable.add(path)

    def _received(self) -> Block | _End:
        try:
            received: Block | _End = self._connection.recv()
        except EOFError:
            raise ChildProcessError("the process that reads the records has been ended; try again") from None
        return received

    def close(self) -> None:
        """End the other process, whether it has sent everything or not."""
        self._connection.close()
        self._process.terminate()
        self._process.join()


def _send(receiving: Connection, connection: Connection, files: Files, root: Path, prepare: Prepare) -> None:
    receiving.close()  # While this process held it open, it would wait for ever once the other one has been killed.
    try:
        for path, record in files:
            faults = Faults(root)
            for block in read_all_blocks(path, record, faults):
                connection.send(prepare[record](block) if record in prepare else block)
            connection.send(_End(faults.found, path in faults.unreadable, faults.broken[path]))
    except BrokenPipeError:
        pass  # The process that writes has ended, and nobody waits for the rest.
