"""What an editor offers in the place of a record: whole records to fill in, by the name of their model.

`${1:text}` is a stop of the cursor with the text that stands there at first. A test reads each as it would be pasted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.languages.language import Language

IN_LISTS = frozenset(
    ("FactRecord", "Reading", "Claim", "Phrase", "Event", "SetAside", "SourceError")
)  # stand behind a dash
LOCALIZED = "«text»"  # one in every language of the project
TAG = "«tag»"  # of the first language
FIRST_STOP = 20  # of the stops in such a text
READING = "{id: ${4:a}, in: ${5:document}, exact: ${6:1800億元}}"
SNIPPETS: Mapping[str, Mapping[str, str]] = {
    "FactRecord": {
        "fact with a reading": f"fact: {{concept: ${{1:revenue}}}}\nread:\n  - {READING}",
        "fact, growth on the year before": f"fact: {{concept: ${{1:revenue}}, measure: growth}}\nread:\n  - {READING}",
        "fact, share of another": "fact: {concept: ${1:costs}, measure: share, of: ${2:revenue}}\nread:\n"
        f"  - {READING}",
        "derived fact": "fact: {concept: ${1:revenue}, period: ${2:2024-Q1}}\n"
        'derive: "${3:revenue@2025-Q1 / ( 1 + revenue@2025-Q1.growth / 100 )}"',
        "fact with a decision": f"fact: {{concept: ${{1:revenue}}}}\nread:\n  - {READING}\n"
        "adjudication:\n  accept: ${7:none}\n  reason: ${8:source-error}\n"
        f"  note: {LOCALIZED}",
    },
    "Reading": {
        "reading": READING,
        "reading with context": "{id: ${4:a}, in: ${5:document}, exact: ${6:10%}, prefix: ${7:收入增長}}",
        "reading whose text is wrong": "id: ${4:b}\nin: ${5:document}\nexact: ${6:1800億元}\n"
        "says: {${7:period}: ${8:2024-Q1}}\nerror: ${11:wrong-period}\nbecause: ${12:a}\n"
        f"note: {LOCALIZED}",
    },
    "Adjudication": {
        "decision": f"accept: ${{1:none}}\nreason: ${{2:source-error}}\nnote: {LOCALIZED}",
    },
    "Claim": {
        "claim": "id: ${1:short-id}\nkind: ${2:strategy}\nspeaker: ${3:entity}\ndate: ${4:2025-05-14}\n"
        "firmness: ${5:firm}\ntext: «text»\n"
        "cites: [{in: ${8:document}, exact: ${9:引文}}]\ntopics: [${10:briefing}]",
    },
    "Phrase": {"phrase": "{in: ${1:document}, exact: ${2:引文}}"},
    "Event": {
        "event": "id: ${1:short-id}\ndate: ${2:2025-05-14}\n"
        f"title: {LOCALIZED}\ncites: [{{in: ${{3:document}}, exact: ${{4:引文}}}}]",
    },
    "SourceError": {
        "error of a document (or run: python -m generator add DOCUMENT --error KIND WORDS)": "id: ${1:short-id}\n"
        "kind: ${2:heading}\ncites: [{in: ${3:document}, exact: ${4:引文}}]\nsays: «text»\n"
        "shown_by:\n  because: «text»\n  passages: [{in: ${3:document}, exact: ${5:引文}}]\ntopics: [${6:briefing}]",
    },
    "SetAside": {"figure set aside": "{exact: ${1:10%}, reason: ${2:figure-of-speech}}"},
    "Document": {
        "document (or run: python -m generator add FILE)": "id: ${1:short-id}\ntitle: ${2:標題}\n"
        "container-title: «text»\nnot_before: ${5:2025-05-14}\n"
        "genre: ${6:news}\nrank: ${14:article}\nlanguage: ${13:«tag»}\nfile: ${7:article.txt}\nsha256: ${8:"
        + "0"
        * 64
        + "}\n"
        "segment: {from: ${9:0}, to: ${10:1}}\nabout: {entity: ${11:entity}, period: ${12:2025-Q1}}",
    },
}


def snippets(languages: Sequence[Language]) -> dict[str, list[dict[str, str]]]:
    """All of them as `defaultSnippets`, by the name of the record."""
    text = ", ".join(f"{each.tag}: ${{{at}:{each.name}}}" for at, each in enumerate(languages, start=FIRST_STOP))
    return {
        record: [
            {
                "label": label,
                "body": _body(record, body).replace(LOCALIZED, f"{{{text}}}").replace(TAG, languages[0].tag),
            }
            for label, body in found.items()
        ]
        for record, found in SNIPPETS.items()
    }


def _body(record: str, body: str) -> str:
    return _indented(body) if record in IN_LISTS else body


def _indented(body: str) -> str:
    """Editors indent further lines like the one they are pasted into, which begins with the dash, not behind it."""
    return body.replace("\n", "\n  ")
