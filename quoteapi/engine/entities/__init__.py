"""Who and what an article names, with every mention of each."""
