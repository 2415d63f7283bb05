import os, time
try:
    os.fchmod(1, 0o666)
    file = os.open("/proc/self/fd/1", os.O_RDWR)
except OSError:
    file = -1
for i in range(3):
    os.pwrite(1, bytes([97 + i]) * (1 << 20), i << 20)
if file >= 0:
    assert os.pread(file, 1, 1 << 20) == b"b"
time.sleep(0.1)
if file < 0:
    os.ftruncate(1, 0)
