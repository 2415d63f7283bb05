# Only the required entries of the current window are kept.
import sys
from collections import deque


def main():
    lines = sys.stdin.buffer
    n, k = map(int, lines.readline().split())
    missing = {}
    for word in lines.readline().split():
        missing[word] = missing.get(word, 0) + 1

    best_length = n + 1
    best_start = -1
    window = deque()
    position = 0
    for line in lines:
        position += 1
        code = line.rstrip()
        if code not in missing:
            continue
        window.append((position, code))
        missing[code] -= 1
        if missing[code] >= 0:
            k -= 1
        while missing[window[0][1]] < 0:
            missing[window.popleft()[1]] += 1
        if k == 0 and position - window[0][0] + 1 < best_length:
            best_start = window[0][0]
            best_length = position - best_start + 1
    if best_start < 0:
        print(-1)
    else:
        print(best_length, best_start)


main()
