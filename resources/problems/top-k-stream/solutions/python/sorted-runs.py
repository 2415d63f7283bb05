import sys
from itertools import groupby


def main():
    k = int(sys.stdin.readline())
    keys = sorted(line.strip() for line in sys.stdin)
    runs = [(-len(list(run)), key) for key, run in groupby(keys)]
    runs.sort()
    for count, key in runs[:k]:
        print(key, -count)


main()
