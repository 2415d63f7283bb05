import sys


def sweep(text, opening):
    """Longest (length, end) in reading order; ends count from 1."""
    length = end = 0
    depth = begin = 0
    for position, bracket in enumerate(text, 1):
        if bracket == opening:
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and position - begin > length:
                length, end = position - begin, position
        else:
            begin = position
    return length, end


def main():
    text = sys.stdin.buffer.readline().strip()
    n = len(text)
    length, end = sweep(text, 40)
    start = end - length + 1 if length else 0

    # The second sweep, from the right, finds parts behind a surplus of "(".
    # Of equal lengths the one met last begins first.
    depth = 0
    border = n
    for position in range(n - 1, -1, -1):
        if text[position] == 41:
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                size = border - position
                if size > length or size == length and position + 1 < start:
                    length, start = size, position + 1
        else:
            border = position
    print(length, start)


main()
