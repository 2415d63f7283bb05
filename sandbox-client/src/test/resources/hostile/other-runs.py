import os
left = os.listdir("/tmp")
open("/tmp/left-by-a-run", "w").write("x")
os.mkdir("/dev/shm/x")
print("escaped" if left else "empty")
