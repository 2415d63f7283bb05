import random
import sys


class Node:
    def __init__(self, value, priority):
        self.value = value
        self.priority = priority
        self.size = 1
        self.left = None
        self.right = None


def size(node):
    return node.size if node else 0


def rotate_right(node):
    top = node.left
    node.left = top.right
    top.right = node
    top.size = node.size
    node.size = 1 + size(node.left) + size(node.right)
    return top


def rotate_left(node):
    top = node.right
    node.right = top.left
    top.left = node
    top.size = node.size
    node.size = 1 + size(node.left) + size(node.right)
    return top


def insert(node, fresh):
    if node is None:
        return fresh
    node.size += 1
    if fresh.value < node.value:
        node.left = insert(node.left, fresh)
        if node.left.priority < node.priority:
            node = rotate_right(node)
    else:
        node.right = insert(node.right, fresh)
        if node.right.priority < node.priority:
            node = rotate_left(node)
    return node


def select(node, index):
    while True:
        left = size(node.left)
        if index < left:
            node = node.left
        elif index == left:
            return node.value
        else:
            index -= left + 1
            node = node.right


def main():
    rng = random.Random(1)
    values = list(map(int, sys.stdin.read().split()))[1:]
    root = None
    medians = []
    for index, value in enumerate(values):
        root = insert(root, Node(value, rng.random()))
        medians.append(select(root, index // 2))
    print("\n".join(map(str, medians)))


main()
