"""The past tense of verbs and the plural of nouns, for the example sentences of predicate frames."""

IRREGULAR = {
    "admit": "admitted", "permit": "permitted", "readmit": "readmitted", "expel": "expelled",
    "beat": "beat", "begin": "began", "beseech": "besought", "bet": "bet", "blow": "blew", "break": "broke",
    "bring": "brought", "build": "built", "buy": "bought", "cancel": "cancelled", "channel": "channelled",
    "come": "came", "commit": "committed", "confer": "conferred", "cut": "cut", "deal": "dealt", "deter": "deterred",
    "extol": "extolled", "fall": "fell", "fight": "fought", "fly": "flew", "forbid": "forbade", "forgive": "forgave",
    "freeze": "froze", "get": "got", "give": "gave", "go": "went", "have": "had", "hear": "heard", "hit": "hit",
    "hold": "held", "hurt": "hurt", "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let",
    "level": "levelled", "make": "made", "meet": "met", "overrun": "overran", "overthrow": "overthrew", "pay": "paid",
    "plow": "ploughed", "pummel": "pummelled", "put": "put", "quit": "quit", "rebel": "rebelled",
    "rebuild": "rebuilt", "retake": "retook", "ring": "rang", "rise": "rose", "run": "ran", "say": "said",
    "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot", "shut": "shut", "sink": "sank",
    "sit": "sat", "slay": "slew", "speak": "spoke", "spread": "spread", "stand": "stood", "strike": "struck",
    "swear": "swore", "take": "took", "tell": "told", "throw": "threw", "transfer": "transferred",
    "unban": "unbanned", "undertake": "undertook", "withdraw": "withdrew", "write": "wrote",
}  # fmt: skip
VOWELS = "aeiou"


def past(verb: str) -> str:
    """The past tense; a last single consonant after a single vowel is doubled in words of one syllable."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if "-" in verb:
        head, _, tail = verb.rpartition("-")
        return f"{head}-{past(tail)}"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    syllables = sum(a in VOWELS and b not in VOWELS for a, b in zip(verb, verb[1:] + "x", strict=True))
    closed = len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return verb + verb[-1] + "ed" if closed and syllables == 1 else verb + "ed"


def plural(noun: str) -> str:
    """The plural; nouns that end in "s" are taken to have it already."""
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun if noun.endswith("s") or not noun else noun + "s"
