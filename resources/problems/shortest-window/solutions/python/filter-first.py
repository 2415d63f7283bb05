# Filter the required entries with C-level loops, then use two pointers on them.
import sys
from itertools import compress


def main():
    data = sys.stdin.buffer.read().split()
    n, k = int(data[0]), int(data[1])
    missing = {}
    for code in data[2:2 + k]:
        missing[code] = missing.get(code, 0) + 1
    del data[:2 + k]
    wanted = list(map(missing.__contains__, data))
    codes = list(compress(data, wanted))
    places = list(compress(range(1, n + 1), wanted))

    best_length = n + 1
    best_start = -1
    left = 0
    for code, place in zip(codes, places):
        count = missing[code] - 1
        missing[code] = count
        if count >= 0:
            k -= 1
        while missing[codes[left]] < 0:
            missing[codes[left]] += 1
            left += 1
        if k == 0 and place - places[left] < best_length:
            best_start = places[left]
            best_length = place - best_start
    if best_start < 0:
        print(-1)
    else:
        print(best_length + 1, best_start)


main()
