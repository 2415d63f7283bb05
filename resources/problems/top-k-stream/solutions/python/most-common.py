import sys
from collections import Counter


def main():
    lines = sys.stdin.read().split()
    k = int(lines[0])
    counts = Counter(lines[1:])
    ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for key, count in ranking[:k]:
        print(key, count)


main()
