n = 0
while True:
    try:
        with open(f"/tmp/{n}", "wb") as f:
            f.write(b"x" * 1_000_000)
        n += 1
    except OSError:
        pass
