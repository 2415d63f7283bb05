# Matrix power by repeated squaring, from scratch for every query.
MOD = 1000000007


def multiply(a, b):
    n = len(a)
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] = (c[i][j] + a[i][k] * b[k][j]) % MOD
    return c


def power(matrix, exponent):
    n = len(matrix)
    result = [[int(i == j) for j in range(n)] for i in range(n)]
    while exponent > 0:
        if exponent % 2 == 1:
            result = multiply(result, matrix)
        matrix = multiply(matrix, matrix)
        exponent //= 2
    return result


n, m, q = map(int, input().split())
edges = [[0] * n for _ in range(n)]
for _ in range(m):
    u, v = map(int, input().split())
    edges[u - 1][v - 1] += 1
for _ in range(q):
    s, t, length = map(int, input().split())
    print(power(edges, length)[s - 1][t - 1])
