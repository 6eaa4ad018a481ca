"""What /metrics shows. Counters are of this process; the gauges are read from the database, so of all."""

from collections.abc import Iterable

from prometheus_client import Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from storage import status
from storage.engine import Away, reading
from storage.store import Store

ACCEPTED = Counter("leadinlet_accepted", "Deliveries stored and acknowledged", ["adapter"])
REFUSED = Counter("leadinlet_refused", "Deliveries not taken", ["reason"])
ACKNOWLEDGED = Histogram(
    "leadinlet_acknowledge_seconds",
    "From the whole body received to the answer",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
GROUP = Histogram(
    "leadinlet_group_size", "Deliveries stored by one commit", buckets=(1, 2, 5, 10, 20, 50, 100, 200, 500)
)
RUNG = Counter("leadinlet_rung", "Deliveries announced to the workers", ["result"])
HANDLED = Counter("leadinlet_handled", "Deliveries taken up by this process", ["by"])
SENT = Counter("leadinlet_sent", "Requests of the outbox", ["result"])


class Backlog(Collector):
    """How much waits, for how long, and what needs a person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterable[Metric]:
        try:
            now = reading(self._store.engine, status.backlog)
        except Away:
            yield GaugeMetricFamily("leadinlet_database_up", "Whether the database answers", value=0)
            return
        yield GaugeMetricFamily("leadinlet_database_up", "Whether the database answers", value=1)
        yield GaugeMetricFamily("leadinlet_pending", "Deliveries not yet processed", value=now.pending)
        yield GaugeMetricFamily(
            "leadinlet_pending_oldest_seconds", "Age of the oldest of them", value=now.oldest
        )
        yield GaugeMetricFamily("leadinlet_outbox_pending", "Requests not yet sent", value=now.outgoing)
        parked = GaugeMetricFamily("leadinlet_parked", "Deliveries that need a person", labels=["state"])
        for state, count in now.parked.items():
            parked.add_metric([state], count)
        yield parked
