import sys


def main():
    text = sys.stdin.buffer.readline().strip()
    # Pieces between closing brackets: runs of "(" of known length.
    pieces = list(map(len, text.split(b")")))
    pieces.pop()
    stack = [0]  # where the matched parts at each depth begin
    length = start = 0
    position = 0
    for opened in pieces:
        if opened == 1:
            position += 2
        elif opened:
            stack.extend(range(position + 1, position + opened))
            position += opened + 1
        else:
            position += 1
            if len(stack) == 1:
                stack[0] = position
                continue
            stack.pop()
        begin = stack[-1]
        if position - begin > length:
            length = position - begin
            start = begin + 1
    print(length, start)


main()
