try:
    with open("/tmp/sparse", "wb") as f:
        f.truncate(1_000_000_000)
    print("escaped")
except OSError:
    print("refused")
