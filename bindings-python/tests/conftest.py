"""A campaign and a case that the tests share."""

import pytest

from abilita import Campaign, Case, Delegate, Event, Opening
from people import ANNA, DORA, SEPTEMBER


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return Campaign.built_in("factotum-2025")


@pytest.fixture(scope="session")
def opened(campaign: Campaign) -> Event:
    opening = Opening(
        record=[Delegate("head", DORA)],
        register=[Delegate("delegate", ANNA)],
        facts={"dedicated_mailbox": "factotum@scuola.example.org"},
    )
    return campaign.open("7f3a", opening, SEPTEMBER)


@pytest.fixture(scope="session")
def case(campaign: Campaign, opened: Event) -> Case:
    return campaign.replay([opened])
