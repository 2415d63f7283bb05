# From every required entry, extend to the right until everything is found.
n, k = map(int, input().split())
required = [int(word) for word in input().split()]
log = [int(input()) for _ in range(n)]

need = {}
for code in required:
    need[code] = need.get(code, 0) + 1

best_length = n + 1
best_start = -1
for i in range(n):
    if log[i] not in need:
        continue
    missing = dict(need)
    left = k
    for j in range(i, n):
        code = log[j]
        if missing.get(code, 0) > 0:
            missing[code] -= 1
            left -= 1
            if left == 0:
                break
    if left > 0:
        break
    if j - i + 1 < best_length:
        best_length = j - i + 1
        best_start = i

if best_start < 0:
    print(-1)
else:
    print(best_length, best_start + 1)
