# Level by level: collect the patterns of the frontier, then scan all words that
# were not reached yet. No index of the words is ever kept.
import sys


def patterns(word):
    return [word[:i] + "." + word[i + 1:] for i in range(len(word))]


def main():
    n, q = map(int, sys.stdin.readline().split())
    start = sys.stdin.readline().strip()
    waiting = [sys.stdin.readline().strip() for _ in range(n)]
    waiting = [word for word in waiting if word != start]
    targets = [sys.stdin.readline().strip() for _ in range(q)]

    distance = dict.fromkeys(targets, -1)
    frontier = [start]
    level = 0
    while frontier:
        reachable = set()
        for word in frontier:
            if word in distance:
                distance[word] = level
            reachable.update(patterns(word))
        frontier = []
        rest = []
        for word in waiting:
            if reachable.isdisjoint(patterns(word)):
                rest.append(word)
            else:
                frontier.append(word)
        waiting = rest
        level += 1
    for target in targets:
        print(distance[target])


main()
