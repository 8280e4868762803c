"""Whether a document lies in a shared folder of a network: there it is worked on in a copy on this computer.

SQLite's locks cannot be relied on there (SQLite, «How To Corrupt», 2.1), so nothing is ever opened in place.
"""

import os
from pathlib import Path

_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.gvfsd-fuse", "davfs", "9p"})
_WINDOWS_REMOTE_DRIVE = 4
_MOUNTS = Path("/proc/self/mounts")


def is_shared(path: Path) -> bool:
    """True if the file lies on a network share or a mapped drive."""
    place = str(path.absolute())
    if os.name == "nt":
        return place.startswith("\\\\") or _drive_type(path.absolute().drive + "\\") == _WINDOWS_REMOTE_DRIVE
    return _file_system(place) in _NETWORK_SYSTEMS


def _drive_type(root: str) -> int:
    """What Windows says of a drive (GetDriveTypeW)."""
    import ctypes

    return int(getattr(ctypes, "windll").kernel32.GetDriveTypeW(root))  # noqa: B009


def _file_system(place: str) -> str:
    """The kind of file system on which `place` lies, by the longest mount point above it; empty if unknown."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    mounts = [line.split(" ")[1:3] for line in lines if line.count(" ") >= 3]
    above = [(len(point), kind) for point, kind in mounts if f"{place}/".startswith(f"{point.rstrip('/')}/")]
    return max(above)[1] if above else ""
