"""MkDocs as a process: what it says becomes findings, what it builds does not depend on when and where."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.settings import Settings
from generator.site import engines
from generator.site.engines import Job, _orderly_end, _Running, build_languages, environment, read_output

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds; a busy machine is no failure
CONFIG = """
site_name: 簡報
site_url: https://example.org/briefings/zh-Hant/
docs_dir: nowhere
theme: {name: material, font: false, custom_dir: overrides}
plugins: {search: {lang: zh}}
"""
ENGLISH = """
INHERIT: mkdocs.yml
site_name: Briefings
site_url: https://example.org/briefings/en/
plugins: {search: {lang: en}}
"""
JOB = Job(config="mkdocs.yml", docs=Path("/project/build/docs/zh-Hant"), out=Path("/project/build/stage/zh-Hant"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text(ENGLISH, encoding="utf-8")
    for language in ("zh-Hant", "en"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "index.md").write_text("# 甲公司\n\n收入。\n", encoding="utf-8")
    return tmp_path


def _jobs(project: Path, out: str) -> list[Job]:
    configs = {"zh-Hant": "mkdocs.yml", "en": "mkdocs.en.yml"}
    return [Job(config=configs[each], docs=project / "docs" / each, out=project / out / each) for each in configs]


def _content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_both_languages_are_built_and_two_builds_are_the_same_bytes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build_languages(project, _jobs(project, "one"), epoch=1_700_000_000).findings == ()
    for name, value in {"TZ": "Asia/Taipei", "LC_ALL": "C", "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    assert build_languages(project, _jobs(project, "two"), together=True, epoch=1_800_000_000).findings == ()
    first, second = _content(project / "one"), _content(project / "two")
    assert {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)} == set()
    assert {"zh-Hant/index.html", "en/index.html", "en/sitemap.xml"} <= first.keys()
    assert not any(path.endswith(".gz") for path in first)
    assert b"lastmod" not in first["en/sitemap.xml"]


def test_a_broken_link_and_a_broken_template_are_findings_of_their_files(project: Path) -> None:
    page = project / "docs" / "zh-Hant" / "index.md"
    page.write_text("# 甲公司\n\n[乙](gone.md)\n", encoding="utf-8")
    (project / "overrides" / "main.html").write_text("<p>\n{{ nothing.here }}", encoding="utf-8")
    first, second = _jobs(project, "out")
    (link,) = build_languages(project, [first], epoch=0).findings[:1]
    assert (link.code, str(link.place)) == ("engine", "docs/zh-Hant/index.md:1:1")
    assert "gone.md" in link.message
    (template,) = build_languages(project, [second], epoch=0).findings
    assert str(template.place) == "overrides/main.html:2:1"
    assert "UndefinedError" in template.message


def test_languages_built_by_one_process_are_told_apart_whatever_ends_one(project: Path) -> None:
    page = project / "docs" / "zh-Hant" / "index.md"
    page.write_text("# 甲公司\n\n[乙](gone.md)\n", encoding="utf-8")
    jobs = _jobs(project, "out")
    (link,) = build_languages(project, jobs, together=True, epoch=0).findings
    assert str(link.place) == "docs/zh-Hant/index.md:1:1"
    assert (jobs[1].out / "index.html").is_file()
    (project / "hook.py").write_text("raise SystemExit('no more')")
    (project / "mkdocs.en.yml").write_text(f"{ENGLISH}\nhooks: [hook.py]\n", encoding="utf-8")
    link, ended = build_languages(project, jobs, together=True, epoch=0).findings
    assert (ended.place.file, ended.message) == ("mkdocs.en.yml", "the engine ended with status 1: no more")
    for does, told in {
        "os.kill(os.getpid(), signal.SIGKILL)": "ended with status -9: it said nothing",
        "os._exit(0)": "ended before it was done",
        "atexit.register(os._exit, 5)": "ended with status 5: it said nothing",
    }.items():
        (project / "hook.py").write_text(f"import atexit, os, signal\n{does}")
        link, ended = build_languages(project, jobs, together=True, epoch=0).findings
        assert (ended.place.file, ended.message) == ("mkdocs.en.yml", f"the engine {told}")


def test_the_language_is_named_at_which_an_engine_of_many_does_not_end(project: Path, tmp_path: Path) -> None:
    with (tmp_path / "said").open("w+b") as output, subprocess.Popen(["sleep", "600"]) as process:
        output.write(b"INFO    -  done\nMARK 0\nINFO    -  Building\n")
        engine = _Running(jobs=_jobs(project, "out"), process=process, output=output, mark="MARK")
        (late,) = engines._await(project, engine, deadline=0.0, timeout=5.0)
        process.kill()
    assert (late.place.file, late.message) == ("mkdocs.en.yml", "the engine was not done after 5 seconds")


def test_a_config_that_is_not_there_is_a_finding(project: Path) -> None:
    (finding,) = build_languages(
        project, [Job(config="gone.yml", docs=project / "docs" / "en", out=project / "out")], epoch=0
    ).findings
    assert (finding.code, finding.place.file) == ("engine", "gone.yml")
    assert str(project) not in finding.message


def test_a_project_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    job = Job(config="mkdocs.yml", docs=tmp_path, out=tmp_path / "out")
    (finding,) = build_languages(tmp_path / "gone", [job], epoch=0).findings
    assert finding.code == "engine"


def test_files_of_the_project_do_not_pose_as_modules(project: Path) -> None:
    (project / "jinja2.py").write_text("raise SystemExit(7)")
    assert build_languages(project, _jobs(project, "out"), epoch=0).findings == ()


def test_symbolic_links_are_refused_before_the_engine_can_follow_them(project: Path) -> None:
    (project / "docs" / "en" / "secret.txt").symlink_to("/etc/hostname")
    (finding,) = build_languages(project, _jobs(project, "out"), epoch=0).findings
    assert finding.place.file == "docs/en/secret.txt"
    assert not (project / "out").exists()


def test_an_engine_that_takes_too_long_is_ended(project: Path) -> None:
    (project / "hook.py").write_text("import time\ntime.sleep(600)\n")
    (project / "mkdocs.yml").write_text(f"{CONFIG}\nhooks: [hook.py]\n", encoding="utf-8")
    start = time.monotonic()
    findings = build_languages(project, _jobs(project, "out"), epoch=0, timeout=1.5).findings
    assert time.monotonic() - start < PATIENCE
    assert {finding.message for finding in findings} == {"the engine was not done after 1.5 seconds"}


# A shell's background jobs are started with the interrupt ignored, and so would be their children.
BUILD = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from tests.site.test_engines import _jobs, build_languages
project = Path(sys.argv[1])
build_languages(project, _jobs(project, "out"), epoch=0)
"""
HOOK = "import os, pathlib, time\npathlib.Path(f'engine-{os.getpid()}').touch()\ntime.sleep(600)\n"


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _await(condition: object, seconds: float = PATIENCE) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if callable(condition) and condition():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the processes of Linux")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_engine_outlives_its_build(project: Path, number: signal.Signals) -> None:
    (project / "hook.py").write_text(HOOK)
    (project / "mkdocs.yml").write_text(f"{CONFIG}\nhooks: [hook.py]\n", encoding="utf-8")
    build = subprocess.Popen([sys.executable, "-c", BUILD, str(project)], cwd=ROOT, stderr=subprocess.DEVNULL)
    assert _await(lambda: len(list(project.glob("engine-*"))) == 2)
    started = [int(path.name.removeprefix("engine-")) for path in project.glob("engine-*")]
    build.send_signal(number)
    assert build.wait(PATIENCE) != 0
    assert _await(lambda: not any(map(_is_alive, started)))


def test_an_engine_is_told_the_settings_and_not_what_the_environment_says_of_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTACT", "")
    asked = CONFIG.replace("site_name: 簡報", "site_name: !ENV [CONTACT, nobody]")
    (project / "mkdocs.yml").write_text(asked, encoding="utf-8")
    told = Settings(site_url="https://example.org/", repo_url="", contact="編輯部", documents=None).environment
    jobs = _jobs(project, "out")[:1]
    assert build_languages(project, jobs, epoch=0, settings=told).findings == ()
    assert "<title>編輯部</title>" in (jobs[0].out / "index.html").read_text(encoding="utf-8")


def test_the_environment_is_an_allow_list() -> None:
    given = {"PATH": "/bin", "SITE_URL": "https://example.org/", "DOCUMENTS_DIR": "/texts", "TZ": "Asia/Taipei"}
    told = environment(5, given | {"GITHUB_TOKEN": "x", "PYTHONPATH": "/x", "https_proxy": "http://proxy"})
    assert {"GITHUB_TOKEN", "PYTHONPATH", "DOCUMENTS_DIR"}.isdisjoint(told)
    assert (told["PATH"], told["SITE_URL"], told["TZ"]) == ("/bin", "https://example.org/", "UTC")
    assert (told["SOURCE_DATE_EPOCH"], told["https_proxy"]) == ("5", "http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("output", "status", "expected"),
    [
        ("INFO    -  Documentation built in 0.5 seconds\n", 0, []),
        ("WARNING -  odd\nINFO    -  done\n", 0, [("mkdocs.yml:1:1", "odd")]),
        (
            "WARNING -  Doc file 'a.md' has it\n\nAborted with 1 warnings in strict mode!\n",
            1,
            [("zh-Hant/a.md:1:1", "Doc file 'a.md' has it")],
        ),
        ("", 3, [("mkdocs.yml:1:1", "the engine ended with status 3: it said nothing")]),
        ("Killed\n", -9, [("mkdocs.yml:1:1", "the engine ended with status -9: Killed")]),
        (
            "ERROR   -  Error building page 'b.md':\n  File \"/project/a.html\", line 3, in x\nValueError: y\n",
            1,
            [
                ("zh-Hant/b.md:1:1", "Error building page 'b.md':"),
                ("a.html:3:1", "the engine ended with status 1: ValueError: y"),
            ],
        ),
    ],
)
def test_what_an_engine_says(output: str, status: int, expected: list[tuple[str, str]]) -> None:
    findings = read_output(Path("/project"), JOB, output, status)
    assert [(str(each.place).replace("build/docs/", ""), each.message) for each in findings] == expected


def test_sigterm_unwinds_the_stack_while_engines_run_and_not_after() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit, match="143"), _orderly_end():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before
