def spin(n):
    s = 0
    for i in range(n):
        s += i * i % 7
    return s


def work(n):
    s = 0
    for _ in range(20):
        s += spin(7 * n)  # TOTAL 70
        s += spin(2 * n)  # TOTAL 20
        s += spin(n)  # TOTAL 10
    return s


kept = bytearray(b"x") * 20_000_000  # ALLOC
print(work(3000) + len(kept))
