# Cayley-Hamilton: x**L modulo the characteristic polynomial needs no matrix
# powers at all, only the first n walk counts.
import sys

MOD = 1000000007


def characteristic(matrix):
    """Coefficients of det(xI - A), lowest first, through Hessenberg form."""
    a = [row[:] for row in matrix]
    n = len(a)
    for j in range(n - 2):
        pivot = next((i for i in range(j + 1, n) if a[i][j]), None)
        if pivot is None:
            continue
        a[j + 1], a[pivot] = a[pivot], a[j + 1]
        for row in a:
            row[j + 1], row[pivot] = row[pivot], row[j + 1]
        inverse = pow(a[j + 1][j], MOD - 2, MOD)
        for i in range(j + 2, n):
            factor = a[i][j] * inverse % MOD
            if factor:
                a[i] = [(x - factor * y) % MOD for x, y in zip(a[i], a[j + 1])]
                for row in a:
                    row[j + 1] = (row[j + 1] + factor * row[i]) % MOD
    polys = [[1]]
    for k in range(n):
        poly = [0] + polys[k]
        for i, c in enumerate(polys[k]):
            poly[i] -= a[k][k] * c
        product = 1
        for i in range(k - 1, -1, -1):
            product = product * a[i + 1][i] % MOD
            factor = product * a[i][k] % MOD
            for j, c in enumerate(polys[i]):
                poly[j] -= factor * c
        polys.append([c % MOD for c in poly])
    return polys[n]


def power_of_x(exponent, modulus):
    n = len(modulus) - 1
    tail = modulus[:n]
    result = [1] + [0] * (n - 1)
    for bit in bin(exponent)[2:]:
        square = [0] * (2 * n)
        for i, x in enumerate(result):
            if x:
                for j, y in enumerate(result, i):
                    square[j] += x * y
        if bit == "1":
            square.insert(0, 0)
        for i in range(len(square) - 1, n - 1, -1):
            top = square[i] % MOD
            if top:
                for j, c in enumerate(tail, i - n):
                    square[j] -= top * c
        result = [c % MOD for c in square[:n]]
    return result


def main():
    n, m, q = map(int, sys.stdin.readline().split())
    matrix = [[0] * n for _ in range(n)]
    edges = []
    for _ in range(m):
        u, v = map(int, sys.stdin.readline().split())
        edges.append((u - 1, v - 1))
        matrix[u - 1][v - 1] += 1
    modulus = characteristic(matrix)
    for _ in range(q):
        s, t, length = map(int, sys.stdin.readline().split())
        ways = [0] * n
        ways[s - 1] = 1
        total = 0
        for c in power_of_x(length, modulus):
            total += c * ways[t - 1]
            following = [0] * n
            for u, v in edges:
                following[v] += ways[u]
            ways = [w % MOD for w in following]
        print(total % MOD)


main()
