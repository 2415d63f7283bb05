import sys


def main():
    k = int(sys.stdin.readline())
    counts = {}
    board = []  # the k most frequent keys so far, in output order
    for line in sys.stdin:
        key = line.strip()
        counts[key] = counts.get(key, 0) + 1
        if key not in board:
            board.append(key)
        board.sort(key=lambda item: (-counts[item], item))
        del board[k:]
    for key in board:
        print(key, counts[key])


main()
