import unittest
from datetime import UTC, datetime, timedelta

from mailroom.clock import FixedClock
from mailroom.delivery import Done, GiveUp, Policy, Response, TryAgain

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class PolicyTest(unittest.TestCase):
    def setUp(self) -> None:
        self.policy = Policy(attempts=3, clock=FixedClock(NOON))

    def test_success_is_done(self) -> None:
        self.assertEqual(self.policy.after(1, Response(204, {})), Done())

    def test_client_error_is_given_up(self) -> None:
        self.assertEqual(self.policy.after(1, Response(404, {})), GiveUp("the receiver answered 404"))

    def test_server_error_waits_longer_each_time(self) -> None:
        waits = [self.policy.after(attempt, Response(503, {})) for attempt in (1, 2)]
        self.assertEqual(waits, [TryAgain(NOON + timedelta(seconds=2)), TryAgain(NOON + timedelta(seconds=4))])

    def test_last_attempt_is_given_up(self) -> None:
        outcome = self.policy.after(3, Response(429, {}))
        self.assertEqual(outcome, GiveUp("the receiver answered 429 to attempt 3, the last one"))
