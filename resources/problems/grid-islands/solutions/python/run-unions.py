import re
import sys


def main():
    sys.stdin.readline()
    find_runs = re.compile("#+").finditer
    parent = []
    size = []

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    above = []
    for line in sys.stdin.read().split("\n"):
        runs = []
        position = 0
        for match in find_runs(line):
            begin, end = match.span()
            root = -1
            # Skip the runs above that end before this one begins.
            while position < len(above) and above[position][1] <= begin:
                position += 1
            at = position
            while at < len(above) and above[at][0] < end:
                other = find(above[at][2])
                if root < 0:
                    root = other
                elif other != root:
                    parent[other] = root
                    size[root] += size[other]
                at += 1
            if root < 0:
                root = len(parent)
                parent.append(root)
                size.append(0)
            size[root] += end - begin
            runs.append((begin, end, root))
        above = runs

    roots = [i for i, p in enumerate(parent) if i == p]
    print(len(roots), max((size[i] for i in roots), default=0))


main()
