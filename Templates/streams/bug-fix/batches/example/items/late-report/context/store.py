"""Deliveries and their leases, kept in SQLite.

A delivery is pending, claimed, delivered or dead. A worker claims what is due for the length of a lease; when the
lease runs out before the worker reports back, the delivery is up for claiming again.
"""

import sqlite3
from dataclasses import dataclass

from courier.backoff import delay_after

SCHEMA = """
CREATE TABLE IF NOT EXISTS delivery (
    id           INTEGER PRIMARY KEY,
    endpoint     TEXT NOT NULL,
    body         TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'pending',
    attempts     INTEGER NOT NULL DEFAULT 0,
    not_before   REAL NOT NULL,
    leased_until REAL,
    worker       TEXT,
    last_error   TEXT
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, not_before);
"""

DUE = """
SELECT id, endpoint, body, attempts FROM delivery
WHERE (state = 'pending' AND not_before <= :now) OR (state = 'claimed' AND leased_until <= :now)
ORDER BY not_before, id
LIMIT :limit
"""


@dataclass(frozen=True)
class Delivery:
    """One claimed delivery, as the worker that claimed it sees it."""

    id: int
    endpoint: str
    body: str
    attempt: int


class Store:
    """The outbox of one database file."""

    def __init__(self, path: str, lease_seconds: float = 30.0, max_attempts: int = 8):
        self.lease_seconds = lease_seconds
        self.max_attempts = max_attempts
        # Transactions are opened by hand: claiming must take the write lock before it reads.
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    def enqueue(self, endpoint: str, body: str, now: float) -> int:
        """Adds a delivery that is due at once; returns its id."""
        cursor = self._db.execute(
            "INSERT INTO delivery (endpoint, body, not_before) VALUES (?, ?, ?)", (endpoint, body, now)
        )
        return cursor.lastrowid

    def claim(self, worker: str, now: float, limit: int) -> list[Delivery]:
        """Claims up to `limit` due deliveries for `worker`, the longest due first."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            rows = self._db.execute(DUE, {"now": now, "limit": limit}).fetchall()
            for row in rows:
                self._db.execute(
                    "UPDATE delivery SET state = 'claimed', worker = ?, leased_until = ?, attempts = attempts + 1 "
                    "WHERE id = ?",
                    (worker, now + self.lease_seconds, row["id"]),
                )
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return [Delivery(row["id"], row["endpoint"], row["body"], row["attempts"] + 1) for row in rows]

    def complete(self, delivery: Delivery) -> None:
        """Records that the endpoint took the delivery."""
        self._db.execute(
            "UPDATE delivery SET state = 'delivered', worker = NULL, leased_until = NULL, last_error = NULL "
            "WHERE id = ?",
            (delivery.id,),
        )

    def fail(self, delivery: Delivery, error: str, now: float) -> None:
        """Records a failed attempt: the delivery waits for its next one, or is dead after the last."""
        state = "dead" if delivery.attempt >= self.max_attempts else "pending"
        self._db.execute(
            "UPDATE delivery SET state = ?, worker = NULL, leased_until = NULL, not_before = ?, last_error = ? "
            "WHERE id = ?",
            (state, now + delay_after(delivery.attempt), error, delivery.id),
        )

    def row(self, delivery_id: int) -> sqlite3.Row:
        """Everything the store knows about one delivery."""
        found = self._db.execute("SELECT * FROM delivery WHERE id = ?", (delivery_id,)).fetchone()
        if found is None:
            raise KeyError(f"there is no delivery {delivery_id}")
        return found
