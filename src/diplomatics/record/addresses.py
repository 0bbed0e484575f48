"""Addresses without what does not tell pages apart, so that one page is one page."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

# Parameters that say whence a reader came, not what stands on the page.
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


def canonical(uri: str | None) -> str | None:
    """The address of a page, for comparing; null where there is none on the web."""
    if not uri:
        return None
    try:
        parts = urlsplit(uri.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    asked = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(TRACKING)]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    host = parts.hostname.removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{query}"
