import sys

LIMIT = 100000


def main():
    data = sys.stdin.buffer.read().split()
    target = int(data[1])
    # Partners can be as far out as target - value, up to 3 * LIMIT.
    # Negative values index the table from its end.
    counts = [0] * (6 * LIMIT + 1)
    pairs = 0
    for value in map(int, data[2:]):
        pairs += counts[target - value]
        counts[value] += 1
    print(pairs)


main()
