import sys


def edit_distance(a, b):
    if len(a) < len(b):
        a, b = b, a
    row = list(range(1, len(b) + 1))
    for i, letter in enumerate(a):
        diagonal = i
        left = i + 1
        for j, other in enumerate(b):
            up = row[j]
            if letter == other:
                left = diagonal
            else:
                if up < left:
                    left = up
                if diagonal < left:
                    left = diagonal
                left += 1
            row[j] = left
            diagonal = up
    return row[-1] if row else len(a)


def main():
    a = sys.stdin.readline().strip()
    b = sys.stdin.readline().strip()
    print(edit_distance(a, b))


main()
