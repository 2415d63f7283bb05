# Several passes over the text; each one counts the hashes with certain low
# bits only, so that a small part of them is in memory at a time.
import sys

PASSES = 16


def main():
    n, k = map(int, sys.stdin.buffer.readline().split())
    text = sys.stdin.buffer.readline().strip()
    count = 0
    for part in range(PASSES):
        seen = set()
        for i in range(n - k + 1):
            value = hash(text[i:i + k])
            if value % PASSES == part:
                seen.add(value)
        count += len(seen)
    print(count)


main()
