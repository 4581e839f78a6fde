"""A portal in 60 lines: FastAPI, events in SQLite, an outbox. Run it with `fastapi run examples/fastapi/portal.py`."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import JsonValue

from abilita import Asker, Campaign, Case, Command, Event, Identity, Refusal, Scheme

campaign = Campaign.built_in("factotum-2025")
app = FastAPI(title=campaign.title())

SCHEMA = """
CREATE TABLE IF NOT EXISTS events (case_id TEXT, sequence INTEGER, event TEXT, PRIMARY KEY (case_id, sequence));
CREATE TABLE IF NOT EXISTS outbox (key TEXT PRIMARY KEY, case_id TEXT, name TEXT, notice TEXT, sent_at TEXT);
"""


def database() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(os.environ.get("PORTAL_DB", "portal.db"), check_same_thread=False) as db:
        db.executescript(SCHEMA)
        yield db


def now() -> datetime:
    return datetime.now(UTC)


def asker(fiscal_number: Annotated[str, Header()], spid_level: Annotated[int, Header()]) -> Asker:
    """Who asks: the proxy before us has verified the login, and hands its attributes over."""
    return Asker.person(fiscal_number).with_identity(Identity(Scheme.SPID, spid_level, fiscal_number))


Db, Now, Who = (
    Annotated[sqlite3.Connection, Depends(database)],
    Annotated[datetime, Depends(now)],
    Annotated[Asker, Depends(asker)],
)


def load(db: sqlite3.Connection, case_id: str) -> Case:
    """A case is what its stored events make it."""
    rows = db.execute("SELECT event FROM events WHERE case_id = ? ORDER BY sequence", (case_id,)).fetchall()
    if not rows:
        raise HTTPException(404)
    return campaign.replay(Event.from_json(text) for (text,) in rows)


def save(db: sqlite3.Connection, events: list[Event]) -> None:
    """Events and the messages they ask for, in one transaction; the key refuses what somebody else has numbered first."""
    with db:
        db.executemany("INSERT INTO events VALUES (?, ?, ?)", [(e.case, e.sequence, e.to_json()) for e in events])
        effects = [effect for event in events for effect in event.effects]
        db.executemany("INSERT INTO outbox VALUES (?, ?, ?, ?, NULL)", [(e.key, e.case, e.name, e.notice) for e in effects])


@app.get("/cases/{case_id}/permissions")
def permissions(case_id: str, who: Who, at: Now, db: Db) -> list[dict[str, JsonValue]]:
    return [decision.to_dict() for decision in campaign.permissions(load(db, case_id), who, at)]


@app.post("/cases/{case_id}/commands/{name}")
def give(case_id: str, name: str, sequence: int, arguments: dict[str, JsonValue], who: Who, at: Now, db: Db) -> dict[str, int]:
    told = {"name": name, "asker": who.to_dict(), "expected_sequence": sequence, "arguments": arguments}
    try:
        events = campaign.handle(load(db, case_id), Command.from_dict(told), at)
        save(db, events)
    except Refusal as refusal:
        raise HTTPException(409, {"code": refusal.code, "message": refusal.message(), "next": refusal.next}) from None
    except sqlite3.IntegrityError:
        raise HTTPException(409, {"code": "stale_sequence"}) from None
    return {"sequence": events[-1].sequence}
