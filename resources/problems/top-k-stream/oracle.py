"""Independent check: the keys are sorted and counted as runs, no hashing.
Small inputs are also answered by repeatedly taking out the best key."""
import sys


def by_sorting(keys, k):
    keys = sorted(keys)
    runs = []
    begin = 0
    for end in range(1, len(keys) + 1):
        if end == len(keys) or keys[end] != keys[begin]:
            runs.append((begin - end, keys[begin]))
            begin = end
    runs.sort()
    return [(key, -count) for count, key in runs[:k]]


def by_taking_out(keys, k):
    keys = list(keys)
    answer = []
    while keys and len(answer) < k:
        best = keys[0]
        for key in keys:
            here, there = keys.count(key), keys.count(best)
            if here > there or here == there and key < best:
                best = key
        answer.append((best, keys.count(best)))
        keys = [key for key in keys if key != best]
    return answer


def main():
    lines = sys.stdin.read().split("\n")
    k = int(lines[0])
    keys = lines[1:]
    if keys and keys[-1] == "":
        keys.pop()
    assert all(key and " " not in key for key in keys)
    answer = by_sorting(keys, k)
    if len(keys) <= 300:
        assert answer == by_taking_out(keys, k)
    for key, count in answer:
        print(key, count)


main()
