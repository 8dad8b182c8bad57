"""Putting files where they belong: what changed, all of it or nothing, and nowhere else.

In this order: which paths a tree may hold (`check_paths`); a tree of bytes written into the build folder
(`write_tree`); the workshop of one build, locked and swept (`staged`); a finished tree sealed with the hashes of its
files (`seal`) and exchanged for the published one (`exchange`); which files it says it holds (`sealed_files`).

The published folder is only ever replaced whole: Linux swaps two folders in one step (`renameat2`); where that is not
to be had the old one is set aside and the new one moved in, and `staged` brings the old one back if the build died
between the two. So whatever ends a build, and when, the folder holds the old site or the new one, byte for byte.
Nothing here follows a symbolic link or raises an `OSError`: a full disk is a finding.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.findings import Collected, Finding, Place, in_file_order, quoted
from generator.site.held_files import FILE_MODE, Held, held, put, walk

BUILD = "build"
SITE, PREVIEW = "site", f"{BUILD}/preview"
MANIFEST = "build.json"  # in every published folder: what tells it from a folder of somebody else's
FORMAT = "briefings-site/1"
SOURCES = frozenset({"data", "documents", "generator", "site_src", "tests", ".git", ".github", ".venv"})
STAGE, PARKED, LOCK = "stage-", "parked-", ".lock"
FOLDER_MODE = 0o755

LONGEST_NAME, LONGEST_PATH = 150, 240
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.~@+-]*(?<!\.)")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")  # device names on Windows, in any case

RENAME_EXCHANGE, AT_FDCWD = 2, -100  # linux/fs.h, linux/fcntl.h


@dataclass(frozen=True, kw_only=True, slots=True)
class TreeChanges:
    """The paths `write_tree` wrote and removed, in order, and how many files it found as they should be."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


# --- Which paths a tree may hold ---


def check_paths(paths: Iterable[PurePosixPath]) -> tuple[Finding, ...]:
    """What is wrong with `paths` as the files of one tree.

    Refused: what leads out of the tree or hides in it, names outside `A-Z a-z 0-9 _ . ~ @ + -`, device names, names
    over 150 and paths over 240 characters, two paths that are one without case or that MkDocs serves at one address,
    and a file where another path needs a folder.
    """
    listed = sorted(paths)
    return in_file_order([*_bad_names(listed), *_collisions(listed), *_files_as_folders(listed)])


def _bad_names(paths: Iterable[PurePosixPath]) -> Iterator[Finding]:
    for path in paths:
        problem = "" if path.parts else "an empty path"
        if len(str(path)) > LONGEST_PATH:
            problem = f"a path of {len(str(path))} characters"
        for part in path.parts:
            problem = problem or _name_problem(part)
        if problem:
            yield _refusal("unsafe-path", str(path), problem)


def _name_problem(part: str) -> str:
    if not NAME.fullmatch(part):
        return f"{quoted(part)} cannot be the name of a file"
    if RESERVED.match(part.lower()):
        return f"{quoted(part)} is the name of a device on some systems"
    return f"a name of {len(part)} characters" if len(part) > LONGEST_NAME else ""


def _collisions(paths: Iterable[PurePosixPath]) -> Iterator[Finding]:
    seen: dict[str, PurePosixPath] = {}
    for path in paths:
        other = seen.setdefault(_served(path), path)
        if other != path:
            yield _refusal("path-collision", str(path), f"is the same place as {quoted(str(other))}")


def _served(path: PurePosixPath) -> str:
    """Where a path ends up, without case: MkDocs serves a.md, a/index.md and a/README.md at the address a/."""
    if path.suffix != ".md":
        return str(path).lower()
    folder = path.parent if path.stem.lower() in {"index", "readme"} else path.with_suffix("")
    return f"{folder}/".lower()


def _files_as_folders(paths: Iterable[PurePosixPath]) -> Iterator[Finding]:
    listed = list(paths)
    folders = {str(parent).lower() for path in listed for parent in path.parents}
    for path in listed:
        if str(path).lower() in folders:
            yield _refusal("path-collision", str(path), "is both a file and a folder")


# --- A tree of bytes into the build folder ---


def write_tree(tree: Mapping[PurePosixPath, bytes], out: Path, *, project: Path) -> Collected[TreeChanges]:
    """Make the folder `out` hold exactly `tree`: write what differs, remove what is not in it.

    `out` lies below `project/build`. Files get mode 0644 and folders 0755 whatever the umask. Bad paths, an `out`
    elsewhere or behind a symbolic link, and failures of the system are findings; the first two before any change.
    """
    findings = (*check_paths(tree), *_check_below(out, project / BUILD, project))
    if findings:
        return Collected(value=TreeChanges(), findings=findings)
    try:
        return Collected(value=_mirror(tree, out))
    except OSError as error:
        return Collected(value=TreeChanges(), findings=(_system_finding(out, error),))


def _mirror(tree: Mapping[PurePosixPath, bytes], out: Path) -> TreeChanges:
    _make_folder(out)
    wanted = {str(path): content for path, content in tree.items()}
    folders = {str(parent) for path in tree for parent in path.parents} - {"."}
    removed = tuple(sorted(_remove_strangers(out, wanted.keys(), folders)))
    for folder in sorted(folders):
        _make_folder(out / folder)
    written = tuple(name for name in sorted(wanted) if put(out / name, wanted[name]))
    return TreeChanges(written=written, removed=removed, unchanged=len(wanted) - len(written))


def _remove_strangers(out: Path, files: Iterable[str], folders: Iterable[str]) -> Iterator[str]:
    """Remove, and name, all that is not a regular file of `files` or a folder of `folders`."""
    kept_files, kept_folders = frozenset(files), frozenset(folders)
    for name, mode in walk(out):
        if stat.S_ISDIR(mode):
            if name not in kept_folders:
                shutil.rmtree(out / name)
                yield f"{name}/"
        elif not (stat.S_ISREG(mode) and name in kept_files):
            os.unlink(out / name)
            yield name


def _make_folder(folder: Path) -> None:
    """The folder and those above it; the ones made here get their mode whatever the umask."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        path.chmod(FOLDER_MODE)


# --- The workshop of one build ---


@contextmanager
def staged(project: Path, target: Path) -> Iterator[Collected[Path | None]]:
    """An empty folder in which to build what will become `target`, for as long as the context holds.

    Only one build of a project has one at a time: while another does, or where `target` may not be replaced, the
    value is `None` and the findings say why. What builds that were killed left behind is swept first.
    """
    build = project / BUILD
    findings = (*check_target(target, project), *_check_below(build, project, project))
    if findings:
        yield _nothing(findings)
        return
    with _locked(build) as (held, problems):
        stage = _prepare(build, target) if held else _nothing(problems)
        try:
            yield stage
        finally:
            if stage.value is not None:
                shutil.rmtree(stage.value, ignore_errors=True)


@contextmanager
def alone(project: Path) -> Iterator[tuple[Finding, ...]]:
    """While it holds, no other command writes below `build/`; what keeps this one from it, if anything does."""
    with _locked(project / BUILD) as (_, problems):
        yield problems


@contextmanager
def _locked(build: Path) -> Iterator[tuple[bool, tuple[Finding, ...]]]:
    """Whether this process holds the lock of the build folder, and if not, why.

    The kernel gives an flock back when its process ends, however it ends, so that no stale lock needs breaking.
    """
    descriptor = None
    try:
        try:
            _make_folder(build)
            descriptor = os.open(build / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False, (_refusal("busy", BUILD, "another build is at work here", "wait until it is done"),)
        except OSError as error:
            yield False, (_system_finding(build, error),)
        else:
            yield True, ()
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _prepare(build: Path, target: Path) -> Collected[Path | None]:
    try:
        _sweep(build, target)
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=build))
        stage.chmod(FOLDER_MODE)
        return Collected(value=stage)
    except OSError as error:
        return _nothing((_system_finding(build, error),))


def _nothing(findings: tuple[Finding, ...]) -> Collected[Path | None]:
    return Collected(value=None, findings=findings)


def _sweep(build: Path, target: Path) -> None:
    """Bring back a site that was set aside by a build that died before it moved its own in; remove its other traces."""
    parked = _parked(build, target)
    if parked.is_dir() and not target.exists():
        os.rename(parked, target)
    for leftover in (*build.glob(f"{STAGE}*"), parked):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)


def _parked(build: Path, target: Path) -> Path:
    return build / f"{PARKED}{target.name}"


# --- A finished tree, sealed and exchanged ---


def seal(stage: Path, files: Held | None = None) -> tuple[Finding, ...]:
    """Finish the tree `stage`: modes 0644 and 0755, and `build.json` with the SHA-256 of every file.

    `files` are those of the tree where they were read already, by an inspection say. Symbolic links and whatever else
    is neither file nor folder are findings, and then nothing is sealed.
    """
    try:
        files = files or held(stage)
        if not files.irregular:
            _set_modes(stage)
            put(stage / MANIFEST, _manifest(files.hashes))
        return tuple(map(_irregular, files.irregular))
    except OSError as error:
        return (_system_finding(stage, error),)


def sealed(site: Path) -> str | None:
    """The SHA-256 of the manifest of a sealed tree, which stands for all its files; `None` where there is none."""
    try:
        return hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return None


def stands(site: Path, manifest: str) -> bool:
    """Whether `site` is the tree whose manifest has this SHA-256, and each of its files as it was built."""
    try:
        if site.is_symlink() or sealed(site) != manifest:
            return False
        found = held(site)
        return not found.irregular and (site / MANIFEST).read_bytes() == _manifest(found.hashes)
    except OSError:
        return False


def check_target(target: Path, project: Path) -> tuple[Finding, ...]:
    """Why `target` may not be replaced by a built site, if so.

    It must lie below `project`, outside the folders of its sources, behind no symbolic link, and be absent, empty,
    or a site that a build of this program put there.
    """
    findings = list(_check_below(target, project, project))
    if findings:
        return tuple(findings)
    if Path(os.path.relpath(target, project)).parts[0] in SOURCES:
        return (_refusal("unsafe-output", target.name, "is a folder of sources", "choose another output folder"),)
    try:
        return () if _replaceable(target) else (_foreign(target),)
    except OSError as error:
        return (_system_finding(target, error),)


def exchange(new: Path, target: Path, *, project: Path) -> tuple[Finding, ...]:
    """Put the sealed tree `new` in the place of `target` in one step and remove what was there before.

    `new` lies below `project/build`, on the same file system. Any finding means that `target` is as it was.
    """
    findings = (*check_target(target, project), *_check_below(new, project / BUILD, project))
    if findings:
        return findings
    try:
        if not _is_sealed(new):
            return (_refusal("not-sealed", new.name, "is not a sealed tree"),)
        _swap(new, target, _parked(project / BUILD, target))
    except OSError as error:
        return (_system_finding(target, error),)
    shutil.rmtree(new, ignore_errors=True)  # it holds the old site now; what stays is swept by the next build
    return ()


def _swap(new: Path, target: Path, parked: Path) -> None:
    if not target.exists():
        os.rename(new, target)
    elif not _exchange_names(new, target):
        _move_aside(new, target, parked)


def _exchange_names(first: Path, second: Path) -> bool:
    """Exchange two paths in one step; False where system or file system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = AT_FDCWD, os.fsencode(first.absolute()), AT_FDCWD, os.fsencode(second.absolute())
    if renameat2(*paths, RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL}:
        return False
    raise OSError(code, os.strerror(code))


def _move_aside(new: Path, target: Path, parked: Path) -> None:
    os.rename(target, parked)
    try:
        os.rename(new, target)
    except BaseException:
        os.rename(parked, target)
        raise
    shutil.rmtree(parked, ignore_errors=True)


def _replaceable(target: Path) -> bool:
    if not target.exists():
        return True
    return target.is_dir() and (not any(target.iterdir()) or _is_sealed(target))


def _set_modes(stage: Path) -> None:
    stage.chmod(FOLDER_MODE)
    for name, mode in walk(stage):
        wanted = FOLDER_MODE if stat.S_ISDIR(mode) else FILE_MODE
        if stat.S_IMODE(mode) != wanted:
            os.chmod(stage / name, wanted)


def _manifest(hashes: Mapping[str, str]) -> bytes:
    """What says that a tree is ours, with the hashes of all its files but itself."""
    files = {name: known for name, known in hashes.items() if name != MANIFEST}
    return (json.dumps({"format": FORMAT, "files": files}, indent=1, sort_keys=True) + "\n").encode()


def _is_sealed(site: Path) -> bool:
    """Whether the site has a manifest of ours."""
    manifest = site / MANIFEST
    return manifest.is_file() and not manifest.is_symlink() and sealed_files(manifest.read_bytes()) is not None


def sealed_files(manifest: bytes) -> frozenset[str] | None:
    """The files that a manifest says were sealed, `None` where it is none of ours."""
    try:
        content = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    ours = isinstance(content, dict) and content.get("format") == FORMAT and isinstance(content.get("files"), dict)
    return frozenset(content["files"]) if ours else None


# --- Guards and findings ---


def _check_below(path: Path, folder: Path, project: Path) -> Iterator[Finding]:
    """Findings where `path` is not below `folder`, or a symbolic link lies between the project and it."""
    inside, root, place = (Path(os.path.abspath(each)) for each in (folder, project, path))
    if place == inside or not place.is_relative_to(inside):
        where = "the project" if inside == root else f"{folder.name}/"
        yield _refusal(
            "unsafe-output", place.name or str(place), f"does not lie below {where}", "choose a folder there"
        )
        return
    for step in (place, *place.parents):
        if step != root and step.is_relative_to(root) and step.is_symlink():
            yield _refusal("unsafe-output", step.name, "is a symbolic link", "put a folder in its place")


def _foreign(target: Path) -> Finding:
    message = f"is neither empty nor a site that was built here: it has no {MANIFEST} of ours"
    return _refusal("unsafe-output", target.name, message, "empty the folder yourself, or choose another")


def _irregular(name: str) -> Finding:
    return _refusal("irregular-file", name, "is neither a file nor a folder", "put a file in its place")


def _system_finding(path: Path, error: OSError) -> Finding:
    """The failure in the system's words; of the path only the name, so that no path of the machine is told."""
    named = Path(os.fsdecode(error.filename)).name if error.filename else path.name
    return _refusal("file-system", named, f"{error.strerror or type(error).__name__}", "mend it and build again")


def _refusal(code: str, file: str, message: str, hint: str = "") -> Finding:
    return Finding(code=code, place=Place(file=file), message=message, hint=hint)
