# Breadth-first search; neighbours are found by trying every letter everywhere.
from collections import deque

n, q = map(int, input().split())
start = input().strip()
allowed = set()
for _ in range(n):
    allowed.add(input().strip())

distance = {start: 0}
queue = deque([start])
while queue:
    word = queue.popleft()
    for i in range(len(word)):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            other = word[:i] + letter + word[i + 1:]
            if other in allowed and other not in distance:
                distance[other] = distance[word] + 1
                queue.append(other)

for _ in range(q):
    print(distance.get(input().strip(), -1))
