import sys


def main():
    stack = [0]  # positions where the matched parts at each depth begin
    length = start = 0
    position = 0
    push, pop = stack.append, stack.pop
    while True:
        block = sys.stdin.buffer.read(1 << 14)
        if not block:
            break
        for position, bracket in enumerate(block, position + 1):
            if bracket == 40:
                push(position)
            elif bracket == 41:
                pop()
                if stack:
                    if position - stack[-1] > length:
                        length = position - stack[-1]
                        start = stack[-1] + 1
                else:
                    push(position)
    print(length, start)


main()
