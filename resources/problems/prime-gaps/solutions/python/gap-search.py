import sys


def main():
    n = int(sys.stdin.readline())
    if n < 5:
        print(*[(0, 0, 0), (0, 0, 0), (1, 0, 0), (2, 1, 2), (2, 1, 2)][n])
        return
    size = (n + 1) // 2  # index i stands for 2 * i + 1
    flags = bytearray(b"\1") * size
    flags[0] = 0
    for i in range(1, int(n ** 0.5) // 2 + 1):
        if flags[i]:
            p = 2 * i + 1
            flags[p * p // 2::p] = bytes(len(range(p * p // 2, size, p)))

    # A gap of 2 * d is a run of d - 1 zeros between two ones. Look for longer
    # and longer runs; the search goes on where the last one was found.
    last = flags.rfind(1)
    gap, start = 2, 3
    at = 1
    while True:
        at = flags.find(bytes(gap // 2), at, last)
        if at < 0:
            break
        end = flags.find(1, at)
        gap = 2 * (end - at + 1)
        start = 2 * (at - 1) + 1
        at = end
    print(flags.count(1) + 1, gap, start)


main()
