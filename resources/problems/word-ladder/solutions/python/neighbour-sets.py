# Build the whole graph first: a set of neighbours for every word.
import sys
from collections import defaultdict, deque


def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    start = data[2]
    words = set(data[3:3 + n])
    words.add(start)

    buckets = defaultdict(list)
    for word in words:
        for i in range(len(word)):
            buckets[(i, word[:i], word[i + 1:])].append(word)
    neighbours = {word: set() for word in words}
    for bucket in buckets.values():
        for word in bucket:
            neighbours[word].update(bucket)

    distance = {start: 0}
    queue = deque([start])
    while queue:
        word = queue.popleft()
        for other in neighbours[word]:
            if other not in distance:
                distance[other] = distance[word] + 1
                queue.append(other)
    for target in data[3 + n:]:
        print(distance.get(target, -1))


main()
