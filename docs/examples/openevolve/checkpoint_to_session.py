"""Makes a session file of an OpenEvolve checkpoint folder, for `./workbench sessions import`. Standard library only.

    python3 checkpoint_to_session.py CHECKPOINT --problem pair-sums evolved.json

Programs become versions in the order in which they were found, under their parents where the checkpoint still has those.
Nothing of them was measured by the workbench: the reason of each says OpenEvolve's score, and no figure is shown.
"""

import argparse
import datetime
import json
import os
import sys


def programs(folder):
    """The checkpoint's programs, oldest first."""
    names = os.path.join(folder, "programs")
    if not os.path.isdir(names):
        sys.exit("%s has no folder programs; name a folder checkpoint_N of OpenEvolve" % folder)
    found = []
    for name in sorted(os.listdir(names)):
        if name.endswith(".json"):
            with open(os.path.join(names, name), encoding="utf-8") as file:
                found.append(json.load(file))
    if not found:
        sys.exit("%s has no programs in it" % folder)
    return sorted(found, key=lambda p: (p.get("iteration_found", 0), p.get("timestamp", 0), p["id"]))


def events(found, problem, objective, stamp):
    """The events of a session that is over."""
    now = stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    settings = {
        "objective": objective.upper(), "policy": "MAP_ELITES", "acceptance": "PLAIN", "iterations": 0,
        "candidates": 1, "feedback": False, "seed": 1, "model": "openevolve",
        "requests": {"system": "", "template": "", "temperature": None, "topP": None, "maxTokens": 4096, "extra": {}},
        "stops": {"patience": 0, "tokens": 0, "money": 0.0, "minutes": 0.0, "percentile": 0.0,
                  "inputPrice": 0.0, "outputPrice": 0.0},
    }  # fmt: skip
    language = found[0].get("language", "python")
    yield "SessionStarted", {
        "session": stamp.strftime("%Y%m%d-%H%M%S-openevolve"), "problem": problem, "language": language,
        "settings": settings, "isolation": "PROCESS_ONLY", "at": now,
    }  # fmt: skip
    ids = {}
    for version, program in enumerate(found):
        parent = ids.get(program.get("parent_id"))
        ids[program["id"]] = version
        first = version == 0
        yield "VersionCreated", {
            "version": version, "parent": None if first else parent if parent is not None else 0,
            "origin": "ORIGINAL" if first else "HAND", "step": 0, "code": program["code"],
        }  # fmt: skip
        score = program.get("metrics", {}).get("combined_score")
        words = "no score" if score is None else "score %.4g" % score
        yield "VersionDeclined", {
            "version": version,
            "reason": "not tried: %s in OpenEvolve, iteration %s" % (words, program.get("iteration_found", "?")),
        }
    yield "SessionEnded", {"reason": "imported from OpenEvolve", "at": now}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    parser.add_argument("--problem", required=True)
    parser.add_argument("--objective", choices=("time", "memory", "integral"), default="time")
    arguments = parser.parse_args()
    found = programs(arguments.checkpoint)
    stamp = datetime.datetime.now(datetime.timezone.utc)
    rows = [{"kind": kind, "data": data} for kind, data in events(found, arguments.problem, arguments.objective, stamp)]
    with open(arguments.out, "w", encoding="utf-8") as file:
        json.dump({"format": "afterburner-workbench-session", "version": 1, "events": rows}, file)
    print("%d programs written to %s" % (len(found), arguments.out))


if __name__ == "__main__":
    main()
