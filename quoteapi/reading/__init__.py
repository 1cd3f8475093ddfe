"""Files, feeds and pages to articles: one module a format."""
