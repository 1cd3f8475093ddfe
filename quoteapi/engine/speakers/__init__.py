"""Who speaks: the words of a source, or none, led back to somebody whom the article names."""
