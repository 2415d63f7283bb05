import sys


def main():
    n, k = map(int, sys.stdin.readline().split())
    missing = {}
    for word in sys.stdin.readline().split():
        missing[int(word)] = missing.get(int(word), 0) + 1
    log = [int(sys.stdin.readline()) for _ in range(n)]

    best_length = n + 1
    best_start = -1
    open_codes = k
    left = 0
    for right in range(n):
        code = log[right]
        if code in missing:
            if missing[code] > 0:
                open_codes -= 1
            missing[code] -= 1
        while open_codes == 0:
            if right - left + 1 < best_length:
                best_length = right - left + 1
                best_start = left + 1
            code = log[left]
            if code in missing:
                missing[code] += 1
                if missing[code] > 0:
                    open_codes += 1
            left += 1
    if best_start < 0:
        print(-1)
    else:
        print(best_length, best_start)


main()
