"""Independent check.

Small inputs: every pair is tried. Large inputs: ordered pairs are counted
from the runs of the sorted list, the pairs of an element with itself are
taken off, and the rest is halved.
"""
import sys
from itertools import groupby


def by_trying(values, target):
    n = len(values)
    return sum(
        1
        for i in range(n)
        for j in range(i + 1, n)
        if values[i] + values[j] == target
    )


def by_runs(values, target):
    size = {value: len(list(run)) for value, run in groupby(sorted(values))}
    ordered = sum(count * size.get(target - value, 0) for value, count in size.items())
    with_itself = sum(1 for value in values if 2 * value == target)
    assert (ordered - with_itself) % 2 == 0
    return (ordered - with_itself) // 2


def main():
    data = [int(token) for token in sys.stdin.read().split()]
    n, target, values = data[0], data[1], data[2:]
    assert len(values) == n
    answer = by_runs(values, target)
    if n <= 3000:
        assert answer == by_trying(values, target)
    print(answer)


main()
