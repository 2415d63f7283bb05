import sys
from bisect import bisect_left


def main():
    lines = sys.stdin.read().split("\n")
    n, target = map(int, lines[0].split())
    numbers = [int(line) for line in lines[1:n + 1]]
    records = sorted((value, index) for index, value in enumerate(numbers))

    # For element j, its partners are the records (target - value, i) with i < j.
    pairs = 0
    for j, value in enumerate(numbers):
        partner = target - value
        pairs += bisect_left(records, (partner, j)) - bisect_left(records, (partner, -1))
    print(pairs)


main()
