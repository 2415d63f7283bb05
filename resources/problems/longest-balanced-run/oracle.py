"""Independent check.

A part from i to j is matched exactly if the running depth is equal at both
ends and nowhere lower between them. For each end the depth is followed with
a table of the first position seen at every depth since the depth was last
lower. Small inputs are also answered by trying all parts.
"""
import sys


def by_depth(text):
    first = [0]  # first[k]: first position at depth base + k
    best = (0, 0)
    for position, bracket in enumerate(text, 1):
        if bracket == "(":
            first.append(position)
        else:
            first.pop()
            if first:
                best = max(best, (position - first[-1], -first[-1]))
            else:
                first.append(position)
    length, start = best
    return (length, 1 - start) if length else (0, 0)


def is_matched(part):
    while "()" in part:
        part = part.replace("()", "")
    return not part


def by_trying(text):
    n = len(text)
    for length in range(n - n % 2, 0, -2):
        for i in range(n - length + 1):
            if text[i] == "(" and is_matched(text[i:i + length]):
                return length, i + 1
    return 0, 0


def main():
    text = sys.stdin.read().strip()
    assert set(text) <= set("()")
    answer = by_depth(text)
    if len(text) <= 200:
        assert answer == by_trying(text)
    print(*answer)


main()
