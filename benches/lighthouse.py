"""`make lighthouse`: what Lighthouse (a phone, by its defaults) says of a running demo: `make run` beside it.

Of three runs the middle one counts: its clock is the machine's. Fails below the goals; a machine that does other work
at the same time (Lighthouse's own benchmark index far below 1000) makes every page look slow.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
PORTAL = os.environ.get("SITE_URL") or f"http://localhost:{os.environ.get('PORT', '8000')}"
PAGES = {"home": "/pl/", "section": "/pl/atrakcje/", "place": "/pl/atrakcje/zamek-w-mosznej/"}
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3
ROW = "{:<8} {:>11} {:>13} {:>14} {:>4}  {:>14}"


def main() -> None:
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not installed; on Debian: apt-get install chromium")
    print(ROW.format("page", *GOALS, "machine's index"))
    missed = [f"{page} {goal}" for page, address in PAGES.items() for goal in _missed(chromium, page, address)]
    if missed:
        sys.exit(f"Below the goals {GOALS}: {', '.join(missed)}")


def _missed(chromium: str, page: str, address: str) -> list[str]:
    reports = [_report(chromium, PORTAL + address) for _run in range(RUNS)]
    scores = {goal: median(_score(report, goal) for report in reports) for goal in GOALS}
    index = median(report["environment"]["benchmarkIndex"] for report in reports)
    print(ROW.format(page, *(f"{score:.0f}" for score in scores.values()), f"{index:.0f}"), flush=True)
    return [goal for goal, score in scores.items() if score < GOALS[goal]]


def _report(chromium: str, address: str) -> dict[str, Any]:
    """Raises CalledProcessError when the page cannot be read."""
    flags = "--headless=new --no-sandbox --disable-gpu"
    command = [str(ROOT / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json"]
    answer = subprocess.run(
        [*command, f"--chrome-flags={flags}"],
        env=os.environ | {"CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        check=True,
    )
    return dict(json.loads(answer.stdout))


def _score(report: dict[str, Any], category: str) -> float:
    return round(100 * (report["categories"][category]["score"] or 0))


if __name__ == "__main__":
    main()
