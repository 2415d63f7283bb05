import mmap, os, time
file = os.open("/tmp/kept", os.O_CREAT | os.O_RDWR)
for i in range(12):
    os.write(file, b"\5" * (1 << 20))
populate = 0x8000
end = time.monotonic() + 0.8
while time.monotonic() < end:
    kept = mmap.mmap(file, 12 << 20, mmap.MAP_SHARED | populate, mmap.PROT_READ)
    until = time.monotonic() + 0.0044
    while time.monotonic() < until:
        pass
    kept.close()
    until = time.monotonic() + 0.004
    while time.monotonic() < until:
        pass
print("done")
