"""Scores programs for OpenEvolve and its kin by a running `./workbench serve`. Standard library only.

    WORKBENCH_URL=http://127.0.0.1:8000 WORKBENCH_PROBLEM=pair-sums WORKBENCH_BASELINE=initial_program.py \
        openevolve-run initial_program.py evaluate.py --config config.yaml

WORKBENCH_OBJECTIVE is time, memory or integral (time), WORKBENCH_LANGUAGE python, WORKBENCH_TOKEN the server's token.
combined_score is the lower bound of how many times less the program needs than the baseline, both measured by the
server; 0 where it is wrong. log_time and log_memory are features for MAP-Elites. A wrong program is scored; a server
that is away, busy or that refuses is not: after five tries that raises, so that an outage is never taken for a score.
"""

import json
import math
import os
import sys
import time
import urllib.error
import urllib.request

FIGURES = {"time": "wall_ms", "memory": "peak_kb", "integral": "integral_kb_s"}
TRIES = 5


def evaluate(program_path):
    """The metrics of the program in a file; numbers only."""
    objective = os.environ.get("WORKBENCH_OBJECTIVE", "time")
    with open(program_path, encoding="utf-8") as file:
        code = file.read()
    with open(os.environ["WORKBENCH_BASELINE"], encoding="utf-8") as file:
        baseline = file.read()
    answer = ask(
        {
            "problem": os.environ["WORKBENCH_PROBLEM"],
            "language": os.environ.get("WORKBENCH_LANGUAGE", "python"),
            "objective": objective,
            "code": code,
            "baseline": {"code": baseline},
        }
    )
    return metrics(answer, objective)


def metrics(answer, objective):
    """What /judge answered, as OpenEvolve's metrics."""
    if answer.get("error"):
        raise RuntimeError("the workbench could not judge: %s" % answer["error"])
    cases = answer["cases"]
    share = cases["passed"] / cases["total"] if cases["total"] else 0.0
    figures = answer.get("figures")
    if answer["verdict"] != "passed" or not figures:
        return {"combined_score": 0.0, "passed": 0.0, "cases": share, "log_time": 0.0, "log_memory": 0.0}
    own = figures[FIGURES[objective]]
    original = (answer.get("baseline") or {}).get(FIGURES[objective])
    if original is None:
        raise RuntimeError("the baseline does not pass: nothing can be compared with it")
    return {
        "combined_score": low(original) / own["high"],
        "passed": 1.0,
        "cases": share,
        "log_time": math.log(figures["wall_ms"]["median"]),
        "log_memory": math.log(figures["peak_kb"]["median"]),
    }


def low(figure):
    """The lower end of a figure's interval, or the figure where it has none."""
    return figure["low"] if isinstance(figure, dict) else figure


def ask(body):
    """The answer of /judge. Busy servers are asked again."""
    request = urllib.request.Request(
        os.environ.get("WORKBENCH_URL", "http://127.0.0.1:8000").rstrip("/") + "/judge",
        json.dumps(body).encode("utf-8"),
        {"Content-Type": "application/json"},
    )
    if os.environ.get("WORKBENCH_TOKEN"):
        request.add_header("Authorization", "Bearer " + os.environ["WORKBENCH_TOKEN"])
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=900) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as e:
            if e.code not in (429, 502, 503, 504) or attempt == TRIES - 1:
                raise RuntimeError("the workbench answered %d: %s" % (e.code, e.read()[:300].decode("utf-8", "replace"))) from e
        except urllib.error.URLError:
            if attempt == TRIES - 1:
                raise
        time.sleep(2.0**attempt)
    raise RuntimeError("not reached")


if __name__ == "__main__":
    print(json.dumps(evaluate(sys.argv[1])))
