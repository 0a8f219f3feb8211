"""What one attempt's answer means for the delivery."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mailroom.backoff import Backoff
from mailroom.clock import Clock, SystemClock


@dataclass(frozen=True, slots=True)
class Response:
    """The receiver's answer. Header names are in lower case, as the transport hands them over."""

    status: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """The receiver took the delivery."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Nothing more will be tried."""

    reason: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The next attempt is due at this time, not before."""

    at: datetime


Outcome = Done | GiveUp | TryAgain

# 408 and 425 say that this attempt came at a bad moment, 429 that there were too many.
_TRANSIENT = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Policy:
    """Decides from an answer what happens next. It never sleeps and never sends."""

    attempts: int = 12
    backoff: Backoff = Backoff()
    clock: Clock = SystemClock()

    def after(self, attempt: int, response: Response) -> Outcome:
        """The outcome of attempt number `attempt`, which counts from 1."""
        if 200 <= response.status < 300:
            return Done()
        if not _is_transient(response.status):
            return GiveUp(f"the receiver answered {response.status}")
        if attempt >= self.attempts:
            return GiveUp(f"the receiver answered {response.status} to attempt {attempt}, the last one")
        return TryAgain(self.clock.now() + self.backoff.wait(attempt))


def _is_transient(status: int) -> bool:
    return status in _TRANSIENT or 500 <= status < 600
