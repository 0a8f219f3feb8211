"""How long to wait between attempts."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Backoff:
    """Doubles the wait with each attempt, up to a ceiling.

    There is no jitter here: the queue spreads the deliveries of one receiver.
    """

    first: timedelta = timedelta(seconds=2)
    ceiling: timedelta = timedelta(minutes=15)

    def wait(self, attempt: int) -> timedelta:
        """The wait after attempt number `attempt`, which counts from 1."""
        if attempt < 1:
            raise ValueError(f"attempts count from 1, but this is {attempt}")
        # Beyond 32 doublings every ceiling is reached, and timedelta overflows.
        return min(self.first * 2 ** min(attempt - 1, 32), self.ceiling)
