"""What a workflow may do: a gate that cannot fail is none, and nothing of a stranger's meets a secret.

`make lint` runs it over the workflows; zizmor beside it knows the attacks on a single step (injection, credentials left
behind, caches). In this order: `Refusal` and `refusals`; a workflow as placed nodes; the rules about what it may touch
(permissions, secrets, pinned parts, what is installed); the rules about whether it can fail.

Sources: GitHub, "Security hardening for GitHub Actions" (least privilege, pinning to a full commit,
`pull_request_target`); "Workflow syntax", `jobs.<id>.if` (a job that is skipped reports success, also where it is
required), `shell` (only a shell that is named is run with `pipefail`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

PINNED = re.compile(r"^(?:\./|[^@\s]+@[0-9a-f]{40}$|docker://[^@\s]+@sha256:[0-9a-f]{64}$)")
INSTALLS = re.compile(
    r"\b(?:pip3?|pipx|uv|npm|npx|pnpm|yarn|gem|cargo|go|conda)\b[^\n|;&]*\b(?:install|add|run|exec|tool|sync)\b"
    r"|\bnpx\b|\bpipx\b|\b(?:curl|wget)\b"
)
ASKED = ("pull_request", "merge_group")  # events whose jobs judge a request
STRANGERS = ("pull_request_target", "workflow_run", "issue_comment", "issues")  # with rights, about what anybody sent
OVERRIDES = re.compile(r"\b(?:always|failure|cancelled|success)\s*\(")
DECIDED_INSIDE = re.compile(r"^(?:\$\{\{ *)?steps\.[\w-]+\.outputs\.[\w-]+ *== *'[\w-]+'(?: *\}\})?$")
FORGIVEN = re.compile(r'\|\|(?! *(?:\[ "?\$(?:\?|\w+)"? -eq [0-9]+ \]|status=\$\?|exit [1-9])(?:\s|;|$))')
SWALLOWED = re.compile(r"(?:;|\n) *(?:true|:|exit 0)\s*(?:\n|$)|\bset \+e\b|\bset \+o (?:errexit|pipefail)\b")
PIPE = re.compile(r"(?<!\|)\|(?!\|)")
QUIET = re.compile(r"\bmkdocs\b[^\n;|&]* (?:-q|--quiet)\b")
FILTERS = ("paths", "paths-ignore", "branches-ignore", "types")


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Refusal:
    """A line of a workflow that must not stand, and what to write instead."""

    line: int
    message: str
    hint: str

    def told(self, file: str) -> str:
        """The refusal as a line for a terminal."""
        return f"{file}:{self.line}: {self.message}. Fix: {self.hint}."


def refusals(text: str) -> list[Refusal]:
    """All that the policy refuses in the text of a workflow, in the order of its lines."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode):
        return [Refusal(line=1, message="this is no workflow", hint="write `on:` and `jobs:`")]
    workflow = Workflow(root)
    rules = (_permissions, _secrets, _parts, _installs, _events, _conditions, _scripts)
    return sorted({refusal for rule in rules for refusal in rule(workflow)})


# --- a workflow ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow as YAML nodes, which know their lines."""

    root: yaml.MappingNode

    @property
    def events(self) -> dict[str, yaml.Node]:
        """What starts it, each event with what is said of it."""
        started = _entries(self.root).get("on", self.root)
        if isinstance(started, yaml.MappingNode):
            return _entries(started)
        items = started.value if isinstance(started, yaml.SequenceNode) else [started]
        return {str(item.value): item for item in items}

    @property
    def jobs(self) -> dict[str, yaml.Node]:
        """Its jobs by name."""
        return _entries(_entries(self.root).get("jobs"))

    @property
    def is_gate(self) -> bool:
        """Whether it judges a request."""
        return any(event in ASKED for event in self.events)

    def steps(self, job: yaml.Node) -> list[yaml.Node]:
        """The steps of a job."""
        steps = _entries(job).get("steps")
        return list(steps.value) if isinstance(steps, yaml.SequenceNode) else []

    def scripts(self) -> Iterator[tuple[yaml.Node, yaml.Node, bool]]:
        """Each `run` with its step, and whether its shell is named."""
        named = "shell" in _entries(_entries(_entries(self.root).get("defaults")).get("run"))
        for job in self.jobs.values():
            here = named or "shell" in _entries(_entries(_entries(job).get("defaults")).get("run"))
            for step in self.steps(job):
                if "run" in _entries(step):
                    yield _entries(step)["run"], step, here or "shell" in _entries(step)


def _entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _nodes(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """Every value below a node with its key, the items of lists under the key of the list."""
    for key, value in _entries(node).items():
        for item in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            yield key, item
            yield from _nodes(item)


def _refused(node: yaml.Node, message: str, hint: str) -> Refusal:
    return Refusal(line=node.start_mark.line + 1, message=message, hint=hint)


# --- what it may touch -----------------------------------------------------------------------------------


def _permissions(workflow: Workflow) -> Iterator[Refusal]:
    """Rights are named one by one, none to write but for a job that runs no code."""
    given = _entries(workflow.root).get("permissions")
    if given is None:
        yield _refused(workflow.root, "no permissions are set", "write `permissions: {contents: read}` at the top")
    else:
        yield from _rights(given, may_write=False)
    for job in workflow.jobs.values():
        own = _entries(job).get("permissions")
        if own is not None:
            yield from _rights(own, may_write=not _runs_code(workflow, job))


def _rights(given: yaml.Node, *, may_write: bool) -> Iterator[Refusal]:
    if not isinstance(given, yaml.MappingNode):
        yield _refused(given, f"permissions are {given.value!r} as a whole", "name each: `contents: read`")
    for name, value in _entries(given).items():
        if value.value not in ("read", "none") and not may_write:
            hint = "let a job of its own do it, with no `run` and no checkout"
            yield _refused(value, f"`{name}: {value.value}` where code is run", hint)


def _runs_code(workflow: Workflow, job: yaml.Node) -> bool:
    steps = [_entries(step) for step in workflow.steps(job)]
    return any("run" in step or _is_checkout(step) for step in steps) or not steps


def _is_checkout(step: dict[str, yaml.Node]) -> bool:
    return "uses" in step and str(step["uses"].value).startswith("actions/checkout@")


def _secrets(workflow: Workflow) -> Iterator[Refusal]:
    """A request is judged without secrets."""
    for key, node in _nodes(workflow.root):
        asked = isinstance(node, yaml.ScalarNode) and re.search(r"\$\{\{[^}]*\bsecrets\b", node.value)
        if workflow.is_gate and (asked or key == "secrets"):
            yield _refused(node, "a secret is given to what a request can change", "judge requests without secrets")


def _parts(workflow: Workflow) -> Iterator[Refusal]:
    """Whatever is fetched is one commit or one digest."""
    for key, node in _nodes(workflow.root):
        if key == "uses" and not PINNED.match(str(node.value)):
            yield _refused(node, f"`{node.value}` is not pinned", "name the whole commit: owner/name@<40 hex digits>")
        if key in ("image", "container") and isinstance(node, yaml.ScalarNode) and "@sha256:" not in node.value:
            yield _refused(node, f"the image `{node.value}` is not pinned", "name its digest: name@sha256:…")


def _installs(workflow: Workflow) -> Iterator[Refusal]:
    """Nothing is installed but what the lock file holds."""
    for script, _, _ in workflow.scripts():
        if INSTALLS.search(script.value) and "--require-hashes" not in script.value:
            yield _refused(
                script, "something unlocked is fetched or installed", "use a `make` target, it installs by hash"
            )


# --- whether it can fail ---------------------------------------------------------------------------------


def _events(workflow: Workflow) -> Iterator[Refusal]:
    """A required check always runs; one with rights runs nothing of a stranger's."""
    for name, event in workflow.events.items():
        if name == "pull_request_target":
            yield _refused(event, "`pull_request_target` runs with rights on what anybody sends", "use `pull_request`")
        if name in ASKED:
            for key, value in _entries(event).items():
                if key in FILTERS:
                    hint = "let it always run, and decide inside a job what there is to do"
                    yield _refused(value, f"`{key}` lets a required check be left out", hint)
    if "pull_request" in workflow.events and "merge_group" not in workflow.events:
        yield _refused(workflow.root, "a merge queue is not judged", "add `merge_group:` under `on`")
    if any(name in STRANGERS for name in workflow.events):
        for job in workflow.jobs.values():
            if _runs_code(workflow, job):
                yield _refused(job, "code is run with rights about what anybody sent", "use actions alone, no checkout")


def _conditions(workflow: Workflow) -> Iterator[Refusal]:
    """No job of a gate is skipped, for a skipped one counts as passed; no step goes on after a failure."""
    for key, node in _nodes(workflow.root):
        if key == "continue-on-error" and node.value != "false":
            yield _refused(node, "`continue-on-error` lets a failure pass", "take it away")
        if key == "if" and OVERRIDES.search(str(node.value)):
            yield _refused(node, f"`if: {node.value}` goes on after a failure", "take it away")
    if not workflow.is_gate:
        return
    for job in workflow.jobs.values():
        if "if" in _entries(job):
            hint = "let it always run, and decide inside it what there is to do"
            yield _refused(_entries(job)["if"], "a job that is skipped counts as passed", hint)
        for step in workflow.steps(job):
            asked = _entries(step).get("if")
            if asked is not None and not (DECIDED_INSIDE.match(asked.value) or OVERRIDES.search(asked.value)):
                hint = "let a step before it decide and say so, and ask for its output: steps.ID.outputs.NAME == 'true'"
                yield _refused(asked, f"`if: {asked.value}` can leave a gate out", hint)


def _scripts(workflow: Workflow) -> Iterator[Refusal]:
    """The exit code of every command counts."""
    for script, step, named in workflow.scripts():
        if PIPE.search(script.value) and (not named or _is_weak(_entries(step).get("shell"))):
            yield _refused(script, "a pipe hides the exit code of its first command", "name the shell: `shell: bash`")
        if FORGIVEN.search(script.value) or SWALLOWED.search(script.value):
            hint = "let it fail, or name the one code that is no failure: `|| [ $? -eq 3 ]`"
            yield _refused(script, "a failure is swallowed", hint)
        if QUIET.search(script.value):
            yield _refused(script, "a quiet mkdocs does not count its warnings", "take `--quiet` away")


def _is_weak(shell: yaml.Node | None) -> bool:
    """Whether a step names a shell that is run without `pipefail`."""
    return shell is not None and shell.value != "bash"


def main(files: list[str]) -> int:
    """Tell what is refused in the files; 1 where anything is."""
    told = [refusal.told(file) for file in files for refusal in refusals(Path(file).read_text("utf-8"))]
    print(*told, sep="\n", file=sys.stderr) if told else print(f"{len(files)} workflows keep the policy")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
