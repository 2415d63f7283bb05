import sys


def main():
    text = sys.stdin.buffer.readline().strip()
    # Mark the brackets without a partner, then look at the stretches between.
    marks = bytearray(text)
    waiting = []
    push, pop = waiting.append, waiting.pop
    for i, bracket in enumerate(text):
        if bracket == 40:
            push(i)
        elif waiting:
            pop()
        else:
            marks[i] = 120
    for i in waiting:
        marks[i] = 120
    stretches = marks.split(b"x")
    longest = max(stretches, key=len)
    length = len(longest)
    if length == 0:
        print(0, 0)
        return
    position = 0
    for stretch in stretches:
        if len(stretch) == length:
            break
        position += len(stretch) + 1
    print(length, position + 1)


main()
