"""Did they say it: quotations against texts. Knows the engine and nothing of the web or of a database."""

from quoteapi.verification.draft import Checked, DraftError, check_draft
from quoteapi.verification.model import Check, Source
from quoteapi.verification.quotation import QuotationError
from quoteapi.verification.verdicts import Verifier

__all__ = ["Check", "Checked", "DraftError", "QuotationError", "Source", "Verifier", "check_draft"]
