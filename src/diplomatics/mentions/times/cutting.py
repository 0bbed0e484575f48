"""Where tokens begin and end: dates, clock times and numbers whole, words, marks and line ends."""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern() -> re.Pattern[str]:
    """One token; the name of the group says of what sort."""
    return re.compile(
        r"""(?P<plain>[A-Za-z]+(?![\w.'’]))
        |(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))
        |(?P<numeric>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\w.]?\w)|\d{4}/\d{1,2}/\d{1,2}(?![\w/]))
        |(?P<clock>\d{1,2}[:.]\d\d(?=\s?[aApP]\.?[mM])|\d{1,2}:\d\d(?::\d\d)?(?![\w:]))
        |(?P<fraction>\d/\d(?![\w/])|[½¼¾])
        |(?P<decade>(?:\d{3}0|['’`‘]?\d0)['’]?s(?!\w))
        |(?P<ordinal>\d{1,3}(?:st|nd|rd|th)(?!\w))
        |(?P<number>(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+|\d+)(?=[aApP]\.?[mM](?!\w)|[Hh](?!\w)|(?!\w)))
        |(?P<ampm>[aApP](?:\.\s?[mM]\.?|[mM])(?!\w))
        |(?P<word>[^\W\d_]+(?:\.[^\W\d_]+)+\.?|[oO]['’]clock|\w+)
        |(?P<poss>['’][sS](?!\w)|['’][dl]l?(?!\w))
        |(?P<brk>\n\s*\n\s*|\n)
        |(?P<punct>[^\w\s])""",
        re.VERBOSE,
    )


def cut(phrase: str) -> list[str]:
    """The words of a phrase as the tokeniser cuts them, in small letters."""
    return [match.group().lower() for match in pattern().finditer(phrase)]
