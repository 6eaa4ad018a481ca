"""Every figure of the README: python -m bench [heart] [intake] [imports]. Prints, and writes bench/results.json."""

import os
import platform
import sys

from bench import heart, imports, intake
from bench.figures import Figure, write
from bench.stage import Absent

PARTS = {"intake": intake.measure, "heart": heart.measure, "imports": imports.measure}


def main() -> None:
    name = f"the machine: {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    figures = [Figure(name, os.cpu_count() or 0, "cores", None, "python -m bench")]
    print(figures[0].line(), flush=True)
    for name in sys.argv[1:] or PARTS:
        try:
            for figure in PARTS[name]():
                print(figure.line(), flush=True)
                figures.append(figure)
                write(figures)
        except Absent as error:
            print(f"{name}: the rest is left out: {error}", flush=True)


if __name__ == "__main__":
    main()
