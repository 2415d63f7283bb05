# Move a window of k characters over the text and collect its contents.
from collections import deque

n, k = map(int, input().split())
text = input().strip()

seen = set()
window = deque()
for letter in text:
    window.append(letter)
    if len(window) > k:
        window.popleft()
    if len(window) == k:
        seen.add("".join(window))
print(len(seen))
