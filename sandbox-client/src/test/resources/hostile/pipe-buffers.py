import os, time
kept = 0
for _ in range(400):
    if kept >= 4 << 20:
        break
    r, w = os.pipe2(os.O_NONBLOCK)
    try:
        while True:
            kept += os.write(w, bytes(4096))
    except BlockingIOError:
        pass
time.sleep(0.1)
print("done" if kept > 3 << 20 else "little")
