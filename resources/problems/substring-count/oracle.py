"""Independent check without hashing of text: prefix doubling numbers the
different substrings of lengths 1, 2, 4, ...; two overlapping ones of the
largest such length determine a substring of length k."""
import sys

first, text = sys.stdin.read().split("\n")[:2]
n, k = map(int, first.split())
text = text.strip()
if k > n:
    print(0)
else:
    names = [ord(c) - 97 for c in text]
    length = 1
    while 2 * length <= k:
        known = {}
        names = [known.setdefault((names[i], names[i + length]), len(known))
                 for i in range(len(names) - length)]
        length *= 2
    shift = k - length
    print(len({(names[i], names[i + shift]) for i in range(n - k + 1)}))
