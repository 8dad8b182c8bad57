"""The command line: the only module that prints and exits.

Exit codes (DESIGN 8): 0 clean, 1 errors, 2 could not run, 3 nothing wrong but something pending. Findings go to
standard output, one a line; where to read on goes to standard error, and progress too, but only to a terminal.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from generator.findings import (
    Finding,
    Place,
    exit_code,
    printable,
    render_github,
    render_text,
    rule_address,
    to_json,
    unknown,
)
from generator.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from generator.cache.outcome import Outcome, Question
    from generator.cache.store import Store
    from generator.press import Pressed
    from generator.record.catalog import Catalog

COULD_NOT_RUN = 2
FROM_NOTHING = "use nothing that an earlier run kept in .cache/"
Command = Callable[[argparse.Namespace, Settings], int]
Adder = Callable[[str, Command], argparse.ArgumentParser]  # a command with its function, its arguments still to come


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    parser = _parser()
    args = parser.parse_args(arguments)
    project: Path = args.project
    if not project.is_dir():
        return _could_not_run(f"{project} is not a folder; name the project with --project DIR")
    _end_on_sigterm()
    try:
        settings = load_settings(project, args.documents)
        code: int = args.run(args, settings)
    except SettingsError as error:
        return _could_not_run(str(error))
    except KeyboardInterrupt:
        return _could_not_run("interrupted; nothing was changed")
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        return _could_not_run(f"{error.filename or 'the system'}: {error.strerror}")
    return code


# --- commands ------------------------------------------------------------------------------------------


def check(args: argparse.Namespace, settings: Settings) -> int:
    """Load, resolve, reconcile, check; with --fix mend first what needs no judgement."""
    from generator.editing.upkeep import out_of_date
    from generator.findings.explained import address

    rules = address(args.project, settings.repo_url)
    question = _question(args, settings, "check", "all" if args.all else "told")
    if not args.fix and (known := question.known()) is not None:
        return _report(known.findings, args.format, known.summary, rules)
    pressed = _press(args, settings, question.store)
    lost: Sequence[Finding] = ()
    if args.fix:
        lost, written = _fix(args, pressed, question.store)
        pressed = _press(args, settings, question.store) if written else pressed
    shown = (args.project / "site_src").is_dir()  # a record alone has no pages, and so no words of an interface
    pages = _of_pages(args.project, pressed) if shown else ()
    late = () if exit_code(pressed.findings) == 1 else out_of_date(args.project, pressed.catalog, question.store)
    found = (*lost, *(pressed.every_finding if args.all else pressed.all_findings), *pages, *late)
    if not args.fix:
        question.keep(_outcome(found, pressed), pressed.documents_read)
    return _report(found, args.format, _summary(pressed), rules)


def explain(args: argparse.Namespace, settings: Settings) -> int:
    """The rule behind the code of a finding, with a bad and a good example; without CODE all codes."""
    from generator.findings.explained import explanation, listed, suggested

    said = listed() if args.code is None else explanation(args.code)
    if said is None:
        return _could_not_run(f"there is no code {args.code}; {suggested(args.code)}")
    print(said)
    return 0


def _of_pages(project: Path, pressed: Pressed) -> Sequence[Finding]:
    """What is wrong with the words of the interface and the engine's configs."""
    from generator.site.engine_config import inspect_configs

    return (*pressed.words.findings, *inspect_configs(project, pressed.catalog.languages))


def _fix(args: argparse.Namespace, pressed: Pressed, store: Store) -> tuple[Sequence[Finding], bool]:
    """Mend, write, say what; returns what could only be mended by hand, and whether anything was written."""
    from generator.editing.fix import mend
    from generator.editing.project_files import write_files
    from generator.editing.upkeep import schemas

    mended = mend(pressed, store)
    offered = {} if exit_code(pressed.findings) == 1 else schemas(args.project, pressed.catalog, store)
    written = write_files({**mended.files, **offered}, args.project)
    for place, what in mended.told:
        print(f"{place}: mended: {what}", file=sys.stdout if args.format == "text" else sys.stderr)
    return mended.findings, bool(written)


def pages(args: argparse.Namespace, settings: Settings) -> int:
    """Write the Markdown tree of every language into build/docs/."""
    from generator.cache.store import store_of
    from generator.site.build import write_pages
    from generator.site.publish import alone

    pressed = _press(args, settings)
    if exit_code(pressed.all_findings) == 1:
        return _report(pressed.all_findings, args.format, _summary(pressed))
    with alone(args.project) as problems:
        found = problems or write_pages(pressed, settings, store_of(args.project)).findings
    return _report((*pressed.all_findings, *found), args.format, _summary(pressed))


def build(args: argparse.Namespace, settings: Settings) -> int:
    """Check, pages, engine per language, inspect, exchange into site/."""
    from generator.charts.pool import begin_early
    from generator.site.publish import PREVIEW, SITE, stands

    target = PREVIEW if args.preview else SITE
    question = _question(args, settings, "build", target)
    known = question.known()
    if known is not None and (known.site is None or stands(args.project / target, known.site)):
        _progress("nothing changed since it was built")
        return _built(known, target, args.format)
    pressed = _press(args, settings, question.store, begin_early(question.store))
    code = exit_code(pressed.all_findings)
    if code == 1 or (code == 3 and not args.preview):
        outcome = _outcome(pressed.all_findings, pressed)
        question.keep(outcome, pressed.documents_read)
        return _built(outcome, target, args.format)
    from generator.site.build import build_site

    built = build_site(pressed, settings, preview=args.preview, store=question.store, progress=_progress)
    outcome = _outcome((*pressed.all_findings, *built.findings), pressed, built.value)
    if built.value is not None:
        question.keep(outcome, pressed.documents_read)
    question.store.sweep()
    return _built(outcome, target, args.format)


def _built(outcome: Outcome, target: str, form: str) -> int:
    """Report what a build came to."""
    code = _report(outcome.findings, form, outcome.summary)
    if outcome.site is not None and form == "text":
        print(f"{target}/ written")
    return code


def inspect(args: argparse.Namespace, settings: Settings) -> int:
    """Hold a built folder or a deployed site against the record, file by file; nothing is published."""
    from generator.site.build import inspect_built, outside_of
    from generator.site.comparison import Look, look_in
    from generator.site.deployed import AddressError, Deployed
    from generator.site.held_files import files_in

    look: Look
    label = args.site.rstrip("/")
    if "://" not in args.site and not Path(args.site).is_dir():
        return _could_not_run(f"{args.site} is neither a folder nor an address that begins with https://")
    pressed = _press(args, settings)
    if exit_code(pressed.all_findings) == 1:
        return _report(pressed.all_findings, args.format, _summary(pressed))
    if args.outside:
        if "://" in args.site:
            return _could_not_run("--outside reads the links of a built folder; name the folder")
        return _report(outside_of(pressed, settings, Path(args.site), label), args.format)
    try:
        if "://" in args.site:
            deployed = Deployed(address=args.site)
            listed, look = deployed.listed(), deployed.look
        else:
            listed, look = files_in(Path(args.site)), look_in(Path(args.site), label)
    except AddressError as error:
        return _could_not_run(str(error))
    findings = inspect_built(pressed, settings, listed, look, label, _progress)
    code = _report((*pressed.all_findings, *findings), args.format, _summary(pressed))
    if code != 1 and args.format == "text":
        print(f"{printable(label)} is what the record makes, file by file")
    return code


def verify(args: argparse.Namespace, settings: Settings) -> int:
    """Re-read every citation from the texts and write receipts."""
    from generator.editing.project_files import write_files
    from generator.editing.upkeep import schemas
    from generator.press import new_receipts

    if settings.documents is None:
        return _could_not_run("there are no texts to verify from; give --documents DIR or set DOCUMENTS_DIR")
    if args.request:
        return _verify_request(args, settings.documents)
    pressed = _press(args, settings)
    if exit_code(pressed.findings) == 1:
        print("no receipt was written", file=sys.stderr)
        return _report(pressed.findings, args.format, _summary(pressed))
    changed = write_files(new_receipts(pressed), args.project)
    write_files(schemas(args.project, pressed.catalog), args.project)
    print(f"{len(pressed.resolved.evidence)} citations verified in {len(pressed.texts)} documents, ", end="")
    print(f"{len(changed)} receipt files changed")
    return _report(pressed.findings, args.format, _summary(pressed))


def _verify_request(args: argparse.Namespace, documents: Path) -> int:
    """Verify a request; its passages go to a terminal alone, for the sources belong to their publishers."""
    from generator.editing.request import verify_request
    from generator.editing.revisions import RevisionError

    try:
        request = verify_request(args.project, documents, args.request)
    except RevisionError as error:
        return _could_not_run(str(error))
    for one in request.resting:
        print(f"{one.document} {one.line}:{one.column} {printable(one.id)}\n    {printable(one.says)}")
        print(
            f"    {printable(one.passage)}" if sys.stdout.isatty() else "    (passages are shown in a terminal alone)"
        )
    code = _report(request.findings, args.format, _summary(request.pressed))
    apart = ", those apart that are told of above" if request.commit is None else ""
    print(f"{len(request.resting)} citations are new or changed, all others are as they were verified{apart}")
    if request.commit is None:
        print("no receipt was written: what is said above is mended in the request first", file=sys.stderr)
        return code
    print("every citation holds. If the passages bear the record out, push the receipts onto the request:")
    print(f"    git push REMOTE {request.commit}:BRANCH")
    return code


def cite(args: argparse.Namespace, settings: Settings) -> int:
    """The shortest selector that matches once, as YAML to paste."""
    from generator.editing.cite import citations_for

    if not args.text.strip():
        return _could_not_run("give the text to cite; it is empty")
    pressed = _press(args, settings)
    text = pressed.texts.get(args.document)
    if text is None:
        return _no_text(args.document, pressed)
    found = citations_for(pressed, text, args.text)
    print(found.output)
    return 0 if found.found else 1


def figures(args: argparse.Namespace, settings: Settings) -> int:
    """Every figure in a text, one JSON object a line; what is open in a document as YAML to paste."""
    from generator.editing.listing import document_figures, open_blocks, open_figures, text_figures
    from generator.record.strict_bytes import decode_document, read_document

    if args.document:
        pressed = _press(args, settings)
        if args.document not in pressed.edition.accounts:
            return _no_text(args.document, pressed)
        if args.open and args.format != "json":
            for block in open_blocks(pressed, args.document):
                print(block, end="\n\n")
            return 0
        lines = (open_figures if args.open else document_figures)(pressed, args.document)
    else:
        name = args.path or "-"
        if name == "-":
            collected = decode_document(sys.stdin.buffer.read(), "<stdin>")
        else:
            collected = read_document(Path(name), name, cap=256 * 1024 * 1024)
        if collected.value is None:
            return _report(collected.findings, "text")
        lines = text_figures(collected.value)
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


def fmt(args: argparse.Namespace, settings: Settings) -> int:
    """Write data/ and the briefings in canonical YAML, comments kept, each naming its schema in its first line."""
    from generator.cache.memory import Memory
    from generator.cache.store import store_of
    from generator.editing.fmt import check as layout
    from generator.editing.fmt import laid_out
    from generator.editing.project_files import write_files
    from generator.record.load import CAP_BYTES, record_files
    from generator.record.strict_bytes import read_text

    memory = Memory(store_of(args.project))
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path, shown in record_files(args.project):
        text = read_text(path, shown, cap=CAP_BYTES)
        made = text if text.value is None else laid_out(text.value, shown, memory)
        findings.extend(layout(text.value, shown, made) if args.check and text.value is not None else made.findings)
        if made.value is not None:
            texts[shown] = made.value
    memory.save()
    if not args.check:
        changed = write_files(texts, args.project)
        print(f"{len(texts)} files, {len(changed)} changed")
    return _report(findings, args.format)


def trace(args: argparse.Namespace, settings: Settings) -> int:
    """One fact, from its tokens in documents to every sentence, chart and page it stands on."""
    from dataclasses import asdict

    from generator.editing.trace import as_text
    from generator.editing.trace import trace as trace_of

    pressed = _press(args, settings)
    missing = tuple(unknown("fact", args.fact, pressed.catalog.facts, Place(file="data/facts")))
    if missing:
        return _report(missing, args.format)
    traced = trace_of(pressed, settings, args.fact)
    if args.format == "json":
        print(json.dumps({"exit": 0, **asdict(traced)}, ensure_ascii=False, indent=1))
        return 0
    for line in as_text(traced):
        print(line)
    return 0


def diff(args: argparse.Namespace, settings: Settings) -> int:
    """What changed since a revision, as a reader would see it."""
    from generator.editing.diff import as_markdown, as_object, as_text, compare
    from generator.editing.revisions import RevisionError
    from generator.findings.explained import address

    try:
        report = compare(args.project, args.base, args.head)
    except RevisionError as error:
        return _could_not_run(str(error))
    if args.format == "json":
        print(json.dumps(as_object(report), ensure_ascii=False, indent=1))
    elif args.format == "github":
        print(as_markdown(report, address(args.project, settings.repo_url)))
    else:
        print(*as_text(report), sep="\n")
    return 0


def rename(args: argparse.Namespace, settings: Settings) -> int:
    """Change an id wherever it stands, and record what it was for pages that forward."""
    from generator.editing.project_files import write_files
    from generator.editing.rename import RenameError
    from generator.editing.rename import rename as renaming_of

    try:
        renaming = renaming_of(args.project, args.kind, args.old, args.new)
    except RenameError as error:
        return _could_not_run(str(error))
    if renaming.findings:
        print("nothing was renamed; mend this first", file=sys.stderr)
        return _report(renaming.findings, args.format)
    if not args.dry_run:
        write_files(renaming.files, args.project)
        for name in renaming.removed:
            (args.project / name).unlink()
    for name in sorted(renaming.files):
        print(f"{'would change' if args.dry_run else 'changed'} {printable(name)}")
    for name in renaming.removed:
        print(f"{'would remove' if args.dry_run else 'removed'} {printable(name)}")
    if not args.dry_run:
        print("receipts bind the name: run verify; editors' programs learn it from schema")
    return 0


def compare(args: argparse.Namespace, settings: Settings) -> int:
    """Two independent curations, place by place; exit 1 where they differ."""
    from dataclasses import asdict

    from generator.editing.compare import CompareError, as_text
    from generator.editing.compare import compare as comparison_of

    try:
        comparison = comparison_of(args.project, settings.documents, (args.a, args.b), args.document)
    except CompareError as error:
        return _could_not_run(str(error))
    code = 1 if comparison.differs else 0
    if args.format == "json":
        findings = [to_json(finding) for finding in comparison.findings]
        told = {"exit": code, "rows": [asdict(row) for row in comparison.rows], "findings": findings}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return code
    _report(comparison.findings, args.format)
    for line in as_text(comparison, agreeing=args.all):
        print(line)
    return code


def add(args: argparse.Namespace, settings: Settings) -> int:
    """Begin the record of a new document from its file, or of an error that a document holds."""
    from generator.editing.add import AddError
    from generator.editing.add import add as record_of
    from generator.editing.project_files import write_files

    try:
        if args.error is not None:
            return _add_error(args, settings)
        added = record_of(args.project, args.source, args.id, settings.documents)
    except AddError as error:
        return _could_not_run(str(error))
    if added.findings:
        return _report(added.findings, args.format)
    write_files({added.path: added.record}, args.project)
    print(f"{added.path} written", *added.notes, sep="\n")
    return 0


def _add_error(args: argparse.Namespace, settings: Settings) -> int:
    from generator.editing.add_error import error_entry
    from generator.editing.project_files import write_files

    pressed = _press(args, settings)
    if args.source not in pressed.texts:
        return _no_text(args.source, pressed)
    added = error_entry(pressed, args.source, *args.error)
    write_files({added.path: added.record}, args.project)
    print(f"{added.path} written", *added.notes, sep="\n")
    return 0


def new(args: argparse.Namespace, settings: Settings) -> int:
    """A starter project with a small full-text corpus of its own, or without."""
    from generator.editing.starter import StarterError, new_project

    try:
        new_project(args.folder, empty=args.empty)
    except StarterError as error:
        return _could_not_run(str(error))
    print(f"made {printable(str(args.folder))}; begin with its README.md")
    return 0


def serve(args: argparse.Namespace, settings: Settings) -> int:
    """Live preview: an edit rebuilds only what it touches; --page shows one page alone, within seconds."""
    from generator.site.serve import serve as serve_preview

    address = (args.host, args.port)
    serve_preview(args.project.resolve(), settings, address, lambda line: print(line, flush=True), args.page)
    return 0


def schema(args: argparse.Namespace, settings: Settings) -> int:
    """Write the JSON Schemas of data/ and the briefings into data/schemas/."""
    from generator.editing.project_files import write_files
    from generator.record.editor_schemas import schema_files
    from generator.record.load import load_catalog

    files = schema_files(load_catalog(args.project).value)
    changed = write_files(files, args.project)
    print(f"{len(files)} schemas, {len(changed)} changed")
    return 0


# --- shared --------------------------------------------------------------------------------------------


def _press(
    args: argparse.Namespace,
    settings: Settings,
    store: Store | None = None,
    begin: Callable[[Catalog], None] = lambda catalog: None,
) -> Pressed:
    from generator.cache.store import NOTHING_KEPT
    from generator.press import press

    _progress("reading data and documents")
    return press(args.project, settings.documents, store or NOTHING_KEPT, begin)


def _question(args: argparse.Namespace, settings: Settings, *command: str) -> Question:
    from generator.cache.outcome import Question
    from generator.cache.store import store_of

    return Question(command, args.project, settings, store_of(args.project, from_nothing=args.from_nothing))


def _outcome(findings: Sequence[Finding], pressed: Pressed, site: str | None = None) -> Outcome:
    from generator.cache.outcome import Outcome

    return Outcome(findings=tuple(findings), summary=_summary(pressed), site=site)


def _report(findings: Sequence[Finding], form: str, summary: str = "", rules: str = "") -> int:
    """Print the findings in the form asked for, with what sums them up on a terminal's standard error; `rules` is the
    address of the page of rules."""
    code = exit_code(findings)
    if form == "json":
        print(json.dumps({"exit": code, "findings": [to_json(f) for f in findings]}, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(render_github(finding, rules) if form == "github" else render_text(finding))
        if form == "text" and findings:
            _read_on(dict.fromkeys(finding.code for finding in findings), rules)
    if summary:
        _progress(f"{summary}; exit {code}")
    return code


def _read_on(codes: Iterable[str], rules: str) -> None:
    """Where the rules behind codes are told: in a terminal, and in a browser where they have an address."""
    print(f"`python -m generator explain CODE` tells the rule behind: {', '.join(codes)}", file=sys.stderr)
    for code in codes if rules else ():
        print(f"    {rule_address(code, rules)}", file=sys.stderr)


def _summary(pressed: Pressed) -> str:
    observations = [o for group in pressed.resolved.observations.values() for o in group]
    tally = {state: sum(o.evidence == state for o in observations) for state in ("verified", "receipted", "pending")}
    told = ", ".join(f"{count} {state}" for state, count in tally.items() if count)
    return f"{len(pressed.catalog.facts)} facts, {len(observations)} observations ({told or 'none'})"


def _progress(message: str) -> None:
    if sys.stderr.isatty():
        print(f"· {message}", file=sys.stderr)


def _could_not_run(why: str) -> int:
    print(f"briefings: {printable(why)}", file=sys.stderr)
    return COULD_NOT_RUN


def _no_text(document: str, pressed: Pressed) -> int:
    if document not in pressed.catalog.documents:
        return _could_not_run(f"there is no document {document} with a valid record; `check` says more")
    return _could_not_run(f"the text of {document} is not at hand; give --documents DIR or set DOCUMENTS_DIR")


def _end_on_sigterm() -> None:
    """SIGTERM ends a command as Ctrl-C does, so that what it staged is cleaned up."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


# --- arguments -----------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--project", type=Path, default=Path("."), metavar="DIR", help="the project (default: here)")
    common.add_argument("--documents", type=Path, metavar="DIR", help="the source texts (default: $DOCUMENTS_DIR)")
    common.add_argument("--format", choices=("text", "json", "github"), default="text", help="how findings are shown")
    parser = argparse.ArgumentParser(prog="briefings", description="A press for evidence-traced, bilingual briefings.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Command) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=run.__doc__, description=run.__doc__)
        added.set_defaults(run=run)
        return added

    _pressing_arguments(command)
    citing = command("cite", cite)
    citing.add_argument("document", metavar="DOCUMENT")
    citing.add_argument("text", metavar="TEXT")
    reading = command("figures", figures)
    reading.add_argument("path", nargs="?", metavar="PATH", help="a text file, or - for standard input")
    reading.add_argument("--document", metavar="ID", help="a document of the project, with its accounting")
    reading.add_argument(
        "--open",
        action="store_true",
        help="only what is not yet accounted for, a fact proposed for each; JSON lines with --format json",
    )
    _editing_arguments(command)
    command("fmt", fmt).add_argument("--check", action="store_true", help="write nothing; say where the layout differs")
    command("trace", trace).add_argument("fact", metavar="FACT", help="the id of a fact, as its permalink has it")
    comparing = command("diff", diff)
    comparing.add_argument("base", metavar="BASE", help="a git revision")
    comparing.add_argument("head", nargs="?", metavar="HEAD", help="another (default: the working tree)")
    serving = command("serve", serve)
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8000)
    serving.add_argument("--page", metavar="PATH", help="one page alone (briefings/results); links to others are dead")
    command("schema", schema)
    return parser


def _pressing_arguments(command: Adder) -> None:
    checking = command("check", check)
    checking.add_argument("--from-nothing", action="store_true", help=FROM_NOTHING)
    checking.add_argument(
        "--fix",
        action="store_true",
        help="mend layout, obsolete occurrences, tokens quoted in part, and what is unique",
    )
    checking.add_argument("--all", action="store_true", help="show what only follows from another finding too")
    command("explain", explain).add_argument("code", nargs="?", metavar="CODE", help="as a finding names it")
    command("pages", pages)
    building = command("build", build)
    building.add_argument(
        "--preview", action="store_true", help="build what is pending too, marked, into build/preview/"
    )
    building.add_argument("--from-nothing", action="store_true", help=FROM_NOTHING)
    inspecting = command("inspect", inspect)
    inspecting.add_argument("site", metavar="DIR|URL", help="a built folder, or the address of a deployed site")
    inspecting.add_argument(
        "--outside",
        action="store_true",
        help="ask instead whether what a built folder links to still answers",
    )
    command("verify", verify).add_argument(
        "--request", metavar="REF", help="verify a revision instead, and write its receipts into a commit on top of it"
    )


def _editing_arguments(command: Adder) -> None:
    renaming = command("rename", rename)
    renaming.add_argument(
        "kind", metavar="KIND", help="concept, entity, document, or a dimension for one of its members"
    )
    renaming.add_argument("old", metavar="OLD")
    renaming.add_argument("new", metavar="NEW")
    renaming.add_argument("--dry-run", action="store_true", help="say which files would change, and change none")
    comparing = command("compare", compare)
    comparing.add_argument("a", type=Path, metavar="FILE_A", help="a project, a folder of facts, or a file of them")
    comparing.add_argument("b", type=Path, metavar="FILE_B")
    comparing.add_argument("--document", metavar="ID", help="this document alone")
    comparing.add_argument(
        "--all", action="store_true", help="show the places where they agree too, not only their count"
    )
    adding = command("add", add)
    adding.add_argument("source", metavar="FILE", help="the article as a plain text file in UTF-8, or a document's id")
    adding.add_argument(
        "--error",
        nargs=2,
        metavar=("KIND", "WORDS"),
        help="begin an entry of the ledger of errors: its kind, and the words of the document that err",
    )
    adding.add_argument("--id", metavar="ID", help="the document's id (default: made of the file's name)")
    making = command("new", new)
    making.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one to be made")
    making.add_argument("--empty", action="store_true", help="without the sample: no documents, facts or briefings")
