"""Files to text, strictly: what the bytes must be before anything reads them.

In order: read a regular file within its cap; refuse what only pretends to be text (an archive, a
web page, a Git LFS pointer, a merge conflict); refuse another encoding than UTF-8; refuse bytes that are
not UTF-8 and characters nobody can see. Two measures: `decode_text` for what editors write (one line end,
no tab, nothing invisible) and `decode_document` for text from the web, which is dirty by nature.
Lines count on `\\n` only, columns in code points; a byte that is not UTF-8 counts as one column.
"""

from __future__ import annotations

import codecs
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from generator.findings import Collected, Finding, Place

MOST_FINDINGS = 20  # per file and kind; the rest is counted
MOST_MARKS = 4  # combining marks in a row; no living orthography stacks more

_VISIBLE = frozenset("LMNPS")  # major Unicode categories that may stand in text; of separators only Zs
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_SELECTORS = frozenset(map(chr, chain(range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))))
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL_NAMES = {"\0": "NULL", "\t": "TAB", "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x85": "NEXT LINE"}
_HINTS = {
    "\t": "indent and separate with spaces",
    "\r": "save the file with Unix line ends",
    "\ufeff": "save the file as UTF-8 without a byte order mark",
    "\ufffd": "a conversion lost this character: type it again from the source",
}
_KINDS = {
    "Cc": "a control character",
    "Cf": "an invisible format character",
    "Cs": "a surrogate",
    "Co": "a private-use character",
    "Cn": "no assigned character",
    "Zl": "a hidden line end",
    "Zp": "a hidden line end",
}
_BAD_BYTES = re.compile("[\udc80-\udcff]+")  # where `surrogateescape` puts what is not UTF-8
_PLAIN = re.compile("[\n -~\u3001\u3002\u300a-\u3011\u4e00-\u9fff\uff01-\uff5e‘’“”–—…·]*")  # what most texts are of
_SHOWN_BYTES = 8

_MARKS_OF_ORDER = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
    (b"+/v", "UTF-7"),
)
_PRETENDERS = (
    (re.compile(rb"\A\x1f\x8b"), "a gzip archive", "unpack it first"),
    (re.compile(rb"\APK\x03\x04"), "a zip archive or an office file", "export it as plain text"),
    (re.compile(rb"\A%PDF-"), "a PDF", "export it as plain text"),
    (re.compile(rb"\Aversion https://git-lfs\."), "a Git LFS pointer", "fetch the file itself with git lfs pull"),
    (
        re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE),
        "a web page",
        "save the text of the article, not the page around it",
    ),
    (
        re.compile(rb"^(?:<{7}|>{7})(?: |$)", re.MULTILINE),
        "an unresolved merge conflict",
        "settle it and drop the markers",
    ),
)


def read_text(path: Path, shown_as: str, *, cap: int) -> Collected[str | None]:
    """The text of a file that editors write, of at most `cap` bytes; see `decode_text`."""
    raw = read_bytes(path, shown_as, cap=cap)
    return decode_text(raw.value, shown_as) if raw.value is not None else Collected(value=None, findings=raw.findings)


def read_document(path: Path, shown_as: str, *, cap: int) -> Collected[str | None]:
    """The text of a source document, of at most `cap` bytes; see `decode_document`."""
    raw = read_bytes(path, shown_as, cap=cap)
    return (
        decode_document(raw.value, shown_as) if raw.value is not None else Collected(value=None, findings=raw.findings)
    )


def read_bytes(path: Path, shown_as: str, *, cap: int) -> Collected[bytes | None]:
    """The bytes of a regular file (no link, device or pipe) of at most `cap` bytes.

    `shown_as` is how findings name the file: its path within the project.
    """
    try:
        problem = _no_plain_file(path, shown_as)
        raw = b"" if problem else _first_bytes(path, cap + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        problem, raw = _unreadable(shown_as, error), b""
    if problem is None and len(raw) > cap:
        problem = _whole(
            shown_as, "file-too-large", f"The file is larger than {cap} bytes", hint="split it into several files"
        )
    return Collected(value=None, findings=(problem,)) if problem else Collected(value=raw)


@lru_cache(maxsize=1024)
def decode_text(raw: bytes, shown_as: str) -> Collected[str | None]:
    """Text as editors may write it: strict UTF-8 without a byte order mark, lines ended by `\\n`, and
    no tab, control, format, private-use or filler character, nor a pile of combining marks.

    Remembered, because a command reads a record for what it says, how it is laid out and what stands in it.
    """
    return _decoded(raw, shown_as, _unfit_for_text)


def decode_document(raw: bytes, shown_as: str) -> Collected[str | None]:
    """Text as the web has it: strict UTF-8 without NUL. Tabs, carriage returns, no-break and zero-width
    spaces are left as they stand, since citations count code points. A blank document is refused."""
    document = _decoded(raw, shown_as, _unfit_for_document)
    if document.value is None or document.value.strip():
        return document
    blank = _whole(shown_as, "document-empty", "The document is blank, so nothing would be verified")
    return Collected(value=None, findings=(blank,))


def character_findings(text: str, shown_as: str) -> tuple[Finding, ...]:
    """One finding for each character of `text` that editors may not write, the first 20 in full."""
    return _findings(text, shown_as, _unfit_for_text)


def unfit_characters(text: str) -> Iterator[tuple[int, str]]:
    """Offset and description (`U+202E RIGHT-TO-LEFT OVERRIDE, a bidirectional control`) of each
    character, or pile of combining marks, that editors may not write."""
    for match in _unfit(text, _unfit_for_text):
        yield match.start(), _described(match.group())


def capped(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The first 20 findings and, in place of the others, one that says how many more there are."""
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    rest = findings[MOST_FINDINGS:]
    more = Finding(code=rest[0].code, place=rest[0].place, message=f"{len(rest)} more were found in this file")
    return (*findings[:MOST_FINDINGS], more)


def _no_plain_file(path: Path, shown_as: str) -> Finding | None:
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return None
    kind = "a symbolic link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no regular file"
    return _whole(
        shown_as, "file-not-regular", f"This is {kind}", expected="a regular file", hint="put the file itself here"
    )


def _first_bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most)


def _unreadable(shown_as: str, error: OSError | ValueError) -> Finding:
    if isinstance(error, FileNotFoundError):
        return _whole(shown_as, "file-missing", "There is no such file", hint="check the path, or add the file")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return _whole(shown_as, "file-unreadable", f"The file cannot be read: {reason}")


def _whole(shown_as: str, code: str, message: str, *, expected: str = "", hint: str = "") -> Finding:
    return Finding(code=code, place=Place(file=shown_as), message=message, expected=expected, hint=hint)


def _decoded(raw: bytes, shown_as: str, unfit: Callable[[str], bool]) -> Collected[str | None]:
    text = raw.decode("utf-8", errors="surrogateescape")
    problem = _pretender(raw, shown_as) or _other_encoding(raw, text, shown_as)
    findings = (problem,) if problem else _findings(text, shown_as, unfit)
    return Collected(value=None if findings else text, findings=findings)


def _pretender(raw: bytes, shown_as: str) -> Finding | None:
    for pattern, name, hint in _PRETENDERS:
        if match := pattern.search(raw):
            place = Place(file=shown_as, line=raw.count(b"\n", 0, match.start()) + 1)
            return Finding(
                code="file-not-text", place=place, message=f"This is {name}", expected="plain text", hint=hint
            )
    return None


def _other_encoding(raw: bytes, text: str, shown_as: str) -> Finding | None:
    """One finding, at the first wrong byte, where the whole file is in another encoding."""
    encoding = _guessed_encoding(raw, text)
    if encoding is None:
        return None
    first = re.search("[\udc80-\udcff\0]", text)
    return Finding(
        code="text-encoding",
        place=_place(text, first.start() if first else 0, shown_as),
        message=f"The file looks like {encoding}",
        expected="UTF-8",
        hint="save it as UTF-8",
    )


def _guessed_encoding(raw: bytes, text: str) -> str | None:
    for mark, name in _MARKS_OF_ORDER:
        if raw.startswith(mark):
            return name
    if raw.count(0) * 4 >= len(raw) > 0:
        return "UTF-16 or UTF-32"
    if text.isascii():
        return "UTF-7" if _is_utf7(raw) else None
    bad = sum(len(run) for run in _BAD_BYTES.findall(text))
    return _guessed_legacy(raw) if bad and bad > sum(not char.isascii() for char in text) - bad else None


def _is_utf7(raw: bytes) -> bool:
    """Whether ASCII bytes are Chinese in UTF-7: every `+` opens a shift and Han characters come out."""
    try:
        return b"+" in raw and len(re.findall("[\u4e00-\u9fff]", raw.decode("utf-7"))) > 1
    except UnicodeDecodeError:
        return False


def _guessed_legacy(raw: bytes) -> str | None:
    names = [name for codec, name in (("gb18030", "GBK"), ("big5hkscs", "Big5")) if _decodes(raw, codec)]
    return " or ".join(names) or None


def _decodes(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _findings(text: str, shown_as: str, unfit: Callable[[str], bool]) -> tuple[Finding, ...]:
    matches = list(_unfit(text, unfit))
    shown = [_character_finding(match, text, shown_as) for match in matches[: MOST_FINDINGS + 1]]
    return capped(shown + shown[-1:] * (len(matches) - len(shown)))


def _unfit(text: str, unfit: Callable[[str], bool]) -> Iterator[re.Match[str]]:
    """Each unfit character, run of wrong bytes or pile of marks; a pattern made of the few characters
    that occur keeps this linear and fast."""
    if _PLAIN.fullmatch(text):
        return iter(())
    occurring = sorted(set(text))
    bad = "".join(char for char in occurring if unfit(char))
    marks = "".join(char for char in occurring if _is_mark(char))
    parts = [_BAD_BYTES.pattern] if bad else []
    parts += [f"[{re.escape(bad)}]"] if bad else []
    parts += [f"[{re.escape(marks)}]{{{MOST_MARKS + 1},}}"] if marks and unfit is _unfit_for_text else []
    return re.finditer("|".join(parts), text) if parts else iter(())


@lru_cache(maxsize=8192)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


@lru_cache(maxsize=8192)
def _unfit_for_text(char: str) -> bool:
    category = unicodedata.category(char)
    fit = category[0] in _VISIBLE or category == "Zs" or char == "\n"
    return not fit or char in "\ufffc\ufffd" or char in _FILLERS or char in _SELECTORS


def _unfit_for_document(char: str) -> bool:
    return char == "\0" or "\ud800" <= char <= "\udfff"


def _character_finding(match: re.Match[str], text: str, shown_as: str) -> Finding:
    found = match.group()
    place = _place(text, match.start(), shown_as)
    if _BAD_BYTES.fullmatch(found):
        return Finding(
            code="text-encoding", place=place, message=_described(found), expected="UTF-8", hint="save it as UTF-8"
        )
    hint = _HINTS.get(found, "delete it, or type the passage again by hand")
    return Finding(code="text-character", place=place, message=f"{_described(found)}, is not allowed", hint=hint)


def _described(found: str) -> str:
    if _BAD_BYTES.fullmatch(found):
        shown = " ".join(f"{ord(char) - 0xDC00:02X}" for char in found[:_SHOWN_BYTES])
        return f"Not UTF-8: {'bytes' if len(found) > 1 else 'byte'} {shown}{' …' if len(found) > _SHOWN_BYTES else ''}"
    name = _CONTROL_NAMES.get(found[0]) or unicodedata.name(found[0], "")
    named = f"U+{ord(found[0]):04X} {name}".strip()
    return (
        f"{named}, the first of {len(found)} combining marks in a row" if len(found) > 1 else f"{named}, {_kind(found)}"
    )


def _kind(char: str) -> str:
    if char in _BIDIRECTIONAL:
        return "a bidirectional control"
    if char in _FILLERS or char in _SELECTORS:
        return "an invisible filler"
    if char in "\ufffc\ufffd":
        return "the mark of a lost character" if char == "\ufffd" else "the place of a lost picture"
    return _KINDS[unicodedata.category(char)]


def _place(text: str, offset: int, shown_as: str) -> Place:
    start = text.rfind("\n", 0, offset) + 1
    return Place(file=shown_as, line=text.count("\n", 0, offset) + 1, column=offset - start + 1)
