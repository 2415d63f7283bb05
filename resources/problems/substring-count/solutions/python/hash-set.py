# Keep the 64-bit hash of each slice instead of the slice itself.
import sys


def main():
    n, k = map(int, sys.stdin.buffer.readline().split())
    text = sys.stdin.buffer.readline().strip()
    print(len({hash(text[i:i + k]) for i in range(n - k + 1)}))


main()
