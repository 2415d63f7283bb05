"""Independent check.

Runs of land in each row are joined with the touching runs of the row above
in a disjoint-set forest. Small maps are also flooded by repeated spreading
of labels until nothing changes.
"""
import re
import sys
from collections import Counter


def by_runs(grid):
    parent, size = [], []

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    above = []
    for row in grid:
        runs = []
        for match in re.finditer("#+", row):
            begin, end = match.span()
            me = len(parent)
            parent.append(me)
            size.append(end - begin)
            runs.append((begin, end, me))
        i = j = 0
        while i < len(above) and j < len(runs):
            if above[i][0] < runs[j][1] and runs[j][0] < above[i][1]:
                x, y = find(above[i][2]), find(runs[j][2])
                if x != y:
                    if size[x] < size[y]:
                        x, y = y, x
                    parent[y] = x
                    size[x] += size[y]
            if above[i][1] < runs[j][1]:
                i += 1
            else:
                j += 1
        above = runs
    roots = [x for x in range(len(parent)) if parent[x] == x]
    return len(roots), max((size[x] for x in roots), default=0)


def by_spreading(grid):
    label = {
        (r, c): (r, c)
        for r, row in enumerate(grid)
        for c, cell in enumerate(row)
        if cell == "#"
    }
    changed = True
    while changed:
        changed = False
        for r, c in label:
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near in label and label[near] < label[r, c]:
                    label[r, c] = label[near]
                    changed = True
    sizes = Counter(label.values())
    return len(sizes), max(sizes.values(), default=0)


def main():
    lines = sys.stdin.read().split("\n")
    rows, columns = map(int, lines[0].split())
    grid = lines[1:rows + 1]
    assert len(grid) == rows and all(len(row) == columns for row in grid)
    assert all(set(row) <= set("#.") for row in grid)
    answer = by_runs(grid)
    if rows * columns <= 2500:
        assert answer == by_spreading(grid)
    print(*answer)


main()
