# Try only letters that occur at that place in some allowed word, and take
# words out of the set once they are reached.
import sys


def main():
    n, q = map(int, sys.stdin.readline().split())
    start = sys.stdin.readline().strip()
    unreached = {sys.stdin.readline().strip() for _ in range(n)}
    targets = [sys.stdin.readline().strip() for _ in range(q)]
    letters = ["".join(set(column)) for column in zip(*unreached)]
    unreached.discard(start)

    distance = dict.fromkeys(targets, -1)
    frontier = [start]
    level = 0
    while frontier:
        following = []
        for word in frontier:
            if word in distance:
                distance[word] = level
            for i, choices in enumerate(letters):
                head, tail = word[:i], word[i + 1:]
                found = unreached.intersection([head + c + tail for c in choices])
                if found:
                    unreached -= found
                    following += found
        frontier = following
        level += 1
    for target in targets:
        print(distance[target])


main()
