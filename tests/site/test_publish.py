"""Writing trees, and exchanging the published site: what changed, all or nothing, and nowhere else."""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

from generator.site import publish
from generator.site.held_files import files_in
from generator.site.publish import (
    MANIFEST,
    check_paths,
    check_target,
    exchange,
    seal,
    sealed_files,
    staged,
    write_tree,
)

CASES = Path(__file__).parent / "publish" / "paths.tsv"
PATHS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()]


def _tree(**files: str) -> dict[PurePosixPath, bytes]:
    return {PurePosixPath(name.replace("__", "/") + ".md"): content.encode() for name, content in files.items()}


def _content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _publish(project: Path, text: str, target: str = "site") -> tuple[str, ...]:
    """Build a site of two files that say `text` and publish it, as a build does; the codes of the findings."""
    with staged(project, project / target) as stage:
        if stage.value is None:
            return tuple(finding.code for finding in stage.findings)
        (stage.value / "index.html").write_text(text)
        (stage.value / "page").mkdir()
        (stage.value / "page" / "index.html").write_text(text * 1000)
        findings = seal(stage.value) or exchange(stage.value, project / target, project=project)
    return tuple(finding.code for finding in findings)


# --- Which paths a tree may hold ---


@pytest.mark.parametrize(("path", "expected"), PATHS, ids=[path for path, _ in PATHS])
def test_paths(path: str, expected: str) -> None:
    codes = [finding.code for finding in check_paths([PurePosixPath(json.loads(path))])]
    assert codes == ([] if expected == "ok" else [expected])


@pytest.mark.parametrize(("length", "codes"), [(150, []), (151, ["unsafe-path"]), (300, ["unsafe-path"])])
def test_long_names(length: int, codes: list[str]) -> None:
    assert [finding.code for finding in check_paths([PurePosixPath("a" * length)])] == codes


def test_long_paths() -> None:
    assert check_paths([PurePosixPath("a/" * 119 + "bb")]) == ()
    assert [finding.code for finding in check_paths([PurePosixPath("a/" * 120 + "b")])] == ["unsafe-path"]


@pytest.mark.parametrize(
    "paths",
    [("a.md", "A.md"), ("a/b.md", "A/b.md"), ("a.md", "a/index.md"), ("a/README.md", "a/index.md"), ("a", "a/b.md")],
)
def test_two_paths_that_are_one_place(paths: tuple[str, str]) -> None:
    assert {finding.code for finding in check_paths(map(PurePosixPath, paths))} == {"path-collision"}


# --- A tree of bytes into the build folder ---


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    out = tmp_path / "build" / "docs"
    write_tree(_tree(same="甲", other="甲", old="甲", folder__gone="甲"), out, project=tmp_path)
    before = (out / "same.md").stat().st_mtime_ns
    changes = write_tree(_tree(same="甲", other="乙", new__page="甲"), out, project=tmp_path).value
    assert (changes.written, changes.removed, changes.unchanged) == (
        ("new/page.md", "other.md"),
        ("folder/", "old.md"),
        1,
    )
    assert (out / "same.md").stat().st_mtime_ns == before
    assert _content(out) == {"same.md": "甲".encode(), "other.md": "乙".encode(), "new/page.md": "甲".encode()}


def test_a_file_may_take_the_place_of_a_folder_and_a_folder_that_of_a_file(tmp_path: Path) -> None:
    out = tmp_path / "build" / "docs"
    for path in ("a/b.md", "a"):
        assert write_tree({PurePosixPath(path): b"x"}, out, project=tmp_path).findings == ()
        assert _content(out) == {path: b"x"}
    assert write_tree({PurePosixPath("a/b.md"): b"y"}, out, project=tmp_path).findings == ()
    assert _content(out) == {"a/b.md": b"y"}


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_tree(_tree(a__b="甲"), tmp_path / "build" / "docs", project=tmp_path)
        assert _publish(tmp_path, "甲") == ()
    finally:
        os.umask(before)
    made = [path for folder in ("build", "site") for path in (tmp_path / folder).rglob("*") if path.name != ".lock"]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in [*made, tmp_path / "site"]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_symbolic_links_in_the_tree_are_replaced_and_never_followed(tmp_path: Path) -> None:
    out, outside = tmp_path / "build" / "docs", tmp_path / "outside"
    outside.mkdir()
    (outside / "page.md").write_text("mine")
    write_tree(_tree(page="甲"), out, project=tmp_path)
    (out / "page.md").unlink()
    (out / "page.md").symlink_to(outside / "page.md")
    (out / "folder").symlink_to(outside)
    changes = write_tree(_tree(page="甲", folder__page="乙"), out, project=tmp_path).value
    assert changes.removed == ("folder", "page.md")
    assert _content(outside) == {"page.md": b"mine"}
    assert not any(path.is_symlink() for path in out.rglob("*"))


def test_a_bad_path_leaves_everything_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "build" / "docs"
    write_tree(_tree(page="甲"), out, project=tmp_path)
    result = write_tree({**_tree(page="乙"), PurePosixPath("../x.md"): b""}, out, project=tmp_path)
    assert [finding.code for finding in result.findings] == ["unsafe-path"]
    assert _content(out) == {"page.md": "甲".encode()}


@pytest.mark.parametrize(
    "out", [".", "build", "docs", "site_src", "build/../data", "..", "/", "link/docs", "build/link"]
)
def test_trees_are_written_below_the_build_folder_only(tmp_path: Path, out: str) -> None:
    project = tmp_path / "project"
    (project / "build").mkdir(parents=True)
    for link in (project / "link", project / "build" / "link"):
        link.symlink_to(tmp_path)
    (project / "mine.md").write_text("mine")
    result = write_tree(_tree(page="甲"), project / out, project=project)
    assert {finding.code for finding in result.findings} == {"unsafe-output"}
    assert _content(project) == {"mine.md": b"mine"}
    assert not (tmp_path / "docs").exists()


def test_deep_leftovers_are_removed(tmp_path: Path) -> None:
    out = tmp_path / "build" / "docs"
    (out / "/".join("a" * 200)).mkdir(parents=True)
    assert write_tree(_tree(page="甲"), out, project=tmp_path).value.removed == ("a/",)


# --- Publishing ---


def test_the_site_is_replaced_whole_and_nothing_is_left_behind(tmp_path: Path) -> None:
    assert _publish(tmp_path, "甲") == ()
    (tmp_path / "site" / "page" / "old.html").write_text("old")
    assert _publish(tmp_path, "乙") == ()
    assert sorted(_content(tmp_path / "site")) == [MANIFEST, "index.html", "page/index.html"]
    assert [path.name for path in (tmp_path / "build").iterdir()] == [".lock"]


def test_two_sites_of_the_same_files_are_the_same_bytes(tmp_path: Path) -> None:
    assert _publish(tmp_path, "甲", "site") == ()
    assert _publish(tmp_path, "甲", "build/preview") == ()
    assert _content(tmp_path / "site") == _content(tmp_path / "build" / "preview")


def test_a_manifest_names_every_other_file_of_the_tree(tmp_path: Path) -> None:
    _publish(tmp_path, "1845")
    site = tmp_path / "site"
    assert sealed_files((site / MANIFEST).read_bytes()) == files_in(site) - {MANIFEST}


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"format": "other/1", "files": {}}', "[" * 100_000])
def test_a_manifest_that_is_not_ours_vouches_for_nothing(tmp_path: Path, manifest: str) -> None:
    assert sealed_files(manifest.encode()) is None
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).write_text(manifest)
    assert [finding.code for finding in check_target(tmp_path / "site", tmp_path)] == ["unsafe-output"]


def test_symbolic_links_are_not_sealed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    assert [finding.code for finding in seal(tmp_path)] == ["irregular-file"]
    assert not (tmp_path / MANIFEST).exists()


def test_a_tree_that_was_not_sealed_is_not_published(tmp_path: Path) -> None:
    with staged(tmp_path, tmp_path / "site") as stage:
        assert stage.value is not None
        findings = exchange(stage.value, tmp_path / "site", project=tmp_path)
    assert [finding.code for finding in findings] == ["not-sealed"]
    assert not (tmp_path / "site").exists()


def _foreign_folder(project: Path) -> Path:
    (project / "mine").mkdir()
    (project / "mine" / "notes.txt").write_text("mine")
    return project / "mine"


def _link(project: Path) -> Path:
    (project / "link").symlink_to(_foreign_folder(project))
    return project / "link"


def _below_a_link(project: Path) -> Path:
    return _link(project) / "site"


def _file(project: Path) -> Path:
    (project / "file").write_text("mine")
    return project / "file"


TARGETS: dict[str, Callable[[Path], Path]] = {
    "project": lambda project: project,
    "root": lambda project: Path("/"),
    "parent": lambda project: project.parent,
    "beside": lambda project: project.parent / "elsewhere",
    "sources": lambda project: project / "data",
    "below-sources": lambda project: project / "site_src" / "site",
    "dots": lambda project: project / "site" / ".." / "data",
    "build": lambda project: project / "build",
    "foreign": _foreign_folder,
    "link": _link,
    "below-a-link": _below_a_link,
    "file": _file,
}


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_not_a_site_of_ours_is_never_replaced(tmp_path: Path, name: str) -> None:
    project = tmp_path / "project"
    for folder in ("data", "site_src", "build/docs"):
        (project / folder).mkdir(parents=True)
    target = TARGETS[name](project)
    before = _content(tmp_path)
    assert {finding.code for finding in check_target(target, project)} == {"unsafe-output"}
    with staged(project, target) as stage:
        assert stage.value is None
    assert _content(tmp_path) == before


def test_an_empty_folder_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert _publish(tmp_path, "甲") == ()


def test_without_an_exchange_in_one_step_the_old_site_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange_names", lambda first, second: False)
    assert _publish(tmp_path, "甲") == ()
    assert _publish(tmp_path, "乙") == ()
    assert (tmp_path / "site" / "index.html").read_text() == "乙"
    assert [path.name for path in (tmp_path / "build").iterdir()] == [".lock"]


def test_a_site_that_was_set_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    _publish(tmp_path, "甲")
    before = _content(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / "build" / "parked-site")
    (tmp_path / "build" / "stage-killed").mkdir()
    with staged(tmp_path, tmp_path / "site") as stage:
        assert stage.value is not None
        assert _content(tmp_path / "site") == before
    assert [path.name for path in (tmp_path / "build").iterdir()] == [".lock"]


def test_where_the_second_rename_fails_the_old_site_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _publish(tmp_path, "甲")
    before = _content(tmp_path / "site")
    rename = os.rename

    def fail(source: Path, target: Path) -> None:
        if source.name.startswith("stage-"):
            raise OSError(28, "No space left on device")
        rename(source, target)

    monkeypatch.setattr(publish, "_exchange_names", lambda first, second: False)
    monkeypatch.setattr(os, "rename", fail)
    assert _publish(tmp_path, "乙") == ("file-system",)
    assert _content(tmp_path / "site") == before


# --- Faults of the machine ---


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    """The kernel refuses to let a file grow over `size` bytes, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_is_a_finding(tmp_path: Path) -> None:
    _publish(tmp_path, "甲")
    before = _content(tmp_path / "site")
    with staged(tmp_path, tmp_path / "site") as stage:
        assert stage.value is not None
        (stage.value / "index.html").write_text("乙")
        with _files_of_at_most(10):
            tree = write_tree(_tree(page="甲" * 100), tmp_path / "build" / "docs", project=tmp_path)
            sealed = seal(stage.value)
        published = exchange(stage.value, tmp_path / "site", project=tmp_path)
    assert [finding.code for finding in (*tree.findings, *sealed, *published)] == [
        "file-system",
        "file-system",
        "not-sealed",
    ]
    assert str(tmp_path) not in f"{tree.findings}{sealed}"
    assert _content(tmp_path / "site") == before


# A shell's background jobs are started with the interrupt ignored, and so would be their children.
BUILDER = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from tests.site.test_publish import _publish
project, texts = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
while True:
    for text in texts:
        assert _publish(project, text) == ()
"""


def _builder(project: Path, texts: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", BUILDER, str(project), texts]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path, number: signal.Signals) -> None:
    assert _publish(tmp_path, "甲") == ()
    moments = random.Random(int(number))
    for _ in range(4):
        builder = _builder(tmp_path, "乙丙")
        assert builder.stdout is not None
        assert builder.stdout.readline() == "ready\n"
        time.sleep(moments.uniform(0.0, 0.05))
        builder.send_signal(number)
        builder.wait()
        builder.stdout.close()
        site = tmp_path / "site"
        hashes = {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in files_in(site) - {MANIFEST}}
        assert json.loads((site / MANIFEST).read_bytes())["files"] == hashes
        text = (tmp_path / "site" / "index.html").read_text()
        assert (tmp_path / "site" / "page" / "index.html").read_text() == text * 1000
    assert _publish(tmp_path, "丁") == ()
    assert [path.name for path in (tmp_path / "build").iterdir()] == [".lock"]


def test_of_four_builds_at_once_one_works_and_the_others_say_so(tmp_path: Path) -> None:
    with staged(tmp_path, tmp_path / "site") as stage:
        assert stage.value is not None
        assert [_publish(tmp_path, "乙") for _ in range(3)] == [("busy",)] * 3
        assert stage.value.is_dir()
    assert _publish(tmp_path, "乙") == ()


def test_a_lock_that_is_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / ".lock").symlink_to(tmp_path / "elsewhere")
    assert _publish(tmp_path, "甲") == ("file-system",)
    assert not (tmp_path / "elsewhere").exists()
