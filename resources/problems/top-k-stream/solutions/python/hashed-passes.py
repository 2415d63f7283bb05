import sys
from io import BytesIO

PASSES = 6


def main():
    head, _, text = sys.stdin.buffer.read().partition(b"\n")
    k = int(head)
    top = []
    # The table of a pass holds a share of the keys only.
    for share in range(PASSES):
        counts = {}
        for line in BytesIO(text):
            key = line.strip()
            if hash(key) % PASSES == share:
                counts[key] = counts.get(key, 0) + 1
        top += [(-count, key) for key, count in counts.items()]
        top.sort()
        del top[k:]
    for count, key in top:
        print(key.decode(), -count)


main()
