"""A measured figure, and what it must be."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """`must` is the least, or for times and memory the most, that is good enough; None: only told."""

    name: str
    value: float
    unit: str
    must: float | None
    command: str
    is_most: bool = False

    @property
    def reached(self) -> bool | None:
        if self.must is None:
            return None
        return self.value <= self.must if self.is_most else self.value >= self.must

    def line(self) -> str:
        must = "" if self.must is None else f"must {'<=' if self.is_most else '>='} {self.must:g}"
        mark = {True: "reached", False: "NOT REACHED", None: ""}[self.reached]
        return f"{self.name:<64} {self.value:>12,.2f} {self.unit:<8} {must:<14} {mark}"


def write(figures: list[Figure]) -> None:
    """Replace those of the same name, keep the others."""
    old = {one["name"]: one for one in json.loads(RESULTS.read_text())} if RESULTS.exists() else {}
    for figure in figures:
        row = asdict(figure) | {"value": round(figure.value, 3), "reached": figure.reached}
        del row["is_most"]
        old[figure.name] = row
    RESULTS.write_text(json.dumps(list(old.values()), indent=1) + "\n")
