"""The types a field of a record may have, each with the one spelling that is read.

YAML gives strings only (see `strict_yaml`); here each is read by one strict grammar or refused with the right
form. In order: how a refusal is said, then `PlainText` and `Verbatim`, `Identifier`, `PlainInt`, `PlainBool`,
`IsoDate`, `HttpsUrl`, `Sha256` and `LanguageTag`. Each also says what it is to an editor, as JSON Schema.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from babel import Locale
from pydantic import BeforeValidator, GetJsonSchemaHandler, Strict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.findings import quoted
from generator.languages.disguises import disguised
from generator.record.strict_bytes import unfit_characters
from generator.record.strict_yaml import Unquoted

MOST_DIGITS = 12
MOST_IDENTIFIER_CHARACTERS = 80
MOST_URL_CHARACTERS = 2000

IDENTIFIER = r"[a-z0-9]+([.-][a-z0-9]+)*"
WHOLE_NUMBER = rf"0|-?[1-9][0-9]{{0,{MOST_DIGITS - 1}}}"
SHA256 = r"[0-9a-f]{64}"
LANGUAGE_TAG = r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?"  # BCP 47: language, script, region

# What YAML 1.1 or 1.2 takes for null, yes or no: without quotes it may not be meant as text.
_KEYWORDS = frozenset(("~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"))
# Device names of Windows, which are no file names there, and the page every folder has.
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", "index", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_URL_CHARACTERS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


def refusal(message: str, *, expected: str = "", hint: str = "") -> PydanticCustomError:
    """The error a validator raises: `validation` makes a finding of its three parts, word for word."""
    return PydanticCustomError("refused", "{message}", {"message": message, "expected": expected, "hint": hint})


def _text(value: object) -> object:
    """One line of text in composed form (NFC), with nothing invisible or disguised and no space around it."""
    value = _verbatim(value)
    if isinstance(value, str) and value != value.strip():
        raise refusal(f"{quoted(value)} begins or ends with a space", hint="remove the space")
    if isinstance(value, str) and not unicodedata.is_normalized("NFC", value):
        composed = unicodedata.normalize("NFC", value)
        raise refusal(f"{quoted(value)} is not in composed form (NFC)", hint=f"write {quoted(composed)}")
    if isinstance(value, str) and (hidden := disguised(value)):
        raise refusal(hidden[1], hint="type the word again by hand")
    return value


def _verbatim(value: object) -> object:
    """One line of text exactly as a document has it."""
    if not isinstance(value, str):
        return value
    _refuse_keyword(value)
    if "\n" in value:
        raise refusal(f"{quoted(value)} runs over several lines", expected="one line of text", hint="join the lines")
    for _, described in unfit_characters(value):
        raise refusal(f"{quoted(value)} holds {described}", hint="delete that character")
    return value


def _refuse_keyword(value: str) -> None:
    _refuse_nothing(value)
    if isinstance(value, Unquoted) and value.lower() in _KEYWORDS:
        what = f"{quoted(value)} without quotes is not text to every YAML reader"
        raise refusal(what, expected="a text", hint=f'quote it: "{value}"')


def _refuse_nothing(value: str) -> None:
    if not value.strip():
        hint = "write it, and quote it where the text itself is null, yes or no; or remove the key"
        raise refusal("Nothing is written here", hint=hint)


def _identifier(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_keyword(value)
    if not re.fullmatch(IDENTIFIER, value):
        what = f"{quoted(value)} is no identifier{lookalike(value)}"
        raise refusal(what, expected="small letters a-z and digits, joined by single hyphens or dots")
    if len(value) > MOST_IDENTIFIER_CHARACTERS:
        raise refusal(f"{quoted(value)} has {len(value)} characters", expected=f"at most {MOST_IDENTIFIER_CHARACTERS}")
    if value.split(".")[0] in _RESERVED:
        raise refusal(f"{quoted(value)} is a reserved file name", hint="choose another name")
    return value


def lookalike(value: str) -> str:
    """Names the first character that may only look like an ASCII one: `: it holds U+0430 CYRILLIC …`."""
    found = next((char for char in value if not char.isascii()), None)
    return f": it holds U+{ord(found):04X} {unicodedata.name(found, '')}".rstrip() if found else ""


def _whole_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_nothing(value)
    if not re.fullmatch(WHOLE_NUMBER, value):
        expected = f"a whole number of at most {MOST_DIGITS} digits"
        raise refusal(f"{quoted(value)} is no plain whole number", expected=expected, hint="write plain digits")
    return int(value)


def _truth(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_nothing(value)
    if value not in ("true", "false"):
        raise refusal(f"{quoted(value)} is neither true nor false", expected="true or false")
    return value == "true"


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_nothing(value)
    try:
        return date.fromisoformat(value if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else "")
    except ValueError:
        expected = "a day of the calendar as YYYY-MM-DD"
        raise refusal(f"{quoted(value)} is no date", expected=expected, hint="write it as 2025-08-13") from None


def _https_url(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_nothing(value)
    for wrong in _faults_of_url(value):
        raise refusal(f"{quoted(value)} is no address a page may link to: {wrong}", expected="https://host/path")
    return value


def _faults_of_url(value: str) -> Iterator[str]:
    if not value.startswith("https://"):
        yield "it does not begin with https://"
    if not _URL_CHARACTERS.fullmatch(value):
        yield "a character in it must be percent-encoded"
    if len(value) > MOST_URL_CHARACTERS:
        yield f"it is longer than {MOST_URL_CHARACTERS} characters"
    authority = re.split("[/?#]", value.removeprefix("https://"))[0].lower()
    if "@" in authority:
        yield "it holds a user name"
    if not _HOST.fullmatch(authority) or "xn--" in authority:
        yield "its host is no plain domain name"


def _sha256(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_nothing(value)
    if not re.fullmatch(SHA256, value):
        what = f"{quoted(value)} is no SHA-256"
        raise refusal(what, expected="64 digits 0-9 and a-f", hint="copy the output of sha256sum")
    return value


def _language_tag(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_nothing(value)
    if not _is_known(value):
        expected = "a language tag such as zh-Hant, zh-Hans, en, ja or pt-BR"
        meant = _tag_meant(value)
        raise refusal(
            f"{quoted(value)} is no language known here{lookalike(value)}",
            expected=expected,
            hint=f"did you mean `{meant}`?" if meant else "",
        )
    return value


def _is_known(tag: str) -> bool:
    """Whether each part of a tag stands in the CLDR, and in the case it is written in."""
    match, known = re.fullmatch(LANGUAGE_TAG, tag), Locale("en")
    if match is None:
        return False
    language, script, region = match.groups()
    return (
        language in known.languages
        and (script is None or script in known.scripts)
        and (region is None or region in known.territories)
    )


def _tag_meant(value: str) -> str:
    """`ZH_hans` → `zh-Hans`, `French` → `fr`; empty where nothing is near."""
    first, *rest = value.replace("_", "-").split("-")
    tag = "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    names = {name.lower(): code.replace("_", "-") for code, name in Locale("en").languages.items()}
    return tag if _is_known(tag) else names.get(value.lower(), "")


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: unions hash what annotates their parts
class Shown:
    """Annotation: keywords added to the JSON Schema of a type, wherever it stands (in a list, a union…)."""

    keywords: Mapping[str, object]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(core) | dict(self.keywords)


PlainText = Annotated[str, BeforeValidator(_text), Shown({"minLength": 1})]
Verbatim = Annotated[str, BeforeValidator(_verbatim), Shown({"minLength": 1})]
Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    Shown({"pattern": f"^{IDENTIFIER}$", "maxLength": MOST_IDENTIFIER_CHARACTERS}),
]
PlainInt = Annotated[int, Strict(), BeforeValidator(_whole_number), Shown({"pattern": f"^({WHOLE_NUMBER})$"})]
PlainBool = Annotated[bool, Strict(), BeforeValidator(_truth)]
IsoDate = Annotated[date, Strict(), BeforeValidator(_date)]
HttpsUrl = Annotated[str, BeforeValidator(_https_url), Shown({"format": "uri", "pattern": "^https://"})]
Sha256 = Annotated[str, BeforeValidator(_sha256), Shown({"pattern": f"^{SHA256}$"})]
LanguageTag = Annotated[str, BeforeValidator(_language_tag), Shown({"pattern": f"^{LANGUAGE_TAG}$"})]
