"""A few readers who ask for one address again and again."""

import http.client
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

READERS = 4


@dataclass
class Measured:
    """Of all rounds: seconds that each answer took, and answers a second, round by round."""

    took: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return sorted(self.rates)[len(self.rates) // 2]

    def milliseconds(self, share: float) -> float:
        return sorted(self.took)[int(len(self.took) * share)] * 1000


def measure(readers: ProcessPoolExecutor, port: int, path: str, seconds: float, into: Measured) -> None:
    """One round. Each reader keeps one connection and asks for gzip, as browsers do."""
    began = time.perf_counter()
    answers = [readers.submit(read, port, path, seconds) for _reader in range(READERS)]
    took = [one for answer in answers for one in answer.result()]
    into.took += took
    into.rates.append(len(took) / (time.perf_counter() - began))


def read(port: int, path: str, seconds: float) -> list[float]:
    """For so many seconds, once at least. Raises on any answer but 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    took: list[float] = []
    until = time.perf_counter() + seconds
    while not took or time.perf_counter() < until:
        before = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        took.append(time.perf_counter() - before)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
    connection.close()
    return took
