#!/usr/bin/env python3
"""Measures the same programs by two versions of the workbench, in turns, and prints the ratios of their figures.

    benchmarks/against.py OTHER/workbench ./workbench [--rounds 8] [--runs 10] [--only empty.c work.py]

For each program and figure: the median of the new version's rounds over that of the other's, and an interval that
holds 95 % of the ratios of a bootstrap over the rounds. Each round measures by both, the first one changing.
"""

import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import tempfile

PROGRAMS = {
    "empty.c": "int main(void) { return 0; }",
    "work.c": "int main(void) { for (volatile long i = 0; i < 50000000; i++) {} }",
    "work.py": "print(sum(i * i for i in range(500000)))",
    "Main.java": "public class Main { public static void main(String[] a) { System.out.println(1); } }",
    "forks.c": """#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  char *p = malloc(20 << 20);
  memset(p, 1, 20 << 20);
  for (int round = 0; round < 5; round++) {
    for (int i = 0; i < 20; i++)
      if (!fork()) {
        usleep(2000);
        _exit(0);
      }
    while (wait(0) > 0) {}
  }
}
""",
}
FIGURES = {"time": "wall_ms", "peak": "peak_kb", "integral": "integral_kb_s"}
RESAMPLES = 2000


def measure(workbench, home, program, runs):
    """Medians of a program's runs, by figure."""
    said = subprocess.run(
        [workbench, "measure", "--json", "-r", str(runs), program],
        env={**os.environ, "WORKBENCH_HOME": home},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    taken = json.loads(said.stdout)["runs"]
    return {name: statistics.median(run[key] for run in taken) for name, key in FIGURES.items()}


def interval(pairs):
    """Low and high end of the ratio of medians."""
    chance = random.Random(1)
    ratios = sorted(
        statistics.median(new for _, new in drawn) / statistics.median(old for old, _ in drawn)
        for drawn in (chance.choices(pairs, k=len(pairs)) for _ in range(RESAMPLES))
    )
    return ratios[RESAMPLES // 40], ratios[-RESAMPLES // 40]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", help="the program that starts the version to compare with")
    parser.add_argument("new", help="the program that starts this version")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--only", nargs="*", default=list(PROGRAMS), choices=list(PROGRAMS), metavar="PROGRAM")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes = {given.other: f"{folder}/other", given.new: f"{folder}/new"}
        for name in given.only:
            program = pathlib.Path(folder, name)
            program.write_text(PROGRAMS[name])
            pairs = []
            for number in range(given.rounds):
                order = list(homes)[:: 1 if number % 2 else -1]
                found = {by: measure(by, homes[by], program, given.runs) for by in order}
                pairs.append((found[given.other], found[given.new]))
            for figure in FIGURES:
                of_figure = [(old[figure], new[figure]) for old, new in pairs]
                old, new = (statistics.median(side) for side in zip(*of_figure))
                low, high = interval(of_figure)
                print(f"{name:10} {figure:9} {old:10.2f} {new:10.2f}  {new / old:.3f} ({low:.3f} to {high:.3f})", flush=True)


if __name__ == "__main__":
    main()
