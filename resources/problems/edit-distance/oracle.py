"""Independent check.

The distance is found as a shortest path by a breadth-first search over the
alignment grid, bucket by bucket (moves cost 0 or 1). Small inputs are also
answered by plain recursion over suffixes with memoization.
"""
import sys
from functools import lru_cache


def by_search(a, b):
    goal = (len(a), len(b))
    width = len(b) + 1
    done = bytearray((len(a) + 1) * width)
    bucket = [(0, 0)]
    distance = 0
    while True:
        following = []
        while bucket:
            i, j = bucket.pop()
            if done[i * width + j]:
                continue
            done[i * width + j] = 1
            if (i, j) == goal:
                return distance
            more_a, more_b = i < len(a), j < len(b)
            if more_a and more_b:
                if a[i] == b[j]:
                    bucket.append((i + 1, j + 1))
                else:
                    following.append((i + 1, j + 1))
            if more_a:
                following.append((i + 1, j))
            if more_b:
                following.append((i, j + 1))
        bucket = following
        distance += 1


def by_recursion(a, b):
    @lru_cache(maxsize=None)
    def rest(i, j):
        if i == len(a) or j == len(b):
            return len(a) - i + len(b) - j
        return min(
            rest(i + 1, j) + 1,
            rest(i, j + 1) + 1,
            rest(i + 1, j + 1) + (a[i] != b[j]),
        )

    return rest(0, 0)


def main():
    a, b = (sys.stdin.read().split("\n") + ["", ""])[:2]
    answer = by_search(a, b)
    if len(a) + len(b) <= 400:
        assert answer == by_recursion(a, b)
    print(answer)


main()
