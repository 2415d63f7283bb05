# Words that differ in one letter agree in their first or in their second half.
import sys
from operator import ne


def main():
    n, q = map(int, sys.stdin.readline().split())
    start = sys.stdin.readline().strip()
    middle = len(start) // 2
    by_head = {}
    by_tail = {}
    for _ in range(n):
        word = sys.stdin.readline().strip()
        by_head.setdefault(word[:middle], set()).add(word[middle:])
        by_tail.setdefault(word[middle:], set()).add(word[:middle])

    distance = {start: 0}
    queue = [start]
    for word in queue:
        steps = distance[word] + 1
        head, tail = word[:middle], word[middle:]
        found = [head + other for other in by_head.get(head, ())
                 if sum(map(ne, other, tail)) == 1]
        found += [other + tail for other in by_tail.get(tail, ())
                  if sum(map(ne, other, head)) == 1]
        for other in found:
            if other not in distance:
                distance[other] = steps
                queue.append(other)
    for _ in range(q):
        print(distance.get(sys.stdin.readline().strip(), -1))


main()
