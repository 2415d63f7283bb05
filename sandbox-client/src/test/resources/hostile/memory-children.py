import os, time
for _ in range(8):
    if os.fork() == 0:
        block = bytearray(40_000_000)
        time.sleep(60)
time.sleep(60)
