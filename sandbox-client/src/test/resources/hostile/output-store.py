import os, time
for i in range(3):
    os.pwrite(1, bytes([97 + i]) * (1 << 20), i << 20)
time.sleep(0.1)
kept = b"b"
try:
    kept = os.pread(1, 1, 1 << 20) + b"readable"
except OSError:
    try:
        os.fchmod(1, 0o666)
        kept = os.pread(os.open("/proc/self/fd/1", os.O_RDWR), 1, 1 << 20)
    except OSError:
        pass
os.ftruncate(1, 0)
os.lseek(1, 0, 0)
print("done" if kept == b"b" else "lost")
