"""What the server takes and gives, as types. Made by `make types` from openapi.yaml; never edited by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NotRequired, TypedDict

FieldError = TypedDict(
    "FieldError",
    {
        "in": 'Literal["query", "body", "header", "path"]',
        "field": "str",
        "detail": "str",
    },
)


class Problem(TypedDict):
    """The contract's `Problem`."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[FieldError]]


class ArticleIn(TypedDict):
    """The contract's `ArticleIn`."""

    text: str
    title: NotRequired[str | None]


class ArticleFacts(TypedDict):
    """The contract's `ArticleFacts`."""

    title: str | None
    language: str
    length: int
    sha256: str
    text: NotRequired[str]


class Span(TypedDict):
    """The contract's `Span`."""

    start: int
    end: int


class Cue(TypedDict):
    """The contract's `Cue`."""

    text: str
    lemma: str
    start: int
    end: int


class Source(TypedDict):
    """The contract's `Source`."""

    text: str
    form: Literal["name", "description", "pronoun"]
    start: int
    end: int


class Place(TypedDict):
    """The contract's `Place`."""

    text: str
    start: int | None
    end: int | None


class Anonymity(TypedDict):
    """The contract's `Anonymity`."""

    text: str
    start: int | None
    end: int | None
    reason: Place | None


class SpeakerInQuote(TypedDict):
    """The contract's `SpeakerInQuote`."""

    id: str
    name: str | None
    kind: Literal["person", "organisation", "group", "document", "unknown"]
    anonymous: Anonymity | None


class Affiliation(TypedDict):
    """The contract's `Affiliation`."""

    name: str
    start: int | None
    end: int | None


Evidence = TypedDict(
    "Evidence",
    {
        "step": "str",
        "rule": "str",
        "from": "str | None",
        "to": "str | None",
        "confidence": "float",
        "alternatives": "list[str]",
    },
)


class Quote(TypedDict):
    """The contract's `Quote`."""

    id: str
    type: Literal["direct", "indirect", "mixed"]
    text: str
    spans: list[Span]
    verbatim: list[Span]
    cue: Cue | None
    source: Source | None
    speaker: SpeakerInQuote
    role: Place | None
    affiliation: Affiliation | None
    venue: Place | None
    act: Literal["speech", "thought", "intention", "evidence", "other"]
    stance: Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]
    within: str | None
    confidence: float
    evidence: list[Evidence]


class Speaker(TypedDict):
    """The contract's `Speaker`."""

    id: str
    name: str | None
    kind: Literal["person", "organisation", "group", "document", "unknown"]
    anonymous: Anonymity | None
    entity: str
    key: str | None
    roles: list[str]
    affiliations: list[str]
    mentions: list[Span]
    quotes: list[str]


class EntityMention(TypedDict):
    """The contract's `EntityMention`."""

    start: int
    end: int
    form: Literal["name", "description", "pronoun"]
    rule: str
    confidence: float


class Entity(TypedDict):
    """The contract's `Entity`."""

    id: str
    name: str | None
    kind: Literal["person", "organisation", "group", "document", "unknown"]
    key: str | None
    mentions: list[EntityMention]
    roles: list[Place]
    affiliations: list[Affiliation]


class Refusal(TypedDict):
    """The contract's `Refusal`."""

    span: Span
    rule: str
    reason: str


class EngineFacts(TypedDict):
    """The contract's `EngineFacts`."""

    version: str
    model: str


class Result(TypedDict):
    """The contract's `Result`."""

    article: ArticleFacts
    quotes: list[Quote]
    speakers: list[Speaker]
    entities: list[Entity]
    refusals: NotRequired[list[Refusal]]
    engine: EngineFacts


class ArticleToKeep(TypedDict):
    """The contract's `ArticleToKeep`."""

    id: NotRequired[str]
    url: NotRequired[str]
    publisher: NotRequired[str]
    author: NotRequired[str]
    published: NotRequired[str]
    language: NotRequired[str]
    text: str
    title: NotRequired[str | None]
    metadata: NotRequired[dict[str, Any]]


class Version(TypedDict):
    """The contract's `Version`."""

    number: int
    created: str
    sha256: str
    length: int
    scope: str
    read: str


class WholeArticle(TypedDict):
    """The contract's `WholeArticle`."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str
    version: int
    sha256: str
    quotes: int
    created: str
    updated: str
    versions: list[Version]
    metadata: dict[str, Any]
    text: str
    result: Result


class KeptArticle(TypedDict):
    """The contract's `KeptArticle`."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str
    version: int
    sha256: str
    quotes: int
    created: str
    updated: str


class ArticlePage(TypedDict):
    """The contract's `ArticlePage`."""

    next: str | None
    articles: list[KeptArticle]


class Party(TypedDict):
    """The contract's `Party`."""

    id: str | None
    name: str | None
    kind: Literal["person", "organisation", "group", "document", "unknown"]
    anonymous: Anonymity | None


class Body(TypedDict):
    """The contract's `Body`."""

    name: str
    start: int | None
    end: int | None
    id: str


class ArticleOfQuote(TypedDict):
    """The contract's `ArticleOfQuote`."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str
    version: int


class Corrected(TypedDict):
    """The contract's `Corrected`."""

    id: str
    created: str
    by: str | None
    note: str | None
    machine: dict[str, Any] | None


class KeptQuote(TypedDict):
    """The contract's `KeptQuote`."""

    id: str
    type: Literal["direct", "indirect", "mixed"]
    text: str
    spans: list[Span]
    verbatim: list[Span]
    cue: Cue | None
    source: Source | None
    speaker: Party
    role: Place | None
    affiliation: Body | None
    venue: Place | None
    act: Literal["speech", "thought", "intention", "evidence", "other"]
    stance: Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]
    within: str | None
    confidence: float
    article: ArticleOfQuote
    ref: str | None
    corrected: Corrected | None


class QuotePage(TypedDict):
    """The contract's `QuotePage`."""

    next: str | None
    quotes: list[KeptQuote]


class WholeQuote(TypedDict):
    """The contract's `WholeQuote`."""

    id: str
    type: Literal["direct", "indirect", "mixed"]
    text: str
    spans: list[Span]
    verbatim: list[Span]
    cue: Cue | None
    source: Source | None
    speaker: Party
    role: Place | None
    affiliation: Body | None
    venue: Place | None
    act: Literal["speech", "thought", "intention", "evidence", "other"]
    stance: Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]
    within: str | None
    confidence: float
    evidence: list[Evidence]
    article: ArticleOfQuote
    ref: str | None
    corrected: Corrected | None
    engine: EngineFacts


class SaidSpan(TypedDict):
    """The contract's `SaidSpan`."""

    start: int
    end: int


class SaidSpeaker(TypedDict):
    """The contract's `SaidSpeaker`."""

    name: str | None
    kind: Literal["person", "organisation", "group", "document", "unknown"]


class Changes(TypedDict):
    """The contract's `Changes`."""

    quote: NotRequired[bool]
    spans: NotRequired[list[SaidSpan]]
    cue: NotRequired[SaidSpan | None]
    source: NotRequired[SaidSpan | None]
    venue: NotRequired[SaidSpan | None]
    type: NotRequired[Literal["direct", "indirect", "mixed"]]
    speaker: NotRequired[SaidSpeaker]
    role: NotRequired[str | None]
    affiliation: NotRequired[str | None]
    act: NotRequired[Literal["speech", "thought", "intention", "evidence", "other"]]
    stance: NotRequired[Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]]


class CorrectionIn(TypedDict):
    """The contract's `CorrectionIn`."""

    by: NotRequired[str]
    note: NotRequired[str]
    changes: Changes


class Correction(TypedDict):
    """The contract's `Correction`."""

    id: str
    created: str
    by: str | None
    note: str | None
    article: str
    version: int
    quote: str
    changes: dict[str, Any]
    machine: dict[str, Any] | None


class Addition(TypedDict):
    """The contract's `Addition`."""

    spans: list[SaidSpan]
    cue: NotRequired[SaidSpan | None]
    source: NotRequired[SaidSpan | None]
    venue: NotRequired[SaidSpan | None]
    type: NotRequired[Literal["direct", "indirect", "mixed"]]
    speaker: SaidSpeaker
    role: NotRequired[str | None]
    affiliation: NotRequired[str | None]
    act: NotRequired[Literal["speech", "thought", "intention", "evidence", "other"]]
    stance: NotRequired[Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]]


class AdditionIn(TypedDict):
    """The contract's `AdditionIn`."""

    by: NotRequired[str]
    note: NotRequired[str]
    changes: Addition


class CorrectionPage(TypedDict):
    """The contract's `CorrectionPage`."""

    next: str | None
    corrections: list[Correction]


class Quoted(TypedDict):
    """The contract's `Quoted`."""

    quotes: int
    first: str | None
    last: str | None
    id: str
    name: str
    kind: Literal["person", "organisation", "group", "document", "unknown"]


class SpeakerPage(TypedDict):
    """The contract's `SpeakerPage`."""

    next: str | None
    speakers: list[Quoted]


class NamedBody(TypedDict):
    """The contract's `NamedBody`."""

    id: str
    name: str


class Held(TypedDict):
    """The contract's `Held`."""

    quotes: int
    first: str | None
    last: str | None
    role: str | None
    affiliation: NamedBody | None


class WholeSpeaker(TypedDict):
    """The contract's `WholeSpeaker`."""

    quotes: int
    first: str | None
    last: str | None
    id: str
    name: str
    kind: Literal["person", "organisation", "group", "document", "unknown"]
    roles: list[Held]


class AffiliationPage(TypedDict):
    """The contract's `AffiliationPage`."""

    next: str | None
    affiliations: list[Quoted]


class Text(TypedDict):
    """The contract's `Text`."""

    id: NotRequired[str]
    text: str
    title: NotRequired[str | None]


class QuotationToVerify(TypedDict):
    """The contract's `QuotationToVerify`."""

    texts: NotRequired[list[Text]]
    quotation: str
    speaker: NotRequired[str | None]


class Reason(TypedDict):
    """The contract's `Reason`."""

    rule: str
    detail: str


class FoundIn(TypedDict):
    """The contract's `FoundIn`."""

    id: str
    kept: bool
    url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    version: int | None


class Voice(TypedDict):
    """The contract's `Voice`."""

    id: str
    name: str | None
    kind: Literal["person", "organisation", "group", "document", "unknown"]


class Word(TypedDict):
    """The contract's `Word`."""

    start: int
    end: int
    text: str


class Step(TypedDict):
    """The contract's `Step`."""

    operation: Literal["same", "replaced", "added", "left_out", "moved"]
    marked: bool
    quotation: Word | None
    source: Word | None
    article: str | None


class Change(TypedDict):
    """The contract's `Change`."""

    was: str
    became: str
    kinds: list[Literal["number", "date", "name", "negation", "modal", "quantity", "order", "wording"]]
    of_meaning: bool
    marked: bool
    quotation: Span | None
    source: Span | None


class Rest(TypedDict):
    """The contract's `Rest`."""

    start: int
    end: int
    text: str
    where: Literal["before", "within", "after"]
    turns: list[Literal["negation", "condition", "denial"]]
    marked: bool


class Passage(TypedDict):
    """The contract's `Passage`."""

    article: FoundIn
    text: str
    spans: list[Span]
    fit: Literal["verbatim", "verbatim_typography", "altered_marked", "truncated", "altered_unmarked", "spliced", "paraphrase"]
    score: float
    where: Literal["direct", "indirect", "unattributed"]
    quote: str | None
    speaker: Voice | None
    alignment: list[Step]
    changes: list[Change]
    left_out: list[Rest]
    reasons: list[Reason]


class Check(TypedDict):
    """The contract's `Check`."""

    quotation: str
    speaker: str | None
    verdict: Literal["verbatim", "verbatim_typography", "altered_marked", "truncated", "altered_unmarked", "spliced", "paraphrase", "misattributed", "ambiguous", "not_found"]
    light: Literal["green", "amber", "red"]
    meaning_changed: bool
    reasons: list[Reason]
    passages: list[Passage]


class DraftToCheck(TypedDict):
    """The contract's `DraftToCheck`."""

    texts: NotRequired[list[Text]]
    text: str
    title: NotRequired[str | None]


class Checked(TypedDict):
    """The contract's `Checked`."""

    quotation: str
    speaker: str | None
    verdict: Literal["verbatim", "verbatim_typography", "altered_marked", "truncated", "altered_unmarked", "spliced", "paraphrase", "misattributed", "ambiguous", "not_found"]
    light: Literal["green", "amber", "red"]
    meaning_changed: bool
    reasons: list[Reason]
    passages: list[Passage]
    start: int
    end: int


class Lock(TypedDict):
    """The contract's `Lock`."""

    light: Literal["green", "amber", "red"]
    marked: str
    quotations: list[Checked]


class Pair(TypedDict):
    """The contract's `Pair`."""

    operation: Literal["same", "replaced", "added", "left_out", "moved"]
    marked: bool
    quotation: Word | None
    source: Word | None


class Variant(TypedDict):
    """The contract's `Variant`."""

    quote: str
    article: ArticleOfQuote
    type: Literal["direct", "indirect", "mixed"]
    speaker: Party
    role: str | None
    attributed_to: str | None
    other_speaker: bool | None
    text: str
    wording: str
    against: str | None
    verdict: Literal["verbatim", "verbatim_typography", "altered_marked", "truncated", "altered_unmarked", "spliced", "paraphrase"] | None
    meaning_changed: bool | None
    marked: bool | None
    share: float | None
    alignment: list[Pair]
    changes: list[Change]
    left_out: list[Rest]
    reasons: list[Reason]


class Variants(TypedDict):
    """The contract's `Variants`."""

    quote: str
    base: str
    first: str
    complete: bool
    unsought: Reason | None
    variants: list[Variant]


class JobItems(TypedDict):
    """The contract's `JobItems`."""

    total: int
    waiting: int
    running: int
    done: int
    failed: int
    cancelled: int


class JobWebhook(TypedDict):
    """The contract's `JobWebhook`."""

    url: str
    state: Literal["waiting", "told", "given-up"]
    attempts: int
    answer: str | None


class JobError(TypedDict):
    """The contract's `JobError`."""

    number: int
    id: str | None
    detail: str
    errors: list[FieldError]


class WholeJob(TypedDict):
    """The contract's `WholeJob`."""

    id: str
    state: Literal["waiting", "running", "done", "cancelled"]
    keep: bool
    scope: str
    items: JobItems
    webhook: JobWebhook | None
    created: str
    started: str | None
    finished: str | None
    errors: list[JobError]


class Job(TypedDict):
    """The contract's `Job`."""

    id: str
    state: Literal["waiting", "running", "done", "cancelled"]
    keep: bool
    scope: str
    items: JobItems
    webhook: JobWebhook | None
    created: str
    started: str | None
    finished: str | None


class JobPage(TypedDict):
    """The contract's `JobPage`."""

    next: str | None
    jobs: list[Job]


class GoogleError(TypedDict):
    """The contract's `GoogleError`."""

    code: int
    message: str
    status: str
    details: NotRequired[list[dict[str, Any]]]


class GoogleProblem(TypedDict):
    """The contract's `GoogleProblem`."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[FieldError]]
    error: GoogleError


class Publisher(TypedDict):
    """The contract's `Publisher`."""

    name: NotRequired[str]
    site: str


class ClaimReview(TypedDict):
    """The contract's `ClaimReview`."""

    publisher: Publisher
    url: str
    title: NotRequired[str]
    reviewDate: NotRequired[str]
    textualRating: NotRequired[str]
    languageCode: NotRequired[str]


class Claim(TypedDict):
    """The contract's `Claim`."""

    text: str
    claimant: NotRequired[str]
    claimDate: NotRequired[str]
    claimReview: list[ClaimReview]


class Claims(TypedDict):
    """The contract's `Claims`."""

    claims: NotRequired[list[Claim]]
    nextPageToken: NotRequired[str]


class Draft(TypedDict):
    """The contract's `Draft`."""

    text: str


class Shared(TypedDict):
    """The contract's `Shared`."""

    words: list[str]
    names: list[str]
    numbers: list[str]
    claimant: bool


class Conflict(TypedDict):
    """The contract's `Conflict`."""

    kind: Literal["negation", "number"]
    text: list[str]
    claim: list[str]


class Match(TypedDict):
    """The contract's `Match`."""

    claim: Claim
    wording: str
    score: float
    shared: Shared
    conflicts: list[Conflict]


class Sentence(TypedDict):
    """The contract's `Sentence`."""

    text: str
    start: int
    end: int
    claims: list[Match]


class DraftMatches(TypedDict):
    """The contract's `DraftMatches`."""

    sentences: list[Sentence]


class Matches(TypedDict):
    """The contract's `Matches`."""

    claims: list[Match]


class Counts(TypedDict):
    """The contract's `Counts`."""

    new: int
    changed: int
    same: int
    removed: int


class Fault(TypedDict):
    """The contract's `Fault`."""

    place: str
    field: str | None
    detail: str
    lost: bool


class Imported(TypedDict):
    """The contract's `Imported`."""

    reviews: Counts
    faults: list[Fault]


class ScoreIn(TypedDict):
    """The contract's `ScoreIn`."""

    input_text: str


class Score(TypedDict):
    """The contract's `Score`."""

    text: str
    index: int
    score: float


class Scores(TypedDict):
    """The contract's `Scores`."""

    version: str
    claim: str
    results: list[Score]


class Health(TypedDict):
    """The contract's `Health`."""

    status: Literal["ok"]


class Readiness(TypedDict):
    """The contract's `Readiness`."""

    status: Literal["ready"]
    engine: EngineFacts


class ExtractQuery(TypedDict, total=False):
    """The query of `extract`."""

    scope: Literal["reported", "all"]
    act: Sequence[Literal["speech", "thought", "intention", "evidence", "other"]]
    type: Sequence[Literal["direct", "indirect", "mixed"]]
    min_confidence: float
    offsets: Literal["codepoint", "utf16"]
    explain: bool


class KeepArticleQuery(TypedDict, total=False):
    """The query of `keep_article`."""

    id: str
    url: str
    publisher: str
    author: str
    published: str
    language: str
    offsets: Literal["codepoint", "utf16"]
    scope: Literal["reported", "all"]
    title: str


class ListArticlesQuery(TypedDict, total=False):
    """The query of `list_articles`."""

    limit: int
    cursor: str
    from_: str
    to: str
    sort: Literal["newest", "oldest"]
    url: str
    sha256: str
    publisher: str
    author: str
    language: str


class GetArticleQuery(TypedDict, total=False):
    """The query of `get_article`."""

    offsets: Literal["codepoint", "utf16"]
    version: int


class ListQuotesQuery(TypedDict, total=False):
    """The query of `list_quotes`."""

    offsets: Literal["codepoint", "utf16"]
    limit: int
    cursor: str
    from_: str
    to: str
    sort: Literal["newest", "oldest"]
    q: str
    speaker: str
    affiliation: str
    role: str
    type: Sequence[Literal["direct", "indirect", "mixed"]]
    act: Sequence[Literal["speech", "thought", "intention", "evidence", "other"]]
    stance: Sequence[Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]]
    cue: str
    publisher: str
    article: str
    min_confidence: float


class GetQuoteQuery(TypedDict, total=False):
    """The query of `get_quote`."""

    offsets: Literal["codepoint", "utf16"]


class CorrectQuoteQuery(TypedDict, total=False):
    """The query of `correct_quote`."""

    offsets: Literal["codepoint", "utf16"]


class AddQuoteQuery(TypedDict, total=False):
    """The query of `add_quote`."""

    offsets: Literal["codepoint", "utf16"]
    version: int


class ListCorrectionsQuery(TypedDict, total=False):
    """The query of `list_corrections`."""

    offsets: Literal["codepoint", "utf16"]
    limit: int
    cursor: str
    article: str


class ListSpeakersQuery(TypedDict, total=False):
    """The query of `list_speakers`."""

    limit: int
    cursor: str
    q: str
    kind: Literal["person", "organisation", "group", "document", "unknown"]


class ListAffiliationsQuery(TypedDict, total=False):
    """The query of `list_affiliations`."""

    limit: int
    cursor: str
    q: str


class VerifyQuotationQuery(TypedDict, total=False):
    """The query of `verify_quotation`."""

    offsets: Literal["codepoint", "utf16"]
    url: str
    publisher: str
    author: str
    language: str
    from_: str
    to: str


class VerifyDraftQuery(TypedDict, total=False):
    """The query of `verify_draft`."""

    offsets: Literal["codepoint", "utf16"]
    url: str
    publisher: str
    author: str
    language: str
    from_: str
    to: str


class FindVariantsQuery(TypedDict, total=False):
    """The query of `find_variants`."""

    offsets: Literal["codepoint", "utf16"]
    limit: int


class BeginJobQuery(TypedDict, total=False):
    """The query of `begin_job`."""

    scope: Literal["reported", "all"]
    keep: bool
    webhook: str


class ListJobsQuery(TypedDict, total=False):
    """The query of `list_jobs`."""

    limit: int
    cursor: str
    state: Literal["waiting", "running", "done", "cancelled"]


class JobResultsQuery(TypedDict, total=False):
    """The query of `job_results`."""

    after: int
    state: Literal["failed"]


class SearchClaimsQuery(TypedDict, total=False):
    """The query of `search_claims`."""

    query: str
    languageCode: str
    reviewPublisherSiteFilter: str
    maxAgeDays: int
    pageSize: int
    pageToken: str
    offset: int
    key: str
    alt: Literal["json"]
    fields: str
    prettyPrint: str
    quotaUser: str
    uploadType: str
    upload_protocol: str
    access_token: str
    oauth_token: str


class MatchDraftQuery(TypedDict, total=False):
    """The query of `match_draft`."""

    min_score: float | None
    offsets: Literal["codepoint", "utf16"]


class SearchClaimsForClientsQuery(TypedDict, total=False):
    """The query of `search_claims_for_clients`."""

    query: str
    languageCode: str
    reviewPublisherSiteFilter: str
    maxAgeDays: int
    pageSize: int
    pageToken: str
    offset: int
    key: str
    alt: Literal["json"]
    fields: str
    prettyPrint: str
    quotaUser: str
    uploadType: str
    upload_protocol: str
    access_token: str
    oauth_token: str


class MatchQuoteQuery(TypedDict, total=False):
    """The query of `match_quote`."""

    min_score: float | None
