"""What may differ between two installations: the command line over the environment over `mkdocs.yml` over defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.settings import DEFAULT_CONTACT, DEFAULT_REPO_URL, DEFAULT_SITE_URL, SettingsError, load_settings

CONFIG = """\
site_name: !ENV [NAME, x]
plugins: [!!python/name:os.system , !local {a: b}]
extra:
  site_url: https://config.example/press
  repo_url: !ENV [REPO_URL, "https://git.example/press/"]
  contact: mailto:config@example.org
  documents: texts
  number: 1
"""


def project(tmp_path: Path, config: str | None = CONFIG) -> Path:
    if config is not None:
        (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    return tmp_path


def test_without_a_config_there_are_defaults(tmp_path: Path) -> None:
    settings = load_settings(project(tmp_path, None), None, {})
    assert (settings.site_url, settings.repo_url, settings.contact) == (
        DEFAULT_SITE_URL,
        DEFAULT_REPO_URL,
        DEFAULT_CONTACT,
    )
    assert settings.documents is None


def test_the_config_is_read_and_tags_are_never_executed(tmp_path: Path) -> None:
    settings = load_settings(project(tmp_path), None, {})
    assert settings.site_url == "https://config.example/press/"
    assert settings.repo_url == "https://git.example/press"
    assert settings.contact == "mailto:config@example.org"


def test_the_environment_overrides_the_config(tmp_path: Path) -> None:
    environ = {"SITE_URL": "https://env.example", "REPO_URL": "http://env.example/r", "CONTACT": "mailto:e@example.org"}
    settings = load_settings(project(tmp_path), None, environ)
    assert (settings.site_url, settings.repo_url) == ("https://env.example/", "http://env.example/r")
    assert settings.contact == "mailto:e@example.org"


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    environ = {"SITE_URL": "", "REPO_URL": "", "CONTACT": "", "DOCUMENTS_DIR": ""}
    assert load_settings(project(tmp_path), None, environ) == load_settings(project(tmp_path), None, {})


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/briefings", "/briefings/"),
        ("https://example.org/a/b//", "/a/b/"),
    ],
)
def test_the_base_path_has_a_slash_at_both_ends(tmp_path: Path, url: str, path: str) -> None:
    assert load_settings(tmp_path, None, {"SITE_URL": url}).base_path == path


@pytest.mark.parametrize(
    "url", ["example.org", "//example.org", "ftp://example.org", "javascript:alert(1)", "https:", "https:///briefings"]
)
@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
def test_what_is_no_full_address_is_refused(tmp_path: Path, name: str, url: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings(tmp_path, None, {name: url})


@pytest.mark.parametrize(
    "config",
    ["extra: [", "extra: {a: *b}", "extra:\n\t- x", "\x00"],
    ids=["bracket left open", "unknown alias", "tab", "control character"],
)
def test_a_config_that_cannot_be_read_is_told(tmp_path: Path, config: str) -> None:
    with pytest.raises(SettingsError, match=r"^mkdocs.yml cannot be read: "):
        load_settings(project(tmp_path, config), None, {})


def test_a_config_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: \xff\n")
    with pytest.raises(SettingsError, match=r"^mkdocs.yml cannot be read: "):
        load_settings(tmp_path, None, {})


@pytest.mark.parametrize("config", ["", "- a\n", "extra:\n", "extra: text\n", "extra: [a]\n", "extra: {site_url: 1}\n"])
def test_a_config_without_settings_leaves_the_defaults(tmp_path: Path, config: str) -> None:
    assert load_settings(project(tmp_path, config), None, {}).site_url == DEFAULT_SITE_URL


# --- the documents -----------------------------------------------------------------------------------------


def folders(tmp_path: Path, *names: str) -> list[Path]:
    for name in names:
        (tmp_path / name).mkdir()
    return [tmp_path / name for name in names]


def test_the_command_line_says_where_the_documents_lie_before_all(tmp_path: Path) -> None:
    given, named, config, _ = folders(tmp_path, "given", "named", "texts", "documents")
    environ = {"DOCUMENTS_DIR": str(named)}
    assert load_settings(project(tmp_path), given, environ).documents == given.resolve()
    assert load_settings(project(tmp_path), None, environ).documents == named.resolve()
    assert load_settings(project(tmp_path), None, {}).documents == config.resolve()


def test_the_default_folder_is_documents(tmp_path: Path) -> None:
    (default,) = folders(tmp_path, "documents")
    assert load_settings(project(tmp_path, None), None, {}).documents == default.resolve()


def test_a_folder_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="does not exist"):
        load_settings(tmp_path, tmp_path / "none", {})
    with pytest.raises(SettingsError, match="does not exist"):
        load_settings(tmp_path, None, {"DOCUMENTS_DIR": str(tmp_path / "none")})
