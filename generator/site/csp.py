"""The content security policy of every page: files of the site itself, nothing inline, nothing from elsewhere.

It is put into the finished pages, not into the theme, because the live preview needs MkDocs' inline reload script.
The theme emits no inline script or style (`site_src/overrides`), so one policy without hashes serves every page:
whatever gets into a page by another way does not run.
"""

from __future__ import annotations

import re

# Images may be data addresses because Material's style sheet holds its icons so.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'"
)
_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_HEAD = re.compile(r'<head[^>]*>(?:\s*<meta charset="[^"]*">)?', re.IGNORECASE)


def with_policy(html: str) -> str:
    """The page with the policy after its charset, before anything it could govern; twice changes nothing more."""
    if _META in html:
        return html
    head = _HEAD.search(html)
    at = head.end() if head else 0
    return html[:at] + _META + html[at:]
