#!/usr/bin/env python3
"""Read a session file of the Afterburner Workbench: print its versions, draw their memory curves.

Usage: plot_session.py SESSION.json[.gz] [CURVES.svg]
Needs nothing but Python 3.9 or newer.
"""
import gzip
import json
import statistics
import sys
from itertools import accumulate

COLOURS = ["#3d5afe", "#e8590c", "#2b8a3e", "#9c36b5", "#c2255c", "#1098ad", "#5f3dc4", "#868e96"]


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        session = json.load(file)
    if session.get("format") != "afterburner-workbench-session":
        sys.exit(f"{path} is not a session file")
    return session["events"]


def curve(event):
    """Times in s and resident memory in MB of a RunFinished event."""
    c = event["curve"]
    at = [t / 1e9 for t in accumulate(c["at_ns_steps"])]
    resident = [b / 1e6 for b in accumulate(c["resident_bytes_steps"])]
    if at:
        at.append(c["end_ns"] / 1e9)
        resident.append(resident[-1])
    return at, resident


def versions(events):
    found = {}
    for event in events:
        data = event["data"]
        if event["kind"] == "VersionCreated":
            found[data["version"]] = {"code": data["code"], "step": data["step"], "runs": [], "said": ""}
        elif event["kind"] == "RunFinished":
            found[data["version"]]["runs"].append(event)
        elif event["kind"] in ("VersionAccepted", "VersionDeclined"):
            word = "accepted" if event["kind"] == "VersionAccepted" else "declined"
            found[data["version"]]["said"] = f"{word}: {data['reason']}"
    return found


def typical(runs):
    """The run whose wall time is the median one."""
    return sorted(runs, key=lambda run: run["data"]["wallNanos"])[len(runs) // 2]


def draw(found, path, width=900, height=420, margin=50):
    curves = {v: curve(typical(data["runs"])) for v, data in found.items() if data["runs"]}
    end = max(at[-1] for at, _ in curves.values())
    top = max(max(resident) for _, resident in curves.values()) * 1.05
    lines = []
    for i, (version, (at, resident)) in enumerate(curves.items()):
        colour = COLOURS[i % len(COLOURS)]
        points = " ".join(
            f"{margin + t / end * (width - 2 * margin):.1f},{height - margin - m / top * (height - 2 * margin):.1f}"
            for t, m in zip(at, resident)
        )
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        lines.append(f'<text x="{width - margin + 8}" y="{margin + 16 * i}" fill="{colour}">v{version}</text>')
    lines.append(f'<text x="{margin}" y="{height - 15}">0 to {end:.3g} s; resident memory up to {top:.3g} MB</text>')
    with open(path, "w", encoding="utf-8") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
                  f'font-family="sans-serif" font-size="12">{"".join(lines)}</svg>\n')


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    events = read(sys.argv[1])
    started = events[0]["data"]
    print(f"{started['session']}: {started['problem']}, {started['language']}, {started['settings']['model']}")
    found = versions(events)
    for version, data in found.items():
        walls = [run["data"]["wallNanos"] / 1e6 for run in data["runs"]]
        time = f"{statistics.median(walls):10.1f} ms in {len(walls):2} runs" if walls else " " * 24
        print(f"v{version:<3} step {data['step']:<3} {time}  {data['said']}")
    if len(sys.argv) == 3:
        draw(found, sys.argv[2])


if __name__ == "__main__":
    main()
