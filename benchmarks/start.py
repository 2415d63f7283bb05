#!/usr/bin/env python3
"""Measures how long ./workbench takes to paint its window, and what it then keeps in memory.

Each start has a new Xvfb and a new home. The time is from the launcher's start until six tenths of
some fifty points of the screen have another colour than the empty screen: all panes are there then.

    benchmarks/start.py [--starts 8] [--idle 20] [--installed LAUNCHER]

Starts with the cache of classes that ./workbench keeps, then as many without it. With LAUNCHER, which
an image or a package has, its starts are measured in turns with those of ./workbench instead.
"""

import argparse
import contextlib
import mmap
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1440, 900
PATIENCE = 120  # s; the first start builds and trains
POINTS = range(200_000, WIDTH * HEIGHT * 4, 80_004)


@contextlib.contextmanager
def screen(number):
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder],
            stderr=subprocess.DEVNULL,
        )
        try:
            while not os.path.exists(f"/tmp/.X11-unix/X{number}"):
                time.sleep(0.01)
            time.sleep(0.5)
            with open(f"{folder}/Xvfb_screen0", "rb") as file:
                with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels:
                    yield pixels
        finally:
            server.terminate()
            server.wait()


def resident(pid):
    """Resident memory, MB."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def start(number, idle, launcher=ROOT / "workbench", home=None):
    """Seconds to the picture, and MB after `idle` seconds."""
    with screen(number) as pixels, tempfile.TemporaryDirectory() as new:
        head = len(pixels) - WIDTH * HEIGHT * 4
        empty = [pixels[head + at : head + at + 3] for at in POINTS]
        environment = {**os.environ, "DISPLAY": f":{number}", "WORKBENCH_HOME": home or new}
        environment.pop("WAYLAND_DISPLAY", None)
        began = time.monotonic()
        window = subprocess.Popen(
            [launcher],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while True:
                took = time.monotonic() - began
                other = sum(
                    pixels[head + at : head + at + 3] != before
                    for at, before in zip(POINTS, empty)
                )
                if other > 0.6 * len(POINTS):
                    break
                if window.poll() is not None or took > PATIENCE:
                    raise SystemExit("the window did not open")
                time.sleep(0.005)
            time.sleep(idle)
            return took, resident(window.pid)
        finally:
            window.terminate()
            window.wait()


def report(name, starts, idle, number):
    tell(name, [start(number + i, idle if i == 0 else 0) for i in range(starts)], idle)


def in_turns(launcher, starts, idle):
    launchers = {"./workbench": ROOT / "workbench", str(launcher): launcher}
    with tempfile.TemporaryDirectory() as homes:
        own = {name: os.path.join(homes, str(i)) for i, name in enumerate(launchers)}
        for name, path in launchers.items():
            start(60, 0, path, own[name])  # unpacks the cache
        results = {name: [] for name in launchers}
        for i in range(starts):
            for name, path in launchers.items():
                results[name].append(start(61 + i, idle if i == 0 else 0, path, own[name]))
    for name in launchers:
        tell(name, results[name], idle)


def tell(name, results, idle):
    times = sorted(seconds for seconds, _ in results)
    print(
        f"{name}: median {statistics.median(times):.2f} s"
        f" ({times[0]:.2f} to {times[-1]:.2f}, {len(times)} starts),"
        f" {results[0][1]} MB resident after {idle} s"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=8)
    parser.add_argument("--idle", type=int, default=20)
    parser.add_argument("--installed", type=pathlib.Path, metavar="LAUNCHER")
    arguments = parser.parse_args()
    if arguments.installed:
        in_turns(arguments.installed.resolve(), arguments.starts, arguments.idle)
        return
    start(60, 0)  # builds and trains where that is needed
    report("with the cache", arguments.starts, arguments.idle, 61)
    cache = max((ROOT / ".workbench" / "aot").glob("window-*.aot"), key=os.path.getmtime)
    kept = cache.rename(cache.with_suffix(".kept"))
    try:
        cache.touch()  # an empty one says to go without
        report("without it", arguments.starts, arguments.idle, 80)
    finally:
        kept.rename(cache)
        cache.touch()


if __name__ == "__main__":
    main()
