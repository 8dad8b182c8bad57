"""Every code that the package can raise, read from its source: what stands in `Finding(code=…)`, and what is handed to
the functions that fill it in.

In this order: `raised_codes`; a function that takes a code, and what its calls hand it; what an expression can be. A
code that is made of a name known only when it runs (`cue-` with a dimension) stands here with `*` for that name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "generator"
ANY = "*"
# What carries a code: a finding, and a doubt, of whose part the code of a finding is made.
MADE = {"Finding": ("code", "{}"), "Doubt": ("part", "cue-{}")}


@dataclass(kw_only=True)
class Raisers:
    """Functions by name, each with the parameters that become (part of) a code, and the codes found so far."""

    taking: dict[tuple[str, str], dict[str, set[str]]] = field(default_factory=dict)
    """(file, function) → parameter (`0 kind`) → the forms it takes in a code (`unknown-{}`)."""
    codes: dict[str, set[str]] = field(default_factory=dict)
    """Code → the files that raise it."""


@cache
def raised_codes(package: Path = PACKAGE) -> Mapping[str, set[str]]:
    """Each code with the files that raise it."""
    trees = {path.relative_to(package).as_posix(): ast.parse(path.read_text("utf-8")) for path in package.rglob("*.py")}
    nodes = {file: [*ast.walk(tree)] for file, tree in trees.items()}
    every = [(file, _imported(nodes[file]), _calls(tree)) for file, tree in trees.items()]
    yielded = {file: set(_yielded(each)) for file, each in nodes.items()}
    found = Raisers()
    while True:  # a helper may call a helper: again, until nothing is new
        before = _size(found)
        for file, names, calls in every:
            for function, call in calls:
                for form, value in _handed(file, names, call, found):
                    _note(found, file, function, form, value, yielded[file])
        if _size(found) == before:
            return found.codes


def _size(found: Raisers) -> int:
    forms = sum(len(each) for parameters in found.taking.values() for each in parameters.values())
    return forms + sum(len(files) for files in found.codes.values())


def _calls(tree: ast.AST) -> list[tuple[ast.FunctionDef | None, ast.Call]]:
    """Every call with the innermost function that makes it."""
    calls: list[tuple[ast.FunctionDef | None, ast.Call]] = []
    left: list[tuple[ast.FunctionDef | None, ast.AST]] = [(None, tree)]
    while left:
        function, node = left.pop()
        if isinstance(node, ast.Call):
            calls.append((function, node))
        function = node if isinstance(node, ast.FunctionDef) else function
        left.extend((function, inner) for inner in ast.iter_child_nodes(node))
    return calls


def _imported(nodes: Sequence[ast.AST]) -> dict[str, str]:
    """The names that a module imports from others of the package, each with the file that defines it."""
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {alias.name: _defined(node.module or "", alias.name) for node in froms for alias in node.names}


@cache
def _defined(module: str, name: str) -> str:
    """The file, below the package, that defines what a module hands on."""
    path = module.removeprefix("generator.").replace(".", "/")
    opening = PACKAGE / path / "__init__.py"
    if not opening.is_file():
        return f"{path}.py"
    handed_on = _imported([*ast.walk(ast.parse(opening.read_text("utf-8")))])
    return handed_on.get(name, f"{path}/__init__.py")


def _handed(file: str, names: dict[str, str], call: ast.Call, found: Raisers) -> Iterator[tuple[str, ast.expr]]:
    """The expressions in a call that become a code, each with the form it takes there."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    for made, (word, form) in MADE.items():
        if name == made and word in named:
            yield form, named[word]
    for parameter, forms in found.taking.get((names.get(name, file), name), {}).items():
        position, _, word = parameter.partition(" ")
        value = named.get(word) or (call.args[int(position)] if int(position) < len(call.args) else None)
        if value is not None:
            yield from ((form, value) for form in forms)


def _note(
    found: Raisers, file: str, function: ast.FunctionDef | None, form: str, value: ast.expr, yielded: set[str]
) -> None:
    """A code for a text; for a parameter of the function around it, that the function takes one; for another name what
    the module yields as the first of several."""
    parameters = [a.arg for a in (*function.args.posonlyargs, *function.args.args)] if function else []
    keywords = [a.arg for a in function.args.kwonlyargs] if function else []
    for part in _possible(value):
        if isinstance(part, str):
            found.codes.setdefault(form.format(part).replace("_", "-"), set()).add(file)
        elif isinstance(part, tuple):
            before, name, after = part
            whole = form.format(f"{before}{{}}{after}")
            if function and name in (*parameters, *keywords):
                position = parameters.index(name) - ("self" in parameters) if name in parameters else 99
                found.taking.setdefault((file, function.name), {}).setdefault(f"{position} {name}", set()).add(whole)
            else:
                for code in (yielded if name and whole == "{}" else ()) or {whole.format(ANY)}:
                    found.codes.setdefault(code, set()).add(file)


def _yielded(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """The texts that are yielded together with something, first."""
    for node in nodes:
        if isinstance(node, ast.Yield | ast.YieldFrom):
            for each in ast.walk(node):
                if isinstance(each, ast.Tuple) and each.elts and isinstance(each.elts[0], ast.Constant):
                    yield str(each.elts[0].value)


def _possible(value: ast.expr) -> Iterator[str | tuple[str, str, str]]:
    """What an expression can be: a text, or a name with the text around it; nothing for another finding's code."""
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from (*_possible(value.body), *_possible(value.orelse))
    elif isinstance(value, ast.JoinedStr):
        texts = [str(part.value) if isinstance(part, ast.Constant) else None for part in value.values]
        at = texts.index(None)
        filled = value.values[at]
        assert isinstance(filled, ast.FormattedValue)
        name = filled.value.id if isinstance(filled.value, ast.Name) else ""
        yield "".join(map(str, texts[:at])), name, "".join(map(str, texts[at + 1 :]))
    elif isinstance(value, ast.Name):
        yield "", value.id, ""
    elif not (isinstance(value, ast.Attribute) and value.attr == "code"):
        yield "", "", ""
