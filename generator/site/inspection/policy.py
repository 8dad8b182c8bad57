"""Every page carries a policy under which only scripts of the site run (Content-Security-Policy)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, quoted
from generator.site.inspection.context import Context, Site, found_at

NAME = "content-security-policy"
FORBIDDEN = frozenset({"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "data:", "https:", "http:"})


def inspect_policy(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each page without a policy, or whose policy lets other scripts run."""
    for page in site.pages.values():
        place = found_at(site, page.path)
        metas = [meta for meta in page.root.iter("meta") if meta.get("http-equiv", "").lower() == NAME]
        policies = [meta.get("content", "") for meta in metas]
        if not policies:
            yield Finding(code="no-policy", place=place, message="has no Content-Security-Policy")
        if policies and not _scripts_are_bound(policies[0]):
            message = f"the policy lets scripts of others run: {quoted(policies[0])}"
            yield Finding(code="weak-policy", place=place, message=message, expected="script-src 'self' and hashes")


def _scripts_are_bound(policy: str) -> bool:
    directives = {words[0].lower(): words[1:] for words in map(str.split, policy.split(";")) if words}
    sources = directives.get("script-src", directives.get("default-src"))
    return sources is not None and not FORBIDDEN & {source.lower() for source in sources}
