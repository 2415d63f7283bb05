# Exact and without hashing of long strings: number the substrings of length
# 1, 2, 4, ... and combine two overlapping numbers at the end.
import sys


def main():
    n, k = map(int, sys.stdin.readline().split())
    text = sys.stdin.readline().strip()
    if k > n:
        print(0)
        return
    names = list(map(ord, text))
    length = 1
    while length < k:
        step = min(length, k - length)
        known = {}
        names = [known.setdefault(pair, len(known)) for pair in zip(names, names[step:])]
        length += step
    print(len(set(names)))


main()
