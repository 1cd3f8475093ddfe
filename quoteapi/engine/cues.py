"""The lemma of a cue: its main verb or noun, in the form a dictionary has it."""

from __future__ import annotations

import regex

WORDS = regex.compile(r"[\p{L}]+(?:['’][\p{L}]+)?")
# Verbs that report, in their base form; the inflected forms follow by rule or from IRREGULAR.
VERBS = frozenset(
    """accept acclaim accuse acknowledge add address admit admonish advise advocate affirm agree aim allege allow announce answer
    apologise apologize appeal appear applaud approve argue ask assail assert assess assume assure attack attest attribute aver
    avow back bemoan believe beg blame blast bemoan boast brag call caution challenge characterise characterize charge chide
    cite claim clarify comment compare complain concede conclude concur condemn confess confide confirm congratulate consider
    contend continue contradict correct counter criticise criticize cry deal debate decide declare decline decry deem defend
    delight demand denounce deny depict deplore deride describe desire detail determine disagree disclose discuss dismiss
    dispute dissent doubt echo elaborate emphasise emphasize encourage endorse enquire envision estimate exclaim expect explain
    express exult favor favour fear feel find focus forecast foresee frame fume gripe grumble guess hail heap highlight hint
    hope imagine imply indicate inform inquire insinuate insist instruct intend interject intone introduce joke judge know
    lament lash learn liken list lobby look maintain mean mention mock muse name narrate note object observe offer oppose opine
    order outline paint pen phrase plan plead pledge point ponder portray post postulate praise preach predict prefer present
    press proclaim project promise promote pronounce propose protest prove publish push question quip quote rail raise rap rate
    react read realise realize reason reassure rebuff rebuke rebut recall recognise recognize recommend recount refer reflect
    refuse refute reiterate reject release remark remember remind repeat reply report request resolve respond retort reveal rule
    scold scream see seek seem sense shout show sign signal slam sound speculate stand state stress suggest support suppose
    surmise suspect talk taunt tell testify thank theorise theorize think threaten tout tweet urge utter vent view voice
    volunteer vote vow wail want warn welcome whisper wish wonder work worry write yell""".split()
)
IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "say": "say", "told": "tell", "wrote": "write", "written": "write",
    "thought": "think", "felt": "feel", "knew": "know", "known": "know", "found": "find", "spoke": "speak", "spoken": "speak",
    "speaking": "speak", "speaks": "speak", "speak": "speak", "held": "hold", "heard": "hear", "hears": "hear", "saw": "see",
    "seen": "see", "swore": "swear", "sworn": "swear", "shown": "show", "meant": "mean", "left": "leave", "kept": "keep",
    "sought": "seek", "understood": "understand", "gave": "give", "given": "give", "made": "make", "makes": "make", "making": "make",
    "went": "go", "put": "put", "set": "set", "took": "take", "taken": "take", "foresaw": "foresee", "according": "according",
}  # fmt: skip


def _inflected(verb: str) -> dict[str, str]:
    stem = verb.removesuffix("e")
    forms = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ied", verb[:-1] + "ies"}
    return dict.fromkeys(forms, verb)


FORMS = {form: verb for known in sorted(VERBS) for form, verb in _inflected(known).items()} | IRREGULAR


def lemma(cue: str) -> str:
    """The lemma of the first reporting verb in `cue`, else its last word in lower case, else the cue itself."""
    words = [w.lower() for w in WORDS.findall(cue)]
    known = [FORMS[w] for w in words if w in FORMS]
    return known[0] if known else (words[-1] if words else cue.strip())
