"""The command line, and the only place that wires the parts together."""

from sciabot.cli.commands import app as app
from sciabot.cli.commands import build_app as build_app
from sciabot.cli.commands import main as main
