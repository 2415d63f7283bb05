import sys


def main():
    values = list(map(int, sys.stdin.buffer.read().split()))[1:]
    distinct = sorted(set(values))
    rank = {value: i for i, value in enumerate(distinct)}
    text = [str(value) for value in distinct]
    counts = [0] * len(distinct)

    out = []
    median = rank[values[0]] if values else 0
    below = 0  # values received with a rank under the median
    for k, value in enumerate(values):
        i = rank[value]
        counts[i] += 1
        if i < median:
            below += 1
        index = k // 2
        while below > index:
            median -= 1
            below -= counts[median]
        while below + counts[median] <= index:
            below += counts[median]
            median += 1
        out.append(text[median])
    print("\n".join(out))


main()
