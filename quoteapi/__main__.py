"""`python -m quoteapi`: the command line."""

from quoteapi.cli import main

if __name__ == "__main__":
    main()
