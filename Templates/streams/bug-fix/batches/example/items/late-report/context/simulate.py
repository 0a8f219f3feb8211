"""Two workers, one slow endpoint and a clock that only moves while something is sent.

    python -m tools.simulate --answer-after 40 --lease 30

Prints what each worker sends and what the outbox holds at the end.
"""

import argparse
from collections import Counter

from courier import EndpointError, Store, Worker

TIMEOUT = 45.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answer-after", type=float, default=40.0, help="seconds the slow endpoint takes the first time")
    parser.add_argument("--lease", type=float, default=30.0, help="seconds a claim holds")
    options = parser.parse_args()

    now = 0.0
    sent: Counter[str] = Counter()
    store = Store(":memory:", lease_seconds=options.lease)
    ids = {name: store.enqueue(f"https://{name}.example.com/hook", "{}", now) for name in ("slow", "quick")}

    def send_as(name: str):
        def send(delivery):
            nonlocal now
            host = delivery.endpoint.split("/")[2].split(".")[0]
            sent[host] += 1
            print(f"{now:6.1f}  {name} sends {host}, attempt {delivery.attempt}")
            if host == "slow" and sent[host] == 1:
                answered_at = now + min(options.answer_after, TIMEOUT)
                if answered_at > now + options.lease:
                    now += options.lease
                    other.run_once()
                now = answered_at
                if options.answer_after >= TIMEOUT:
                    raise EndpointError(f"no answer within {TIMEOUT:.0f} s")

        return send

    first = Worker("a", store, send_as("a"), lambda: now)
    other = Worker("b", store, send_as("b"), lambda: now)
    first.run_once()
    now += 60
    other.run_once()
    for name, delivery_id in ids.items():
        row = store.row(delivery_id)
        print(f"{name}: sent {sent[name]} times, {row['state']}, {row['attempts']} attempts, {row['last_error'] or 'no error'}")


if __name__ == "__main__":
    main()
