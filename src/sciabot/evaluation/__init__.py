"""Labelled messages in, figures out: how well the red-flag check finds what it must find.

A file of messages → rows → what the check makes of each → counts with their intervals → a table
in the terminal and a page to sign. Nothing in here can change a reply.
"""

from sciabot.evaluation.plot import Point
from sciabot.evaluation.provenance import Provenance, rules_digest, sha256
from sciabot.evaluation.report import render
from sciabot.evaluation.rows import Row, read_rows
from sciabot.evaluation.scoring import Figure, Judged, judge, misses, point_of, tally, wilson
from sciabot.evaluation.settings import other_points

__all__ = [
    "Figure",
    "Judged",
    "Point",
    "Provenance",
    "Row",
    "judge",
    "misses",
    "other_points",
    "point_of",
    "read_rows",
    "render",
    "rules_digest",
    "sha256",
    "tally",
    "wilson",
]
