"""All pages of all languages as a pure mapping path → bytes: nothing is written here.

Order: the writers' shared material (strings, counts, drawings), then each page rendered, pages at former addresses,
assets and chart files. A page is rendered where what it was made from changed: the page itself with the records that it
brings along, the templates, the strings, or the answer to anything that it asked of the rest (`cache.asked`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from generator.cache.asked import Asked
from generator.cache.digest import code, digest, folder_digest
from generator.cache.store import NOTHING_KEPT, Store
from generator.charts.card import Card, card_pngs
from generator.charts.model import FontsError
from generator.charts.portable import portable
from generator.findings import Collected, Finding, Place, in_file_order, unknown
from generator.judging.courses import course_charts, drawn_courses
from generator.judging.plain_text import plain_text
from generator.judging.selection import counts, drawn_by, shown_on
from generator.pages.contents import all_pages
from generator.pages.downloads import Downloads
from generator.pages.drawings import FONTS, Drawings, draw_all, figure_block
from generator.pages.feed import FEED, feed
from generator.pages.forwards import forward, moved_pages
from generator.pages.page import TEMPLATES, Page, environment, render
from generator.pages.places import placed, places
from generator.pages.writer import Writer
from generator.record.chart_kinds import KINDS
from generator.record.former import anchors, fact_moves
from generator.record.prose import parse_prose, unmarked
from generator.record.strings import Strings, load_strings
from generator.two_processes import by_two

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.catalog import BriefingSource, Catalog
    from generator.record.strings import Words
    from generator.settings import Settings

SECTIONS = (  # the bar under the masthead
    *("", "briefings", "periods", "numbers", "concepts", "products", "timeline"),
    *("guidance", "questions", "disagreements", "documents", "method"),
)
REFERENCE = (
    "entities",
    "relations",
    "set-aside",
    "coverage",
    "glossary",
    "data",
    "corrections",
)  # in the footer, and last in the drawer
INSPECTOR = ("label", "close", "previous", "next", "copy-title", "cite", "copied", "series", "definition")
MANY = 100  # pages to be rendered
Tree = dict[PurePosixPath, bytes]


@dataclass(frozen=True, kw_only=True)
class Studio:
    """What all pages of an edition share. Writers look at the record through what notes their questions (`asked`)."""

    project: Path = field(repr=False)
    edition: Edition
    settings: Settings
    strings: Strings = field(repr=False)
    asked: Asked = field(repr=False)
    templates: Environment = field(repr=False)
    base: str  # the digest of what every page is made with
    store: Store = field(repr=False)
    memories: dict[str, dict[object, Any]] = field(repr=False, default_factory=dict)  # of the writers, by language


def make_tree(
    project: Path,
    edition: Edition,
    settings: Settings,
    languages: Sequence[Language] | None = None,
    only: str | None = None,
    store: Store = NOTHING_KEPT,
    words: Collected[Strings] | None = None,
) -> Collected[Tree]:
    """The Markdown tree of each language below its own folder, with assets and chart files. In its pages the places of
    records are marks (`pages.places`), which `placed_tree` fills.

    `languages` are all of the edition unless given, `words` those of the interface, loaded unless given. `only` is the
    path of a page to be made alone; a path that is none is a finding.
    """
    strings = words or load_strings(project, edition.catalog.languages)
    languages = edition.catalog.languages if languages is None else languages
    if strings.findings:
        return Collected(value={}, findings=strings.findings)
    by_language = {language: strings.value[language.tag] for language in languages}
    taken = {
        each: Downloads(edition=edition, language=each, strings=by_language[each], settings=settings)
        for each in languages
    }
    files: dict[str, dict[str, bytes]] = {}

    def take_along() -> None:
        files.update({each.tag: dict(_files(project, taken[each], store)) for each in languages if only is None})

    try:
        drawings = draw_all(edition, by_language, project, only, store, take_along)
    except FontsError as error:  # which concerns all pictures, and is told once
        return Collected(value={}, findings=(_unset(error),))
    for each in languages:
        files.setdefault(each.tag, {}).update(_chart_files(drawings.value, taken[each]))
    studio = _studio(project, edition, settings, strings.value, drawings.value, store, files)
    findings: list[Finding] = list(drawings.findings)
    tree: Tree = {}
    for file, rendered in _pages(studio, languages, only):
        findings.extend(rendered.findings)
        tree[file] = rendered.value.encode()
    for language in languages:
        if only is None:
            tree[PurePosixPath(language.tag, FEED)] = feed(edition, by_language[language], language, settings.site_url)
        tree |= {PurePosixPath(language.tag, "assets", name): content for name, content in _assets(project)}
        tree |= {PurePosixPath(language.tag, name): content for name, content in files[language.tag].items()}
    return Collected(value=tree, findings=in_file_order(findings))


def _unset(error: FontsError) -> Finding:
    return Finding(
        code="chart-compiler",
        place=Place(file=FONTS),
        message=f"pictures would lose their texts: {error}",
        expected="the fonts of this folder",
        hint="put its files back as they are in the repository of the press",
    )


def placed_tree(tree: Mapping[PurePosixPath, bytes], catalog: Catalog) -> Tree:
    """The tree with the places of records in its pages."""
    stand_at = places(catalog)
    return {
        path: placed(content.decode(), stand_at).encode() if path.suffix == ".md" else content
        for path, content in tree.items()
    }


def page_texts(project: Path, edition: Edition, settings: Settings, store: Store = NOTHING_KEPT) -> Mapping[str, str]:
    """The Markdown of every page of the first language by its address, without its charts: nothing is drawn.

    Nothing where the words of the interface are at fault; `load_strings` says what is.
    """
    language = edition.catalog.languages[0]
    strings = load_strings(project, (language,))
    if strings.findings:
        return {}
    studio = _studio(project, edition, settings, strings.value, {}, store, {})
    pages = [(page, language) for page in all_pages(edition, studio.strings[language.tag], language)]
    stand_at = places(edition.catalog)
    rendered = zip(pages, _rendered(studio, pages), strict=True)
    return {page.path: placed(made.value, stand_at) for (page, _), made in rendered}


def _studio(
    project: Path,
    edition: Edition,
    settings: Settings,
    strings: Strings,
    drawings: Drawings,
    store: Store,
    files: Mapping[str, Mapping[str, bytes]],
) -> Studio:
    """`files` are what readers take along, by language and path: pages tell their sizes."""
    recorded = dict.fromkeys(places(edition.catalog), True)
    sources = {"edition": edition, "counts": counts(edition), "former": _former(edition), "recorded": recorded}
    sources |= {"shown": shown_on(edition)} | _drawn(edition)
    drawn = {
        f"drawings {language.tag}": {chart: each for (chart, of), each in drawings.items() if of.tag == language.tag}
        for language in edition.catalog.languages
    }
    languages = edition.catalog.languages
    sizes = {
        f"files {each.tag}": {name: len(content) for name, content in files.get(each.tag, {}).items()}
        for each in languages
    }
    return Studio(
        project=project,
        edition=edition,
        settings=settings,
        strings=strings,
        asked=Asked(sources | drawn | sizes),
        templates=environment(project),
        base=digest("page", code(), folder_digest(project / TEMPLATES), settings.environment, languages, dict(strings)),
        store=store,
    )


def _drawn(edition: Edition) -> dict[str, object]:
    """Which chart draws a concept, those of briefings first, and which facts each of them draws over time."""
    made = course_charts(edition)
    briefings = [chart for source in edition.catalog.briefings.values() for chart in source.briefing.charts]
    return {
        "drawn_by": drawn_by(edition) | {concept: chart.id for concept, chart in made.items()},
        "courses": drawn_courses(edition, [*briefings, *made.values()]),
    }


def _former(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    keys = (fact.key for fact in edition.catalog.facts.values())
    return anchors(fact_moves(keys, [rename for rename, _ in edition.catalog.renames]))


def _pages(
    studio: Studio, languages: Sequence[Language], only: str | None
) -> Iterator[tuple[PurePosixPath, Collected[str]]]:
    """Every page's file with its content, then the pages that lead on from former addresses; or one page alone."""
    every = {
        language: {page.path: page for page in all_pages(studio.edition, studio.strings[language.tag], language)}
        for language in languages
    }
    asked = [(page, of) for of, pages in every.items() for page in pages.values() if only in (None, page.path)]
    for (page, language), rendered in zip(asked, _rendered(studio, asked), strict=True):
        yield PurePosixPath(language.tag, page.file), rendered
    for language, pages in every.items():
        if only is None:
            for file, moved in _moved(studio, pages, language):
                yield PurePosixPath(language.tag, file), moved
        elif unknown_page := tuple(unknown("page", only, pages, Place(file="site_src"))):
            yield PurePosixPath(language.tag, "index.md"), Collected(value="", findings=unknown_page)


def _moved(studio: Studio, paths: Collection[str], language: Language) -> Iterator[tuple[str, Collected[str]]]:
    for former, present in moved_pages([rename for rename, _ in studio.edition.catalog.renames], paths):
        yield f"{former}/index.html", forward(_writer(studio, former, language), present, studio.templates)


def _writer(studio: Studio, path: str, language: Language) -> Writer:
    return Writer(
        edition=cast("Edition", studio.asked.watched("edition")),
        language=language,
        path=path,
        strings=studio.strings[language.tag],
        settings=studio.settings,
        counts=studio.asked.watched("counts"),
        charts=lambda chart, lang: _chart(studio, chart, lang, path),
        former=studio.asked.watched("former"),
        recorded=studio.asked.watched("recorded"),
        shown=studio.asked.watched("shown"),
        drawn_by=studio.asked.watched("drawn_by"),
        courses=studio.asked.watched("courses"),
        files=studio.asked.watched(f"files {language.tag}"),
        memory=studio.memories.setdefault(language.tag, {}),
        asked=studio.asked,
    )


def _rendered(studio: Studio, pages: Sequence[tuple[Page, Language]]) -> list[Collected[str]]:
    """Each page as it was rendered from the same before, else rendered now."""
    found = [_known(studio, *each) for each in pages]
    missing = [each for each, known in zip(pages, found, strict=True) if known is None]
    made = iter(by_two(partial(_made, studio), missing, much=len(missing) >= MANY))
    return [next(made) if known is None else Collected(value=known) for known in found]


def _known(studio: Studio, page: Page, language: Language) -> str | None:
    if studio.store.folder is None:
        return None
    known: str | None = studio.asked.known(studio.store, _key(studio, page, language))
    return known


def _made(studio: Studio, of: tuple[Page, Language]) -> list[Collected[str]]:
    """A page rendered, and kept where all is well with it."""
    made, asked = studio.asked.during(lambda: _render(studio, *of))
    if studio.store.folder is not None and not made.findings:
        studio.asked.keep(studio.store, _key(studio, *of), made.value, asked)
    return [made]


def _key(studio: Studio, page: Page, language: Language) -> str:
    return studio.asked.digests.of(studio.base, language.tag, page)


def _render(studio: Studio, page: Page, language: Language) -> Collected[str]:
    writer = _writer(studio, page.path, language)
    page = replace(
        page,
        title=plain_text(writer.edition, page.title, language),
        description=plain_text(writer.edition, page.description, language),
    )
    return render(page, writer, studio.templates, _front(studio, page, language, writer))


def _chart(studio: Studio, chart: str, language: Language, path: str) -> Markup:
    drawing = studio.asked.watched(f"drawings {language.tag}").get(chart)
    if drawing is None:
        return Markup()
    return figure_block(
        drawing, replace(_writer(studio, path, language), charts=lambda inner, lang: Markup(), memory={})
    )


def _front(studio: Studio, page: Page, language: Language, writer: Writer) -> dict[str, Any]:
    """The front matter that the theme reads: alternates, the switch to other languages, navigation, edit address."""
    settings = studio.settings
    address = f"{page.path}/" if page.path else ""
    languages = studio.edition.catalog.languages
    alternates = [{"lang": each.tag, "href": f"{settings.site_url}{each.tag}/{address}"} for each in languages]
    alternates.append({"lang": "x-default", "href": f"{settings.site_url}{languages[0].tag}/{address}"})
    front: dict[str, Any] = {
        "alternates": alternates,
        "switch": [
            {"lang": each.tag, "label": each.name, "href": writer.asset(f"{each.tag}/{address}")}
            for each in languages
            if each.tag != language.tag
        ],
        "nav": [_entry(name, page, writer) for name in SECTIONS],
        "reference": [_entry(name, page, writer) for name in REFERENCE],
        "inspector": {name: writer.strings[f"inspector.{name}"] for name in INSPECTOR},
    }
    front["wording"] = {
        "title": writer.strings["site.wording"],
        "href": writer.report_link("wording", page.path or "home", page.path),
    }
    if newest := writer.edition.catalog.newest_edition:
        front |= {"as_of": writer.as_of_and_changes(), "date": newest.date.isoformat()}
    front |= {"names": page.names} if page.names else {}
    front |= {"aliases": page.aliases} if page.aliases else {}
    card = f"cards/{PurePosixPath(page.path).name}.png"
    if page.kind == "briefing" and card in writer.files:
        front["card"] = f"{settings.site_url}{language.tag}/{card}"
    if page.edits:
        front["edit_url"] = f"{settings.repo_url}/edit/main/{page.edits}"
    return front


def _entry(name: str, page: Page, writer: Writer) -> dict[str, Any]:
    active = page.path == name or bool(name and page.path.startswith(f"{name}/"))
    return {"title": writer.strings[f"nav.{name or 'home'}"], "url": writer.url(name), "active": active}


def _assets(project: Path) -> Iterator[tuple[str, bytes]]:
    """The site's own files: styles, scripts, fonts; not the notes beside them."""
    folder = project / "site_src" / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix not in (".md", ".otf", ".ttf"):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _chart_files(drawings: Drawings, taken: Downloads) -> Iterator[tuple[str, bytes]]:
    """The files of each chart in a language, by path in the folder of the language."""
    for (chart, drawn_in), drawing in sorted(drawings.items(), key=lambda item: item[0][0]):
        if drawn_in == taken.language:
            rows = [row.fact or row.event or "" for row in drawing.declared.rows]
            is_of_events = KINDS[drawing.declared.kind].rows == "events"
            yield f"charts/{chart}.csv", taken.events(rows) if is_of_events else taken.figures(rows)
            yield f"charts/{chart}.vl.json", portable(drawing.asked)
            yield f"charts/{chart}.svg", drawing.drawn.svg_wide.encode()
            yield f"charts/{chart}.png", drawing.drawn.png


def _files(project: Path, taken: Downloads, store: Store) -> Iterator[tuple[str, bytes]]:
    """What else readers of a language take along, in the same way."""
    yield from taken.measures()
    yield "downloads/all.csv", taken.figures(taken.rows)
    yield "downloads/all.xlsx", taken.workbook(store)
    briefings = taken.edition.catalog.briefings.values()
    cards = (_card(taken.edition, source, taken.strings, taken.language) for source in briefings)
    pictures = card_pngs(cards, store, project / FONTS)
    yield from zip((f"cards/{source.briefing.id}.png" for source in briefings), pictures, strict=True)


def _card(edition: Edition, source: BriefingSource, strings: Words, language: Language) -> Card:
    """What stands for a briefing where it is shared: its title and first point."""
    point = next((unmarked(text) for text, _ in parse_prose(source.prose[language.tag]).points), "")
    title = plain_text(edition, source.briefing.title.in_(language), language)
    return Card(site=strings["site.title"], title=title, text=plain_text(edition, point, language))
