"""What is new, for those who follow the site: an Atom feed of each language (RFC 4287).

Its entries are the editions and the corrections of the record, its dates theirs: nothing is taken from a clock. Where
the record has neither, the feed has no entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generator.judging.plain_text import plain_text
from generator.judging.selection import changes

if TYPE_CHECKING:
    import datetime

    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.strings import Words

FEED = "feed.xml"
PAGE = "corrections/"  # where all of it stands
BEGINNING = "1970-01-01"  # of a feed without entries, which has to say when it was last changed


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    address: str
    date: datetime.date
    title: str
    text: str

    def __str__(self) -> str:
        """The entry in XML."""
        return (
            f"  <entry>\n    <title>{escape(self.title)}</title>\n    <id>{escape(self.address)}</id>\n"
            f"    <link href={quoteattr(self.address)}/>\n    <updated>{self.date.isoformat()}T00:00:00Z</updated>\n"
            f"    <summary>{escape(self.text)}</summary>\n  </entry>\n"
        )


def feed(edition: Edition, words: Words, language: Language, site_url: str) -> bytes:
    """The feed of a language, the newest entry first. `site_url` ends in a slash."""
    home = f"{site_url}{language.tag}/"
    entries = [
        _Entry(
            address=f"{home}{PAGE}#{change.anchor}",
            date=change.record.date,
            title=words[f"changes.{change.kind}"],
            text=plain_text(edition, change.record.text.in_(language), language),
        )
        for change in changes(edition)
    ]
    updated = entries[0].date.isoformat() if entries else BEGINNING
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language.tag)}>\n'
        f"  <title>{escape(words['site.title'])}</title>\n  <id>{escape(home)}</id>\n"
        f'  <link href={quoteattr(home)}/>\n  <link rel="self" href={quoteattr(home + FEED)}/>\n'
        f"  <updated>{updated}T00:00:00Z</updated>\n"
        f"  <author><name>{escape(words['site.title'])}</name></author>\n"
        f"{''.join(map(str, entries))}</feed>\n"
    ).encode()
