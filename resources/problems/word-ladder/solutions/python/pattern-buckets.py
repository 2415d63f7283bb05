# Index the words by pattern; a bucket is emptied when it is first visited.
import sys


def main():
    data = sys.stdin.read().split()
    n = int(data[0])
    start = data[2]
    places = range(len(start))

    buckets = {}
    for word in data[3:3 + n]:
        for i in places:
            pattern = word[:i] + "." + word[i + 1:]
            if pattern in buckets:
                buckets[pattern].append(word)
            else:
                buckets[pattern] = [word]

    distance = {start: 0}
    queue = [start]
    for word in queue:
        steps = distance[word] + 1
        for i in places:
            for other in buckets.pop(word[:i] + "." + word[i + 1:], ()):
                if other not in distance:
                    distance[other] = steps
                    queue.append(other)
    for target in data[3 + n:]:
        print(distance.get(target, -1))


main()
