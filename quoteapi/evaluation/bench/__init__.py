"""How fast the engine is, how much memory it takes, and what its peers need for the same texts.

Every figure comes from a fresh process (`probe`) that runs one system on one thread; the systems take turns, round by round,
so that what else the machine does falls on all of them alike.
"""
