"""Counters and timings, as Prometheus reads them. Each application has its own."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from quoteapi.engine.model import Result
from quoteapi.store.job_values import OPEN, WEBHOOK_STATES, Figures

WORD = re.compile(r"\w+")
# Any word may be sent as a method; each new label value is a series kept for good.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """What an application has answered, how long it took, and what it has read and found."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("quoteapi_requests", "Requests answered.", ["method", "route", "status"], registry=self._registry)
        self._seconds = Histogram("quoteapi_request_seconds", "Time to the answer.", ["route"], buckets=SECONDS, registry=self._registry)
        self._words = Counter("quoteapi_words_read", "Words of the articles read.", registry=self._registry)
        self._quotes = Counter("quoteapi_quotes_found", "Quotes found, before any filter.", ["type"], registry=self._registry)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer; `route` is the rule that matched, never the address sent."""
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_article(self, text: str, result: Result) -> None:
        """Count the words of `text` and the quotes that `result` found in it."""
        self._words.inc(sum(1 for _ in WORD.finditer(text)))
        for kind, number in Tally(quote.type for quote in result.quotes).items():
            self._quotes.labels(kind).inc(number)

    def exposition(self, jobs: Figures | None) -> bytes:
        """All of it in Prometheus' text format, with what the archive counts of its jobs, where it could be asked."""
        return generate_latest(self._registry) + (b"" if jobs is None else generate_latest(_OfJobs(jobs)))


class _OfJobs(Collector):
    """What all processes have done for the jobs of one archive, as its database counts it."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def collect(self) -> Iterator[Metric]:
        """One family after the other."""
        found = self._figures
        ended = CounterMetricFamily(
            "quoteapi_job_items", "Articles of jobs that have ended, of all jobs there ever were.", labels=["state"]
        )
        open_items = GaugeMetricFamily("quoteapi_job_items_open", "Articles of jobs that wait, or are being read.", labels=["state"])
        for state, number in found.items.items():
            (open_items if state in OPEN else ended).add_metric([state], number)
        hooks = GaugeMetricFamily("quoteapi_webhooks", "Webhooks of the jobs that are there.", labels=["state"])
        for state in WEBHOOK_STATES:
            hooks.add_metric([state], found.webhooks.get(state, 0))
        yield from (ended, open_items, hooks)
        yield GaugeMetricFamily("quoteapi_jobs_open", "Jobs that have not ended.", found.open_jobs)
        yield GaugeMetricFamily("quoteapi_jobs_oldest_seconds", "Age of the oldest job that has not ended.", found.oldest)
        yield GaugeMetricFamily("quoteapi_workers", "Worker processes that have lately shown themselves.", found.workers)
