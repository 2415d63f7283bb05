import sys


def main():
    k = int(sys.stdin.readline())
    counts = {}
    board = set()  # the k most frequent keys so far
    for line in sys.stdin:
        key = line.strip()
        count = counts.get(key, 0) + 1
        counts[key] = count
        if key in board:
            continue
        # A newcomer replaces the weakest key if it beats it.
        board.add(key)
        if len(board) > k:
            board.remove(max(board, key=lambda item: (-counts[item], item)))
    for key in sorted(board, key=lambda item: (-counts[item], item)):
        print(key, counts[key])


main()
