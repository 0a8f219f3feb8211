"""The loop that claims deliveries and sends them."""

import logging
from collections.abc import Callable

from courier.store import Delivery, Store

log = logging.getLogger("courier.worker")


class EndpointError(Exception):
    """The endpoint refused the delivery, or did not answer in time."""


class Worker:
    """Sends what is due, one delivery after the other."""

    def __init__(
        self,
        name: str,
        store: Store,
        send: Callable[[Delivery], None],
        clock: Callable[[], float],
        batch_size: int = 10,
    ):
        self.name = name
        self._store = store
        self._send = send
        self._clock = clock
        self._batch_size = batch_size

    def run_once(self) -> int:
        """Claims one batch and sends it; returns how many endpoints took theirs."""
        delivered = 0
        for delivery in self._store.claim(self.name, self._clock(), self._batch_size):
            try:
                self._send(delivery)
            except EndpointError as error:
                log.warning("delivery %d failed at attempt %d: %s", delivery.id, delivery.attempt, error)
                self._store.fail(delivery, str(error), self._clock())
            else:
                self._store.complete(delivery)
                delivered += 1
        return delivered
