import sys
from collections import Counter


def main():
    tokens = sys.stdin.buffer.read().split()
    k = int(tokens[0])
    del tokens[0]
    counts = Counter(tokens)

    # Only keys at least as frequent as the k-th count can be in the answer.
    least = sorted(counts.values())[-k:][0] if counts else 0
    top = sorted((-count, key) for key, count in counts.items() if count >= least)
    for count, key in top[:k]:
        print(key.decode(), -count)


main()
