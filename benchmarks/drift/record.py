#!/usr/bin/env python3
"""Records consecutive runs of one and the same program, quiet and with busy loops beside.

    benchmarks/drift/record.py [--workbench ./workbench] [--runs 300] [--out runs.csv]

Writes a line a run: trace, number, wall and CPU time in ms. Nothing else should run meanwhile. The
traces are what benchmarks/drift/Methods.java and `workbench bench` judge comparisons by.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

PROGRAMS = {
    "c": (
        "spin.c",
        "#include <stdio.h>\n"
        "int main(void) { unsigned x = 1; for (int i = 0; i < 75000000; i++) x = x * 1664525u + i;"
        ' printf("%u\\n", x); }\n',
    ),
    "python": (
        "count.py",
        "seen = {}\n"
        "for i in range(240000):\n"
        "    key = i * 7919 % 10007\n"
        "    seen[key] = seen.get(key, 0) + 1\n"
        "print(len(seen))\n",
    ),
}


def runs(workbench, source, count):
    out = subprocess.run(
        [*workbench, "measure", "--json", "--repeat", str(count), source],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [(run["wall_ms"], run["cpu_ms"]) for run in json.loads(out)["runs"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workbench", default="./workbench")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--only", nargs="*", help="traces to record, such as c-quiet python-busy2")
    parser.add_argument("--idle", default="quiet", help="what traces without loops are called")
    parser.add_argument("--out", default="-")
    options = parser.parse_args()
    target = sys.stdout if options.out == "-" else open(options.out, "a", newline="")
    table = csv.writer(target, lineterminator="\n")
    with tempfile.TemporaryDirectory() as folder:
        for loops in (0, os.cpu_count()):
            for name, (file, text) in PROGRAMS.items():
                trace = f"{name}-" + (options.idle if loops == 0 else f"busy{loops}")
                if options.only and trace not in options.only:
                    continue
                source = os.path.join(folder, file)
                with open(source, "w") as program:
                    program.write(text)
                busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
                try:
                    measured = runs(options.workbench.split(), source, options.runs)
                finally:
                    for loop in busy:
                        loop.kill()
                        loop.wait()
                for number, (wall, cpu) in enumerate(measured):
                    table.writerow([trace, number, f"{wall:.3f}", f"{cpu:.3f}"])
    if target is not sys.stdout:
        target.close()


if __name__ == "__main__":
    main()
