import unittest
from datetime import timedelta

from mailroom.backoff import Backoff


class BackoffTest(unittest.TestCase):
    def test_doubles_up_to_the_ceiling(self) -> None:
        backoff = Backoff(first=timedelta(seconds=1), ceiling=timedelta(seconds=5))
        waits = [backoff.wait(attempt).total_seconds() for attempt in range(1, 6)]
        self.assertEqual(waits, [1, 2, 4, 5, 5])

    def test_many_attempts_do_not_overflow(self) -> None:
        self.assertEqual(Backoff().wait(10_000), timedelta(minutes=15))

    def test_attempts_count_from_one(self) -> None:
        with self.assertRaises(ValueError):
            Backoff().wait(0)
