"""Words and what they make of their opposites, as data: “rose” for “fell”, “best” for “worst”. All lower case."""

from __future__ import annotations

# Verbs in their base form; each form of one is opposed to the same form of the other.
_VERBS = """rise/fall rise/drop rise/decline increase/decrease increase/reduce increase/fall grow/shrink gain/lose win/lose keep/lose
    find/lose
    accept/reject accept/refuse accept/decline agree/refuse agree/disagree support/oppose approve/reject approve/disapprove allow/forbid
    allow/ban permit/forbid permit/ban confirm/deny admit/deny affirm/deny acknowledge/deny remember/forget save/lose love/hate like/dislike
    believe/doubt know/doubt trust/distrust believe/disbelieve accept/ignore heed/ignore succeed/fail pass/fail start/stop begin/end
    begin/stop continue/stop start/finish begin/finish raise/lower raise/cut open/close open/shut keep/break stay/leave remain/leave come/go
    arrive/leave join/leave buy/sell lend/borrow give/take build/destroy create/destroy save/waste save/spend help/hurt help/harm
    praise/criticise praise/criticize praise/condemn welcome/condemn welcome/reject defend/attack include/exclude enter/leave hire/fire
    encourage/discourage strengthen/weaken improve/worsen push/pull attract/repel live/die survive/die laugh/cry obey/disobey
    protect/endanger unite/divide hide/show hide/reveal conceal/reveal tighten/loosen expand/shrink expand/cut extend/shorten
    double/halve think/doubt import/export arrest/release detain/release jail/free
    promote/demote upgrade/downgrade attend/skip follow/ignore thank/blame praise/blame support/reject back/oppose oppose/endorse
    favour/oppose
    favor/oppose appear/disappear appear/vanish connect/disconnect convict/acquit defeat/lose remember/neglect advance/retreat"""
_IRREGULAR = {
    "rise": "rises rose risen rising", "fall": "falls fell fallen falling", "grow": "grows grew grown growing",
    "shrink": "shrinks shrank shrunk shrinking", "lose": "loses lost lost losing", "win": "wins won won winning",
    "keep": "keeps kept kept keeping", "find": "finds found found finding", "forbid": "forbids forbade forbidden forbidding",
    "forget": "forgets forgot forgotten forgetting", "know": "knows knew known knowing", "begin": "begins began begun beginning",
    "cut": "cuts cut cut cutting", "shut": "shuts shut shut shutting", "break": "breaks broke broken breaking",
    "leave": "leaves left left leaving", "come": "comes came come coming", "go": "goes went gone going", "buy": "buys bought bought buying",
    "sell": "sells sold sold selling", "lend": "lends lent lent lending", "give": "gives gave given giving",
    "take": "takes took taken taking", "build": "builds built built building", "spend": "spends spent spent spending",
    "hurt": "hurts hurt hurt hurting", "die": "dies died died dying", "hide": "hides hid hidden hiding",
    "show": "shows showed shown showing",
    "drop": "drops dropped dropped dropping", "ban": "bans banned banned banning", "admit": "admits admitted admitted admitting",
    "permit": "permits permitted permitted permitting", "stop": "stops stopped stopped stopping",
    "repel": "repels repelled repelled repelling",
    "acquit": "acquits acquitted acquitted acquitting",
}  # fmt: skip
_OTHERS = """true/false right/wrong guilty/innocent safe/dangerous safe/unsafe legal/illegal good/bad better/worse best/worst strong/weak
    stronger/weaker strongest/weakest rich/poor richer/poorer richest/poorest up/down above/below yes/no yeah/no yep/nope for/against
    with/without success/failure friend/enemy friends/enemies war/peace alive/dead life/death victory/defeat ally/enemy allies/enemies
    easy/hard easier/harder easiest/hardest easy/difficult simple/complicated early/late old/new older/newer oldest/newest
    old/young older/younger oldest/youngest hot/cold warm/cold hotter/colder warmer/colder warmest/coldest big/small large/small fast/slow
    faster/slower fastest/slowest quick/slow quickly/slowly rapidly/slowly cheap/expensive cheaper/dearer near/far nearer/further
    on/off in/out inside/outside into/from over/under left/right north/south east/west northern/southern eastern/western
    happy/sad happy/unhappy proud/ashamed brave/cowardly honest/dishonest public/private major/minor full/empty clean/dirty
    hope/despair hopeful/hopeless optimistic/pessimistic positive/negative present/absent same/different similar/different
    temporary/permanent temporarily/permanently voluntary/mandatory optional/mandatory optional/compulsory voluntary/compulsory
    innocence/guilt profit/loss profits/losses surplus/deficit boom/bust growth/decline rise/fall gain/loss gains/losses
    everywhere/nowhere closed/open shut/open rare/common rare/frequent ordinary/extraordinary minimum/maximum top/bottom
    peaceful/violent calm/angry certain/doubtful lawful/illegal deliberate/accidental deliberately/accidentally
    intentionally/accidentally pro/anti healthy/sick healthy/ill
    ahead/behind more/fewer always/never deep/shallow heavy/light"""


def _forms(verb: str) -> list[str]:
    """The base, the third person, the past, the participle and the form in -ing."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeo":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return [verb, third, f"{stem}ed", f"{stem}ed", f"{stem}ing"]


def _opposed() -> dict[str, set[str]]:
    pairs = [pair.split("/") for pair in _OTHERS.split()]
    for one, other in (pair.split("/") for pair in _VERBS.split()):
        pairs += [[*both] for both in zip(_forms(one), _forms(other), strict=True)]
    out: dict[str, set[str]] = {}
    for one, other in pairs:
        out.setdefault(one, set()).add(other)
        out.setdefault(other, set()).add(one)
    return out


OPPOSITES = _opposed()
