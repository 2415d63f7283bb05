"""Independent check without a search queue: distances are relaxed position by
position until nothing changes. Words that differ at one position only form a
group, inside which distances may differ by at most 1."""
import sys

data = sys.stdin.read().split()
n, q = int(data[0]), int(data[1])
start = data[2]
words = data[3:3 + n]
targets = data[3 + n:3 + n + q]
if start in words:
    nodes = words
else:
    nodes = words + [start]

groups = []
for place in range(len(start)):
    members = {}
    for i, word in enumerate(nodes):
        members.setdefault((word[:place], word[place + 1:]), []).append(i)
    groups += [g for g in members.values() if len(g) > 1]

FAR = 10 ** 9
distance = [FAR] * len(nodes)
distance[nodes.index(start)] = 0
changed = True
while changed:
    changed = False
    for group in groups:
        limit = min(distance[i] for i in group) + 1
        if limit > FAR:
            continue
        for i in group:
            if distance[i] > limit:
                distance[i] = limit
                changed = True

number = {word: i for i, word in enumerate(nodes)}
for target in targets:
    d = distance[number[target]] if target in number else FAR
    print(d if d < FAR else -1)
