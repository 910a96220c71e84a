"""Processes of this machine."""

import os
import resource
import shutil
import sys
from pathlib import Path


def alive(process: int) -> bool:
    """Whether a process of that id runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def remove_leftovers(folder: Path, prefix: str, suffix: str = "") -> None:
    """Remove files and folders of processes that were killed; their names are the process's id between these."""
    for path in folder.glob(f"{prefix}*{suffix}"):
        process = path.name.removeprefix(prefix).removesuffix(suffix)
        if process.isdigit() and alive(int(process)):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def peak_memory() -> dict[str, float]:
    """Peak memory in MB of this process, which writes, and of the largest one it has started and ended, which reads."""
    unit = 1024**2 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return {
        "writes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
        "reads": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit,
    }
