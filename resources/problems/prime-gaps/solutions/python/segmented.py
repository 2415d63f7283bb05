import sys

BLOCK = 1 << 16  # odd numbers per block


def base_primes(limit):
    flags = bytearray(b"\1") * (limit + 1)
    for p in range(2, int(limit ** 0.5) + 1):
        if flags[p]:
            flags[p * p::p] = bytes(len(range(p * p, limit + 1, p)))
    return [p for p in range(3, limit + 1, 2) if flags[p]]


def main():
    n = int(sys.stdin.readline())
    if n < 5:
        print(*[(0, 0, 0), (0, 0, 0), (1, 0, 0), (2, 1, 2), (2, 1, 2)][n])
        return
    base = base_primes(int(n ** 0.5) + 1)
    count, gap, start = 1, 2, 3
    previous = 3
    for low in range(3, n + 1, 2 * BLOCK):
        size = min(BLOCK, (n - low) // 2 + 1)
        flags = bytearray(b"\1") * size
        for p in base:
            first = p * p
            if first >= low + 2 * size:
                break
            if first < low:
                first = low + -low % p
                if first % 2 == 0:
                    first += p
            index = (first - low) // 2
            flags[index::p] = bytes(len(range(index, size, p)))
        count += flags.count(1)

        # Inside a block only runs of zeros longer than the best gap matter.
        at = flags.find(1)
        if at < 0:
            continue  # a short last block can be empty
        if low + 2 * at - previous > gap:
            gap, start = low + 2 * at - previous, previous
        last = flags.rfind(1)
        while True:
            at = flags.find(bytes(gap // 2), at, last)
            if at < 0:
                break
            end = flags.find(1, at)
            gap, start = 2 * (end - at + 1), low + 2 * (at - 1)
            at = end
        previous = low + 2 * last
    print(count, gap, start)


main()
