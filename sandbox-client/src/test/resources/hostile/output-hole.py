import os, time
os.ftruncate(1, 3 << 20)
with open("/tmp/kept", "wb", buffering=0) as file:
    file.write(b"x" * (3 << 20))
    time.sleep(0.1)
    file.truncate(0)
os.pwrite(1, b"x" * (3 << 20), 0)
