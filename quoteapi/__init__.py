"""Who said what: quotes, speakers, roles and affiliations out of news text."""
