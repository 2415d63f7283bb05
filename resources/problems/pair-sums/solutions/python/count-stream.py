import sys


def main():
    lines = sys.stdin.buffer
    target = int(next(lines).split()[1])
    counts = {}
    for line in lines:
        if line in counts:
            counts[line] += 1
        else:
            counts[line] = 1

    sizes = {}
    for line, count in counts.items():
        if line.strip():
            value = int(line)
            # The last line may lack its line end, so the same value can occur twice.
            sizes[value] = sizes.get(value, 0) + count
    pairs = 0
    for value, count in sizes.items():
        partner = target - value
        if value < partner:
            pairs += count * sizes.get(partner, 0)
        elif value == partner:
            pairs += count * (count - 1) // 2
    print(pairs)


main()
