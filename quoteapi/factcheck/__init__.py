"""Fact-checking over the archive: published reviews of claims, what they match, and which sentences are worth checking."""
