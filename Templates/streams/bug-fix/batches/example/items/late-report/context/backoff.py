"""How long a failed delivery waits before it is tried again."""

FIRST_DELAY = 10.0
LONGEST_DELAY = 3600.0


def delay_after(attempts: int) -> float:
    """The seconds to wait after the given number of attempts, doubling up to an hour."""
    if attempts < 1:
        raise ValueError(f"a delivery that failed was attempted at least once, not {attempts} times")
    return min(FIRST_DELAY * 2.0 ** (attempts - 1), LONGEST_DELAY)
