# What the tests use of ciw, which has no types.
from collections.abc import Mapping, Sequence
from typing import Protocol

class Network: ...

class Record(Protocol):
    waiting_time: float
    customer_class: str

class Simulation:
    def __init__(self, network: Network) -> None: ...
    def simulate_until_max_customers(self, max_customers: int, *, method: str) -> None: ...
    def get_all_records(self) -> list[Record]: ...

class dists:
    class Sequential:
        def __init__(self, sequence: Sequence[float]) -> None: ...

def create_network(
    *,
    arrival_distributions: Mapping[str, Sequence[dists.Sequential]],
    service_distributions: Mapping[str, Sequence[dists.Sequential]],
    number_of_servers: Sequence[int],
    priority_classes: Mapping[str, int],
) -> Network: ...
