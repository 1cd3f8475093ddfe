"""The engine: text to quotes, with no web, no schema and no database in it."""
