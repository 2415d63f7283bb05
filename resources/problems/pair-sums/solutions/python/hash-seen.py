import sys


def main():
    data = list(map(int, sys.stdin.read().split()))
    target = data[1]
    seen = {}
    pairs = 0
    for value in data[2:]:
        pairs += seen.get(target - value, 0)
        seen[value] = seen.get(value, 0) + 1
    print(pairs)


main()
