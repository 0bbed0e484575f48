"""Time expressions (TIMEX3) read from text and resolved.

    find_times("Talks resume on Friday.", published="2023-05-10")[0].time.start   # '2023-05-12'

How it goes: `tokens` cuts and classes the words (their list is vocabulary/data/times.yaml), `grammar` finds
expressions by rules over the classes, `arrange` joins what belongs together, `resolve` works out which period
is meant (tense by `direction`), and `bounds`, `anchors` and `ranges` give it a first and a last day.

Annotation follows TimeML 1.2.1 (Pustejovsky et al., 2005); the split into finding, normalising and context-bound
resolution follows HeidelTime (Stroetgen and Gertz, 2010), the token classes SynTime (Zhong et al., 2017).
"""

from diplomatics.mentions.times.deadlines import counted_from
from diplomatics.mentions.times.read import find_times, read_times

__all__ = ["counted_from", "find_times", "read_times"]
