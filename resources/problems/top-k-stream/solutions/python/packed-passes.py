import sys
import zlib

PASSES = 7
BLOCK = 1 << 15


def lines_of(packed):
    """Yield the lines of a compressed text, a block at a time."""
    unpack = zlib.decompressobj()
    rest = b""
    for piece in packed:
        while piece:
            lines = (rest + unpack.decompress(piece, BLOCK)).split(b"\n")
            rest = lines.pop()
            yield from lines
            piece = unpack.unconsumed_tail
    if rest:
        yield rest


def main():
    stream = sys.stdin.buffer
    k = int(stream.readline())
    pack = zlib.compressobj(1)
    packed = [pack.compress(block) for block in iter(lambda: stream.read(BLOCK), b"")]
    packed.append(pack.flush())

    # Each pass counts only its share of the keys, so the table stays small.
    top = []
    for share in range(PASSES):
        counts = {}
        for key in lines_of(packed):
            if hash(key) % PASSES == share:
                counts[key] = counts.get(key, 0) + 1
        for key, count in counts.items():
            if len(top) < k or (-count, key) < top[-1]:
                top.append((-count, key))
                top.sort()
                del top[k:]
    for count, key in top:
        print(key.decode(), -count)


main()
