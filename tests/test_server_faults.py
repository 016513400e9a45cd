"""The table of faults."""

import re

import pytest

from sciabot.server.faults import EMERGENCY_LINE, FAULTS, Fault


def test_every_fault_has_a_name_of_its_own() -> None:
    slugs = [fault.slug for fault in FAULTS]

    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.slug)
def test_a_fault_that_may_stand_in_the_way_of_help_says_whom_to_call(fault: Fault) -> None:
    assert (EMERGENCY_LINE in fault.full_detail) is fault.urgent
    assert fault.urgent or fault.status in (404, 405)
