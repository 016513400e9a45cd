"""`python -m sciabot` is the same as `sciabot`."""

from sciabot.cli import main

if __name__ == "__main__":
    main()
