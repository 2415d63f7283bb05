import sys
from collections import Counter


def main():
    head, _, body = sys.stdin.buffer.read().partition(b"\n")
    target = int(head.split()[1])
    # Counting the raw tokens avoids one int() call per element.
    counts = {int(token): count for token, count in Counter(body.split()).items()}
    pairs = 0
    for value, count in counts.items():
        partner = target - value
        if value < partner:
            pairs += count * counts.get(partner, 0)
        elif value == partner:
            pairs += count * (count - 1) // 2
    print(pairs)


main()
