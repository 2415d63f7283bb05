import os, time
f = os.open("/tmp/kept", os.O_RDWR | os.O_CREAT)
for i in range(12):
    os.write(f, bytes([i]) * (1 << 20))
time.sleep(0.1)
print("done" if os.pread(f, 1, 5 << 20)[0] == 5 else "lost")
