# Keep a list of disjoint intervals and rebuild it for every new interval.
n = int(input())
disjoint = []
for _ in range(n):
    a, b = map(int, input().split())
    if a == b:
        continue
    rest = []
    for lo, hi in disjoint:
        if hi < a or lo > b:
            rest.append((lo, hi))
        else:
            a = min(a, lo)
            b = max(b, hi)
    rest.append((a, b))
    disjoint = rest

print(sum(hi - lo for lo, hi in disjoint))
