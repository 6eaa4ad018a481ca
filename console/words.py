"""Every page in the reader's language."""

import gettext
from functools import cache
from pathlib import Path

from aiohttp import web

__all__ = ["LANGUAGES", "language", "translation"]

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = "en", "pl"


def language(request: web.Request) -> str:
    """What the reader chose, else what the browser prefers, else English."""
    wanted = [request.query.get("lang", ""), request.cookies.get("lang", "")]
    wanted += [
        part.split(";")[0].strip()[:2] for part in request.headers.get("Accept-Language", "").split(",")
    ]
    return next((one for one in wanted if one in LANGUAGES), "en")


@cache
def translation(lang: str) -> gettext.NullTranslations:
    return gettext.translation("leadinlet", LOCALE, [lang])
