import pytest

from courier import EndpointError, Store, Worker


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store():
    made = Store(":memory:", lease_seconds=30.0)
    yield made
    made.close()


def test_sends_and_completes(store, clock):
    delivery_id = store.enqueue("https://a.example.com", "{}", now=0.0)
    sent = []
    worker = Worker("w1", store, sent.append, clock)
    assert worker.run_once() == 1
    assert [delivery.id for delivery in sent] == [delivery_id]
    assert store.row(delivery_id)["state"] == "delivered"


def test_an_endpoint_error_does_not_stop_the_batch(store, clock):
    bad = store.enqueue("https://bad.example.com", "{}", now=0.0)
    fine = store.enqueue("https://fine.example.com", "{}", now=0.0)

    def send(delivery):
        if "bad" in delivery.endpoint:
            raise EndpointError("503 Service Unavailable")

    assert Worker("w1", store, send, clock).run_once() == 1
    assert store.row(bad)["state"] == "pending"
    assert store.row(bad)["last_error"] == "503 Service Unavailable"
    assert store.row(fine)["state"] == "delivered"


def test_another_exception_is_not_swallowed(store, clock):
    store.enqueue("https://a.example.com", "{}", now=0.0)

    def send(delivery):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Worker("w1", store, send, clock).run_once()
