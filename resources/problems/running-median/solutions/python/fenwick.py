import sys


def main():
    data = list(map(int, sys.stdin.read().split()))
    values = data[1:]
    distinct = sorted(set(values))
    rank = {value: i for i, value in enumerate(distinct, 1)}
    width = 1
    while width <= len(distinct):
        width *= 2
    tree = [0] * (width + 1)

    out = []
    for k, value in enumerate(values):
        i = rank[value]
        while i <= width:
            tree[i] += 1
            i += i & -i
        wanted = k // 2 + 1
        position = 0
        step = width // 2
        while step:
            if tree[position + step] < wanted:
                position += step
                wanted -= tree[position]
            step //= 2
        out.append(distinct[position])
    print("\n".join(map(str, out)))


main()
