"""`python -m doc_mining` is the command `doc-mining`."""

from doc_mining.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
