"""quoteapi as tools of a language model, over the Model Context Protocol. Needs the extra `mcp`."""
