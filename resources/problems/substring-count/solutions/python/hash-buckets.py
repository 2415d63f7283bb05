# Spread the hashes over typed arrays of eight bytes per entry, then count the
# different values bucket by bucket.
import sys
from array import array

BUCKETS = 64


def main():
    n, k = map(int, sys.stdin.buffer.readline().split())
    text = sys.stdin.buffer.readline().strip()
    buckets = [array("q") for _ in range(BUCKETS)]
    for i in range(n - k + 1):
        value = hash(text[i:i + k])
        buckets[value & (BUCKETS - 1)].append(value)
    print(sum(len(set(bucket)) for bucket in buckets))


main()
