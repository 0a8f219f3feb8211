import threading

import pytest

from courier import Store
from courier.backoff import delay_after


@pytest.fixture
def store():
    made = Store(":memory:", lease_seconds=30.0, max_attempts=3)
    yield made
    made.close()


def test_claims_the_longest_due_first(store):
    later = store.enqueue("https://b.example.com", "{}", now=5.0)
    sooner = store.enqueue("https://a.example.com", "{}", now=1.0)
    assert [delivery.id for delivery in store.claim("w1", now=10.0, limit=10)] == [sooner, later]


def test_claims_no_more_than_the_limit(store):
    for _ in range(3):
        store.enqueue("https://a.example.com", "{}", now=0.0)
    assert len(store.claim("w1", now=0.0, limit=2)) == 2
    assert len(store.claim("w1", now=0.0, limit=2)) == 1


def test_a_claim_hides_the_delivery_until_its_lease_runs_out(store):
    store.enqueue("https://a.example.com", "{}", now=0.0)
    store.claim("w1", now=0.0, limit=1)
    assert store.claim("w2", now=29.9, limit=1) == []
    assert [delivery.attempt for delivery in store.claim("w2", now=30.0, limit=1)] == [2]


def test_a_failed_delivery_waits(store):
    delivery_id = store.enqueue("https://a.example.com", "{}", now=0.0)
    (delivery,) = store.claim("w1", now=0.0, limit=1)
    store.fail(delivery, "503", now=2.0)
    assert store.row(delivery_id)["not_before"] == 2.0 + delay_after(1)
    assert store.claim("w1", now=11.9, limit=1) == []
    assert len(store.claim("w1", now=12.0, limit=1)) == 1


def test_the_last_failure_is_the_end(store):
    delivery_id = store.enqueue("https://a.example.com", "{}", now=0.0)
    for now in (0.0, 1000.0, 2000.0):
        (delivery,) = store.claim("w1", now=now, limit=1)
        store.fail(delivery, "503", now=now)
    assert store.row(delivery_id)["state"] == "dead"


def test_a_delivered_delivery_is_never_claimed_again(store):
    store.enqueue("https://a.example.com", "{}", now=0.0)
    (delivery,) = store.claim("w1", now=0.0, limit=1)
    store.complete(delivery)
    assert store.claim("w1", now=1e9, limit=1) == []


def test_two_connections_never_claim_the_same_delivery(tmp_path):
    path = str(tmp_path / "outbox.db")
    seed = Store(path)
    for _ in range(200):
        seed.enqueue("https://a.example.com", "{}", now=0.0)
    claimed: list[int] = []
    lock = threading.Lock()

    def drain(name):
        mine = Store(path)
        while batch := mine.claim(name, now=1.0, limit=7):
            with lock:
                claimed.extend(delivery.id for delivery in batch)
        mine.close()

    threads = [threading.Thread(target=drain, args=(f"w{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seed.close()
    assert sorted(claimed) == list(range(1, 201))


def test_an_unknown_delivery_is_named(store):
    with pytest.raises(KeyError, match="there is no delivery 7"):
        store.row(7)
