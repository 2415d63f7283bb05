import re
import sys


def main():
    sys.stdin.readline()
    find_runs = re.compile("#+").finditer
    islands = 0
    largest = 0
    above = []  # (begin, end, label) of the last row's runs
    sizes = []  # size per label of the last row
    for line in sys.stdin:
        parent = list(range(len(sizes)))
        size = sizes
        runs = []
        position = 0
        for match in find_runs(line):
            begin, end = match.span()
            root = -1
            while position < len(above) and above[position][1] <= begin:
                position += 1
            at = position
            while at < len(above) and above[at][0] < end:
                other = above[at][2]
                while parent[other] != other:
                    other = parent[other]
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

        # Number the islands that go on afresh; the others are complete.
        fresh = {}
        above = []
        for begin, end, label in runs:
            while parent[label] != label:
                label = parent[label]
            above.append((begin, end, fresh.setdefault(label, len(fresh))))
        sizes = [0] * len(fresh)
        for label, total in enumerate(size):
            if label in fresh:
                sizes[fresh[label]] = total
            elif parent[label] == label:
                islands += 1
                largest = max(largest, total)
    print(islands + len(sizes), max([largest] + sizes))


main()
