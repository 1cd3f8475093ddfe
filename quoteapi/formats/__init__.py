"""Quotes in the formats of others: schema.org's Quotation and Claim, and the W3C's Web Annotation. Made of the JSON of the API."""
