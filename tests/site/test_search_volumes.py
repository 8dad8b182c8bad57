"""The files of a search, and what its worker finds in them in a browser."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from generator.languages.language import Search
from generator.site.search_index import Entry
from generator.site.search_volumes import HEAD, Indexed, Vocabulary, indexed, search_files
from tests.serving import serving

WORKER = Path(__file__).parents[2] / "site_src" / "assets" / "search-worker.js"
ENGINE = Search(lang="en", separator=r"[\s]+")
VOCABULARY = Vocabulary(
    scales={"億": 8, "亿": 8, "billion": 9},
    ignored=["how", "much", "多少"],
    synonyms=[["capex", "capital expenditure", "資本支出"], ["chip", "芯片", "晶片"]],
    kinds={"concept": "Measure", "fact": "Figure <b>"},
)
MOST = 60_000  # bytes that a first query may fetch, compressed

# Gives for each query the pages found, the things shown of the first, and the word taken for a typing error.
ASK = """async ([worker, head, queries]) => {
  const search = new Worker(worker);
  const ask = (type, data) => new Promise((resolve) => {
    search.onmessage = (event) => resolve(event.data);
    search.postMessage({ type, data });
  });
  await ask(0, head);
  const found = [];
  for (const query of queries) {
    const { data } = await ask(2, query);
    const pages = data.items.map((item) => item[0].location.replace(/\\?[^#]*/, ""));
    found.push({ pages, first: data.items[0] ?? [], meant: data.meant, unsearched: !!data.unsearched });
  }
  return found;
}"""


def entry(location: str, title: str, kind: str = "concept", **said: object) -> Entry:
    return Entry(location=location, title=title, kind=kind, **{"text": "", **said})  # type: ignore[arg-type]


ENTRIES = [
    entry("a/", "Capital expenditure", names=("資本開支",), words="Capital expenditure Nvidia"),
    entry("a/#q1", "Capital expenditure · Q1 2025", "fact", text="RMB 27.5 billion"),
    entry("b/", "Operating capital expenditure", names=("經營資本開支",)),
    entry("c/", "Yuanbao", "product", names=("元寶",), aliases=("Capital expenditure",), words="an assistant"),
    entry("d/", "Chips &amp; exports", "briefing", names=("芯片與出口",), words="chips exports assistant assistants"),
    entry("e/", "Revenue", names=("收入",), words="revenue of Acme"),
    entry("e/#q2", "Revenue · Q2 2025", "fact", text="RMB 184.5 billion"),
    entry("e/#q3", "Revenue · Q3 2025", "fact", text="RMB 191.1 billion"),
    entry("f/", "阿里巴巴", "entity", words="這裡 那裡 裡面 阿里巴巴"),
]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def files_of(entries: Sequence[Entry]) -> dict[str, str]:
    """The files of a search, whose pages are kept and taken up again."""
    pages = (list(page) for _, page in groupby(entries, key=lambda each: each.location.partition("#")[0]))
    kept = [json.loads(json.dumps(indexed(page, VOCABULARY))) for page in pages]
    return dict(search_files(map(Indexed.from_json, kept), VOCABULARY, ENGINE))


def asked(page: Page, folder: Path, files: dict[str, str], queries: Sequence[str]) -> list[dict[str, object]]:
    """What the worker answers to each query, one after the other."""
    with serving(laid_out(folder, files)) as address:
        return answered(page, address, files, queries)


def laid_out(folder: Path, files: dict[str, str]) -> Path:
    """The folder with the files of a search, its worker and a page to begin it from."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "assets").mkdir(exist_ok=True)
    shutil.copy(WORKER, folder / "assets")
    (folder / "index.html").write_text("<p>", "utf-8")
    return folder


def answered(page: Page, address: str, files: dict[str, str], queries: Sequence[str]) -> list[dict[str, object]]:
    """What a new worker of the site at an address answers."""
    page.goto(address)
    found: list[dict[str, object]] = page.evaluate(
        ASK, ["assets/search-worker.js", json.loads(files[HEAD]), list(queries)]
    )
    return found


CASES = {
    "a whole name before one that it is part of": ("capital expenditure", ["a/", "b/"]),
    "its name in another language": ("資本開支", ["a/", "b/"]),
    "an abbreviation": ("capex", ["a/", "b/"]),
    "a synonym in other characters": ("晶片", ["d/"]),
    "a character that has two forms": ("阿里巴巴", ["f/"]),
    "a question": ("how much capex", ["a/", "b/"]),
    "a figure as printed": ("RMB 184.5 billion", ["e/"]),
    "in another scale": ("1,845億", ["e/"]),
    "its digits": ("1845", ["e/"]),
    "a rounder one": ("191 billion", ["e/"]),
    "a figure of another size": ("184.5億", []),
    "a plural": ("assistants", ["d/", "c/"]),
    "a word not typed to its end": ("nvid", ["a/"]),
    "an entity of HTML": ("chips & exports", ["d/"]),
    "nonsense": ("zzyzx qwrt", []),
    "nonsense in Chinese": ("紅燒牛肉麵", []),
    "one word of many": ("acme sourdough bread recipe", []),
    "nothing": ("", []),
    "signs": ("。、!?", []),
}


@pytest.fixture(scope="module")
def answers(page: Page, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What the worker answers to each case."""
    queries = [query for query, _ in CASES.values()]
    return dict(zip(CASES, asked(page, tmp_path_factory.mktemp("cases"), files_of(ENTRIES), queries), strict=True))


@pytest.mark.browser
@pytest.mark.parametrize("name", CASES)
def test_what_is_found(answers: dict[str, dict[str, object]], name: str) -> None:
    assert answers[name]["pages"] == CASES[name][1]
    assert answers[name]["meant"] == ""


@pytest.mark.browser
def test_a_typing_error_is_mended_and_told(page: Page, tmp_path: Path) -> None:
    files = files_of(ENTRIES)
    found = asked(page, tmp_path, files, ["yuanbo", "Yunabao", "revenu", "capitol expenditure", "yuanbo zzyzx"])
    assert [(each["pages"][:1], each["meant"]) for each in found] == [  # type: ignore[index]
        (["c/"], "yuanbao"),
        (["c/"], "yuanbao"),
        (["e/"], ""),
        (["a/"], "capital expenditure"),
        ([], ""),
    ]


@pytest.mark.browser
def test_a_result_tells_its_kind_and_marks_what_was_typed(page: Page, tmp_path: Path) -> None:
    files = files_of(ENTRIES)
    figure, named = asked(page, tmp_path, files, ["184.5 billion", "chips amp"])
    assert [(each["location"], each["title"], each["text"]) for each in figure["first"]] == [  # type: ignore[attr-defined]
        ("e/?h=184.5", 'Revenue <span class="search-kind">Measure</span>', ""),
        (
            "e/?h=184.5#q2",
            'Revenue · Q2 2025 <span class="search-kind">Figure &lt;b&gt;</span>',
            "RMB <mark>184.5</mark> billion",
        ),
    ]
    assert named["pages"] == []


@pytest.mark.browser
@pytest.mark.parametrize(("lost", "pages", "unsearched"), [(1, ["c/"], False), (99, [], True)])
def test_a_file_that_does_not_come_is_asked_for_again_and_its_lack_is_told(
    chromium: Browser, tmp_path: Path, lost: int, pages: list[str], unsearched: bool
) -> None:
    context = chromium.new_context()
    asked_for: Counter[str] = Counter()

    def answer(route: Route) -> None:
        asked_for[route.request.url] += 1
        if asked_for[route.request.url] <= lost:
            route.abort()
        else:
            route.continue_()

    context.route("**/search/terms-*.json", answer)
    files = files_of(ENTRIES)
    (found,) = asked(context.new_page(), tmp_path, files, ["yuanbao"])
    context.close()
    assert (found["pages"], found["unsearched"]) == (pages, unsearched)
    assert max(asked_for.values()) > 1


SENTENCES = "It has no economics to speak of. Chips &amp; exports fell in economics.\n晶片不足。出口下跌，原因不明。"
QUOTED = [entry("a/", "Trade", "briefing", text="A summary", words=SENTENCES, prose=SENTENCES)]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("no", "It has <mark>no</mark> economics to speak of."),
        ("exports economics", "Chips &amp; <mark>exports</mark> fell in <mark>economics</mark>."),
        ("出口", "<mark>出口</mark>下跌，原因不明。"),
        ("trade", "A summary"),
    ],
)
def test_a_result_quotes_the_sentence_with_what_was_typed(page: Page, tmp_path: Path, typed: str, quoted: str) -> None:
    (found,) = asked(page, tmp_path, files_of(QUOTED), [typed])
    assert found["first"][0]["text"] == quoted  # type: ignore[index]


@pytest.mark.browser
def test_of_a_long_sentence_what_is_about_the_word_is_quoted(page: Page, tmp_path: Path) -> None:
    long = f"{'before ' * 60}turning {'behind ' * 60}"
    quoted = [entry("a/", "Trade", "briefing", words=long, prose=long.strip())]
    (found,) = asked(page, tmp_path, files_of(quoted), ["turning"])
    said = found["first"][0]["text"]  # type: ignore[index]
    assert said.startswith("…before ")
    assert "<mark>turning</mark> behind" in said
    assert said.endswith("…")
    assert len(said) < 200


def large() -> list[Entry]:
    """Two and a half thousand pages of measures with eight figures each, their words as frequent as words are."""
    chance = random.Random(1)
    syllables = ["ka", "lo", "min", "tar", "ver", "son", "pri", "dex", "qua", "bel", "rum", "fi"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(6000)]
    frequent = [1 / (rank + 1) for rank in range(len(words))]
    found = []
    for number in range(2500):
        title = " ".join(chance.choices(words, k=3))
        text = " ".join(chance.choices(words, frequent, k=400))
        found.append(
            entry(f"concepts/{number}/", title.title(), text=text[:150], names=(title,), words=text, prose=text)
        )
        for year in range(8):
            value = f"RMB {chance.randint(1, 9999) / 10} billion"
            found.append(entry(f"concepts/{number}/#{year}", f"{title.title()} · {2018 + year}", "fact", text=value))
    return found


def _noted(names: list[str], request: Request) -> None:
    names.append(request.url.rpartition("/")[2])


@pytest.mark.browser
@pytest.mark.slow
def test_a_first_query_is_light_however_large_the_site(chromium: Browser, tmp_path: Path) -> None:
    entries = large()
    files = files_of(entries)
    rare, common = entries[900].title, " ".join(entries[0].words.split()[:3])
    with serving(laid_out(tmp_path, files)) as address:
        for query in (rare, common, "184.5 billion", f"{rare[:4]}x{rare[5:]}"):
            context = chromium.new_context()
            page = context.new_page()
            names: list[str] = []
            page.on("requestfinished", partial(_noted, names))
            answered(page, address, files, [query])
            context.close()
            fetched = [f"search/{name}" for name in names if name.endswith(".json")] + [HEAD]
            bytes_ = sum(len(gzip.compress(files[name].encode())) for name in fetched)
            assert bytes_ + len(gzip.compress(WORKER.read_bytes())) <= MOST, (query, fetched)
