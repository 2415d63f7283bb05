def work(n):
    s = 0
    for _ in range(20):
        for i in range(7 * n):  # SELF 70
            s += i * i % 7  # SELF 70
        for i in range(2 * n):  # SELF 20
            s += i * i % 7  # SELF 20
        for i in range(n):  # SELF 10
            s += i * i % 7  # SELF 10
    return s


print(work(3000))
