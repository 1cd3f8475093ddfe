"""In which role and for which body a speaker speaks, and where the article says so."""
