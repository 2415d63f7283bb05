# For each place, words with the same pattern form a ring of indices in a typed
# array. The dictionary for a place is dropped before the next one is built.
import sys
from array import array


def main():
    n, q = map(int, sys.stdin.readline().split())
    start = sys.stdin.readline().strip()
    words = [sys.stdin.readline().strip() for _ in range(n)]
    if start not in words:
        words.append(start)
    rings = []
    for i in range(len(start)):
        ring = array("i", range(len(words)))
        last = {}
        for number, word in enumerate(words):
            pattern = word[:i] + word[i + 1:]
            other = last.setdefault(pattern, number)
            ring[number] = ring[other]
            ring[other] = number
        rings.append(ring)
    del last

    distance = array("i", [-1]) * len(words)
    first = words.index(start)
    distance[first] = 0
    queue = array("i", [first])
    for number in queue:
        steps = distance[number] + 1
        for ring in rings:
            other = ring[number]
            while other != number:
                if distance[other] < 0:
                    distance[other] = steps
                    queue.append(other)
                other = ring[other]

    numbers = {}
    targets = [sys.stdin.readline().strip() for _ in range(q)]
    for target in targets:
        numbers[target] = -1
    for number, word in enumerate(words):
        if word in numbers:
            numbers[word] = distance[number]
    for target in targets:
        print(numbers[target])


main()
