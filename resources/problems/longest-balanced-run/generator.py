"""Workload generator: python3 generator.py SEED SIZE

About SIZE brackets: random stretches with some more closing than opening
ones, and between them a few long matched stretches.
"""
import random
import sys


def matched(rng, pairs):
    """A random properly matched text of that many pairs."""
    text = []
    opened = closed = 0
    while closed < pairs:
        depth = opened - closed
        if depth == 0 or (opened < pairs and rng.random() < 0.5):
            text.append("(")
            opened += 1
        else:
            text.append(")")
            closed += 1
    return text


def main():
    seed, size = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    text = []
    for part in range(10):
        closing = 0.55 + 0.04 * rng.random()
        for _ in range(size // 10):
            text.append(")" if rng.random() < closing else "(")
        if part % 3 == 1:
            text += matched(rng, int(size / 480 * (0.5 + rng.random())))
    sys.stdout.write("".join(text) + "\n")


main()
